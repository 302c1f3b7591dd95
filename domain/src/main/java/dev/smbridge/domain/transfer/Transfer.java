package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Moves a content into a draft with a bounded window of chunks under way, a virtual thread each.
 * Memory is window × chunk, whatever the size. It neither publishes nor closes.
 */
public final class Transfer {
  /** The most chunks under way at once. */
  private static final int WINDOW_CHUNKS = 8;

  /** What the window may take in all; a single larger chunk is still allowed. */
  private static final long WINDOW_BYTES = 64L << 20;

  private Transfer() {}

  /**
   * What was moved.
   *
   * @param sha256 the digest in hexadecimal, empty where none was asked for
   */
  public record Moved(long bytes, Optional<String> sha256) {}

  /**
   * Moves everything.
   *
   * @param digest whether the bytes are digested on their way
   * @param rate how fast they may move
   * @throws FileFailure {@code CHANGED} when the content did not stay the same to the end, and
   *     whatever reading or writing fails with
   */
  public static Moved run(
      Content from, Draft to, boolean digest, ByteRate rate, Deadline deadline, Progress progress)
      throws FileFailure {
    var sha256 = digest ? sha256() : null;
    var pipeline = new Pipeline(rate.limiting(from, deadline), to, sha256, deadline, progress);
    var bytes = pipeline.run(workers(from, to));
    if (!from.isCurrent()) {
      throw changed();
    }
    return new Moved(
        bytes, Optional.ofNullable(sha256).map(done -> HexFormat.of().formatHex(done.digest())));
  }

  /**
   * The digest of a content, read with the same window.
   *
   * @throws FileFailure {@code CHANGED} when the content did not stay the same to the end
   */
  public static String sha256(Content content, Deadline deadline) throws FileFailure {
    var digest = sha256OfOwn(content, deadline);
    if (!content.isCurrent()) {
      throw changed();
    }
    return digest;
  }

  /**
   * The same for what the caller alone writes. Whether it changed is not asked: a server may move
   * the time of a file that is still open long after its last write (Samba does so two seconds
   * after the first).
   */
  public static String sha256OfOwn(Content content, Deadline deadline) throws FileFailure {
    var sha256 = sha256();
    var discarded = new DiscardingDraft(content.chunkBytes());
    new Pipeline(content, discarded, sha256, deadline, Progress.NONE)
        .run(workers(content, discarded));
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The failure of a content that did not stay the same. */
  public static FileFailure changed() {
    return new FileFailure(
        FailureKind.CHANGED, "the source changed while it was read: try again once it is settled");
  }

  private static int workers(Content from, Draft to) {
    var size = from.version().sizeBytes();
    var chunks = size < 0 ? WINDOW_CHUNKS : Math.ceilDiv(size, to.chunkBytes());
    var fitting = Math.max(1, WINDOW_BYTES / to.chunkBytes());
    return (int) Math.max(1, Math.min(Math.min(chunks, fitting), WINDOW_CHUNKS));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes everything and keeps nothing. */
  private record DiscardingDraft(int chunkBytes) implements Draft {
    @Override
    public Access access() {
      return Access.POSITIONAL;
    }

    @Override
    public void setModified(Instant modified) {}

    @Override
    public void writeAt(long offset, ByteBuffer source) {
      source.position(source.limit());
    }

    @Override
    public Optional<Content> readBack() {
      return Optional.empty();
    }

    @Override
    public Version publish(long sizeBytes) {
      throw new IllegalStateException("a discarded draft has nothing to publish");
    }

    @Override
    public void close() {}
  }
}
