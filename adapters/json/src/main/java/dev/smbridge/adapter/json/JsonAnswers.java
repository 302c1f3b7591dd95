package dev.smbridge.adapter.json;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.copy.CheckSummary;
import dev.smbridge.domain.copy.TreePart;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.ProbeStep;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.ShareName;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as trees for JSON. */
final class JsonAnswers implements AnswerDocument {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @Override
  public Map<String, @Nullable Object> answer(Result result, String requestId, long mostBytes)
      throws FileFailure {
    var failure = result.failure().orElse(null);
    var status = failure != null ? "failed" : result.isPartial() ? "partial" : "ok";
    var answer = opened(status, result.operation().name());
    outcome(result, mostBytes, answer);
    if (failure != null) {
      answer.put("failure", failure(failure));
    }
    if (!result.notes().isEmpty()) {
      answer.put("notes", result.notes());
    }
    var session = result.session();
    if (session != null) {
      answer.put("session", session(session));
    }
    answer.put("requestId", requestId);
    return answer;
  }

  @Override
  public Map<String, @Nullable Object> refusal(
      @Nullable String operation, FileFailure failure, String requestId) {
    var answer = opened("failed", operation);
    answer.put("failure", failure(failure));
    answer.put("requestId", requestId);
    return answer;
  }

  private static Map<String, @Nullable Object> opened(String status, @Nullable String operation) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("status", status);
    answer.put("operation", operation);
    return answer;
  }

  private void outcome(Result result, long mostBytes, Map<String, @Nullable Object> answer)
      throws FileFailure {
    switch (result.outcome()) {
      case Outcome.Listed listed -> {
        AnswerPage.put(listed, pageBytes(result.operation(), mostBytes), this, answer);
        if (listed.failed() > 0) {
          failures(listed.failed(), listed.failures(), answer);
        }
      }
      case Outcome.Streamed streamed -> answer.put("count", streamed.entries());
      case Outcome.Found(var entry) -> answer.put("entry", entry(entry));
      case Outcome.Content content -> content(result.operation(), content, mostBytes, answer);
      case Outcome.Stored(var entry, var skipped) -> {
        answer.put("entry", entry(entry));
        if (skipped) {
          answer.put("skipped", true);
        }
      }
      case Outcome.SourceGone(var path) -> {
        answer.put("nothingToDo", "sourceGone");
        answer.put("path", path);
      }
      case Outcome.NotDeleted(var path, var reason) -> {
        answer.put("nothingToDo", name(reason));
        answer.put("path", path);
      }
      case Outcome.TreeCopied(var copied) -> copied(copied, answer);
      case Outcome.Checked(var checked) -> checked(checked, answer);
      case Outcome.TreeDeleted deleted -> deleted(deleted, answer);
      case Outcome.Shares(var shares) ->
          answer.put("shares", shares.stream().map(this::share).toList());
      case Outcome.Probed(var steps, var ignored) ->
          answer.put("steps", steps.stream().map(this::step).toList());
      case Outcome.Done ignored -> {}
      case Outcome.Failed ignored -> {}
    }
  }

  private static long pageBytes(Operation operation, long mostBytes) {
    var page = operation instanceof Operation.ListEntries list ? list.page() : null;
    return page == null ? mostBytes : Math.min(mostBytes, page.mostBytes());
  }

  private static String name(Outcome.NotDeleted.Reason reason) {
    return switch (reason) {
      case SOURCE_EXISTS -> "sourceExists";
      case GONE -> "gone";
      case DIRECTORY -> "directory";
      case OTHER_FILE -> "otherFile";
    };
  }

  private static void content(
      Operation operation,
      Outcome.Content content,
      long mostBytes,
      Map<String, @Nullable Object> answer)
      throws FileFailure {
    var encoding = operation instanceof Operation.Read read ? read.encoding() : Encoding.BASE64;
    answer.put("content", InlineContent.encode(content.bytes(), encoding, mostBytes));
    answer.put("encoding", Names.of(encoding));
    answer.put("size", content.fileBytes());
  }

  private void copied(TreeSummary copied, Map<String, @Nullable Object> answer) {
    answer.put("files", copied.files());
    answer.put("bytes", copied.bytes());
    answer.put("skipped", copied.skipped());
    answer.put("deleted", copied.deleted());
    failures(copied.failed(), copied.failures(), answer);
    next(copied.next(), answer);
  }

  private void checked(CheckSummary checked, Map<String, @Nullable Object> answer) {
    answer.put("alike", checked.alike());
    answer.put("missing", checked.missing());
    answer.put("extra", checked.extra());
    answer.put("different", checked.different());
    failures(checked.failed(), checked.failures(), answer);
    next(checked.next(), answer);
  }

  private static void next(@Nullable TreePart part, Map<String, @Nullable Object> answer) {
    answer.put("continue", part == null ? null : part.token());
  }

  private void deleted(Outcome.TreeDeleted deleted, Map<String, @Nullable Object> answer) {
    answer.put("deleted", deleted.deleted());
    failures(deleted.failed(), deleted.failures(), answer);
  }

  private void failures(
      long failed, List<FileFailure> failures, Map<String, @Nullable Object> answer) {
    answer.put("failed", failed);
    answer.put("failures", failures.stream().map(this::failure).toList());
  }

  @Override
  public Map<String, @Nullable Object> failure(FileFailure failure) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("kind", failure.kind().name());
    fields.put("retryable", failure.retryable());
    fields.put("effect", Names.of(failure.effect()));
    if (failure.path() != null) {
      fields.put("path", failure.path());
    }
    failure.serverStatus().ifPresent(status -> fields.put("ntStatus", "0x%08X".formatted(status)));
    fields.put("message", failure.message());
    return fields;
  }

  @Override
  public Map<String, @Nullable Object> entry(Entry entry) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("path", entry.path());
    fields.put("name", entry.name());
    fields.put("type", Names.of(entry.type()));
    fields.put("size", entry.sizeBytes());
    fields.put("modified", entry.hasTime() ? MILLISECONDS.format(entry.modified()) : null);
    return fields;
  }

  @Override
  public Map<String, @Nullable Object> difference(TreePair pair, Difference why) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("outcome", why.isOneSided() ? Names.of(why) : "different");
    if (!why.isOneSided()) {
      fields.put("why", Names.of(why));
    }
    fields.putAll(entry(pair.either()));
    var there = pair.to();
    if (pair.from() != null && there != null) {
      fields.put("to", sizeAndTime(there));
    }
    return fields;
  }

  private static Map<String, @Nullable Object> sizeAndTime(Entry entry) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("type", Names.of(entry.type()));
    fields.put("size", entry.sizeBytes());
    fields.put("modified", entry.hasTime() ? MILLISECONDS.format(entry.modified()) : null);
    return fields;
  }

  @Override
  public Map<String, @Nullable Object> share(ShareName share) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", share.name());
    fields.put("type", Names.of(share.type()));
    fields.put("comment", share.comment());
    return fields;
  }

  @Override
  public Map<String, @Nullable Object> step(ProbeStep step) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("step", Names.of(step.step()));
    fields.put("passed", step.passed());
    fields.put("found", step.found());
    if (!step.advice().isEmpty()) {
      fields.put("advice", step.advice());
    }
    return fields;
  }

  private static Map<String, @Nullable Object> session(SessionFacts session) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("backend", session.backend());
    fields.put("dialect", session.dialect().text());
    fields.put("encrypted", session.encrypted());
    fields.put("signed", session.signed());
    fields.put("server", session.server());
    return fields;
  }
}
