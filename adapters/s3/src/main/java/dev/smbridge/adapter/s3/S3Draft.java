package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An object to be: one request where all of it is one chunk, else a multipart upload. The first
 * chunk waits here until it is known which.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">
 *     Conditional writes</a>
 */
final class S3Draft implements Draft {
  private static final byte[] NOTHING = {};

  private final S3Service service;
  private final ObjectKey key;
  private final boolean onlyIfNew;
  private final Deadline deadline;
  private final long expectedBytes;
  private final int chunkBytes;
  private final boolean knownToBeLarge;
  private final AtomicLong written = new AtomicLong();

  // Guarded by this.
  private byte[] waiting = NOTHING;
  private @Nullable Instant modified;
  private @Nullable S3Upload upload;

  S3Draft(
      S3Service service, ObjectKey key, long expectedBytes, boolean onlyIfNew, Deadline deadline)
      throws FileFailure {
    this.service = service;
    this.key = key;
    this.onlyIfNew = onlyIfNew;
    this.deadline = deadline;
    this.expectedBytes = expectedBytes;
    this.chunkBytes = PartSize.bytes(expectedBytes);
    this.knownToBeLarge = expectedBytes > chunkBytes;
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return chunkBytes;
  }

  @Override
  public synchronized void setModified(Instant time) {
    modified = time;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    var length = source.remaining();
    service.expect(Math.max(expectedBytes, length));
    if (!keep(offset, source)) {
      send(offset, source);
    }
    service.moved(length);
    written.addAndGet(length);
  }

  private synchronized boolean keep(long offset, ByteBuffer source) {
    if (offset > 0 || knownToBeLarge || upload != null) {
      return false;
    }
    waiting = new byte[source.remaining()];
    source.get(waiting);
    return true;
  }

  private void send(long offset, ByteBuffer source) throws FileFailure {
    var current = upload();
    var number = (int) (offset / chunkBytes) + 1;
    var length = source.remaining();
    if (source.hasArray()) {
      current.part(number, source.array(), source.arrayOffset() + source.position(), length);
      source.position(source.limit());
    } else {
      var bytes = new byte[length];
      source.get(bytes);
      current.part(number, bytes, 0, length);
    }
  }

  private synchronized S3Upload upload() throws FileFailure {
    if (upload == null) {
      upload = S3Upload.begin(service, key, KeptTime.metadata(modified), deadline);
    }
    return upload;
  }

  @Override
  public Optional<Content> readBack() {
    return Optional.empty();
  }

  @Override
  public synchronized Version publish(long sizeBytes) throws FileFailure {
    if (written.get() != sizeBytes) {
      throw new FileFailure(
          FailureKind.CORRUPTED,
          sizeBytes + " bytes were to be published and " + written + " were written");
    }
    deadline.nextWait();
    if (upload != null && waiting.length > 0) {
      upload.part(1, waiting, 0, waiting.length);
    }
    var published = complete(sizeBytes);
    upload = null;
    return published;
  }

  /** S3 has compared what it stores with the checksum, so that its size needs no look. */
  private Version complete(long sizeBytes) throws FileFailure {
    try {
      var identity = upload == null ? put() : upload.complete(onlyIfNew);
      return new Version(sizeBytes, S3Lookup.toSecond(Instant.now()), identity);
    } catch (FileFailure failed) {
      return settled(failed, sizeBytes);
    }
  }

  private String put() throws FileFailure {
    var checksum = Crc32.of(waiting, 0, waiting.length);
    var kept = KeptTime.metadata(modified);
    var limits = S3Service.moving(waiting.length, deadline);
    var stored =
        service.call(
            S3Upload.ACTION,
            key,
            s3 ->
                s3.putObject(
                    request ->
                        request
                            .bucket(key.container())
                            .key(key.key())
                            .contentType(S3Upload.contentType(key))
                            .checksumCRC32(checksum)
                            .metadata(kept)
                            .ifNoneMatch(onlyIfNew ? "*" : null)
                            .overrideConfiguration(limits),
                    S3Upload.body(waiting, 0, waiting.length)));
    return S3Lookup.identity(stored.eTag(), stored.versionId());
  }

  /**
   * What is there where looking shows that it happened all the same: the SDK may have repeated a
   * request that had its effect, and then S3 refuses the repetition.
   */
  private Version settled(FileFailure failed, long sizeBytes) throws FileFailure {
    var replyLost = S3Failures.mayHaveHappened(failed);
    if (replyLost || S3Failures.wasRepeated(failed)) {
      var there = there(sizeBytes);
      if (there.isPresent()) {
        return there.get();
      }
    }
    if (onlyIfNew && failed.kind() == FailureKind.CHANGED) {
      throw new FileFailure(FailureKind.ALREADY_EXISTS, "an object of this key exists")
          .causedBy(failed);
    }
    throw replyLost ? failed.withEffect(Effect.UNKNOWN) : failed;
  }

  private Optional<Version> there(long sizeBytes) {
    var expected = upload == null ? Crc32.of(waiting, 0, waiting.length) : upload.checksum();
    try {
      var head = S3Lookup.head(service, key, true, null, deadline);
      return head.contentLength() == sizeBytes && expected.equals(head.checksumCRC32())
          ? Optional.of(S3Lookup.Found.of(head).version())
          : Optional.empty();
    } catch (FileFailure _) {
      // Unknown counts as not there: the upload's own failure is reported.
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (upload != null) {
      upload.abort();
      upload = null;
    }
    waiting = NOTHING;
  }
}
