package dev.smbridge.domain.operation;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes answers as trees for {@link DocumentFormat#write}; each may be put into a greater one. */
public interface AnswerDocument {
  /**
   * What came of an operation. A page that would outgrow the answer is cut, and its {@code
   * nextToken} says where.
   *
   * @param mostBytes what the answer may take as text
   * @throws FileFailure {@code INVALID_REQUEST} when content that was asked for as text is none, or
   *     takes too much room as text
   */
  Map<String, @Nullable Object> answer(Result result, String requestId, long mostBytes)
      throws FileFailure;

  /**
   * The answer for what could not be tried.
   *
   * @param operation what was asked for, or null where it is not known
   */
  Map<String, @Nullable Object> refusal(
      @Nullable String operation, FileFailure failure, String requestId);

  /** A failure by itself. */
  Map<String, @Nullable Object> failure(FileFailure failure);

  /** One entry of a listing. */
  Map<String, @Nullable Object> entry(Entry entry);

  /** One difference between two trees. */
  Map<String, @Nullable Object> difference(TreePair pair, Difference why);

  /** One share of a server. */
  Map<String, @Nullable Object> share(ShareName share);

  /** One step of a probe. */
  Map<String, @Nullable Object> step(ProbeStep step);
}
