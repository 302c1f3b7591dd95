package dev.smbridge.adapter.json;

import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.Outcome;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a page that fits into an answer. */
final class AnswerPage {
  /** What an entry takes beside its path and its name. */
  private static final int FRAME_BYTES = 128;

  private AnswerPage() {}

  /** Puts as many entries as have room, at least one, and the token that goes on behind them. */
  static void put(
      Outcome.Listed listed,
      long mostBytes,
      AnswerDocument answers,
      Map<String, @Nullable Object> answer) {
    var entries = new ArrayList<Map<String, @Nullable Object>>();
    var nextToken = listed.nextToken();
    var bytes = 0L;
    for (var entry : listed.entries()) {
      bytes +=
          FRAME_BYTES
              + JsonPrinter.bytesAtMost(entry.path())
              + JsonPrinter.bytesAtMost(entry.name());
      if (bytes > mostBytes && !entries.isEmpty()) {
        nextToken = listed.entries().get(entries.size() - 1).path();
        break;
      }
      entries.add(answers.entry(entry));
    }
    answer.put("entries", entries);
    answer.put("nextToken", nextToken);
  }
}
