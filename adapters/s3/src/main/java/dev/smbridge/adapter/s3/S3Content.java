package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object, read in ranges, each on condition that it is still the object that was opened. Opening
 * it is the first of these reads: the head of the answer says which object it is, and the bytes are
 * kept until they are asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class S3Content implements Content {
  private static final int CHUNK_BYTES = 8 << 20;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final S3Service service;
  private final ObjectKey key;
  private final S3Lookup.Found opened;
  private final Deadline deadline;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicBoolean proven = new AtomicBoolean();

  /** The bytes from offset 0 on that came with opening; empty once they were read. */
  private volatile ByteBuffer first;

  private S3Content(
      S3Service service,
      ObjectKey key,
      S3Lookup.Found opened,
      ByteBuffer first,
      Deadline deadline) {
    this.service = service;
    this.key = key;
    this.opened = opened;
    this.first = first;
    this.deadline = deadline;
  }

  /** The object of a key, or empty where there is none. */
  static Optional<S3Content> open(S3Service service, ObjectKey key, Deadline deadline)
      throws FileFailure {
    var limits = S3Service.moving(CHUNK_BYTES, deadline);
    try {
      var answer =
          service.call(
              S3Lookup.ACTION,
              key,
              s3 ->
                  s3.getObject(
                      request ->
                          request
                              .bucket(key.container())
                              .key(key.key())
                              .range("bytes=0-" + (CHUNK_BYTES - 1))
                              .overrideConfiguration(limits),
                      S3Content.beginning(service)));
      return Optional.of(new S3Content(service, key, answer.found, answer.bytes, deadline));
    } catch (FileFailure failed) {
      if (S3Failures.isBeyondTheEnd(failed)) {
        // An empty object has no range that begins at 0.
        return S3Lookup.find(service, key, deadline)
            .map(empty -> new S3Content(service, key, empty, NOTHING, deadline));
      }
      if (failed.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private record Beginning(S3Lookup.Found found, ByteBuffer bytes) {}

  /**
   * Takes the first bytes, unless the object is large and a connection with the native cipher will
   * read it faster, or the server sends more than the range.
   */
  private static ResponseTransformer<GetObjectResponse, Beginning> beginning(S3Service service) {
    return (response, body) -> {
      var found = S3Lookup.Found.of(response);
      var length = response.contentLength();
      if (length > CHUNK_BYTES || service.wouldBeFaster(found.version().sizeBytes())) {
        body.abort();
        return new Beginning(found, NOTHING);
      }
      try {
        var bytes = ByteBuffer.allocate(Math.toIntExact(length));
        fill(bytes, body);
        service.moved(length);
        return new Beginning(found, bytes.flip());
      } catch (IOException e) {
        throw S3Failures.worthAnotherAttempt(e);
      }
    };
  }

  @Override
  public Version version() {
    return opened.version();
  }

  @Override
  public Optional<Instant> originalTime() {
    return Optional.of(opened.original());
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    var rest = opened.version().sizeBytes() - offset;
    var count = (int) Math.min(target.remaining(), Math.max(0, rest));
    if (count > 0 && !takeFirst(offset, target, count)) {
      service.expect(opened.version().sizeBytes());
      get(offset, target.slice(target.position(), count));
      target.position(target.position() + count);
    }
    taken.addAndGet(count);
    return count;
  }

  private boolean takeFirst(long offset, ByteBuffer target, int count) {
    var bytes = first;
    if (offset + count > bytes.limit()) {
      return false;
    }
    target.put(bytes.slice((int) offset, count));
    if (offset + count == bytes.limit()) {
      first = NOTHING;
    }
    return true;
  }

  private void get(long offset, ByteBuffer target) throws FileFailure {
    var limits = S3Service.moving(target.remaining(), deadline);
    var range = "bytes=" + offset + "-" + (offset + target.remaining() - 1);
    try {
      service.call(
          S3Lookup.ACTION,
          key,
          s3 ->
              s3.getObject(
                  request ->
                      request
                          .bucket(key.container())
                          .key(key.key())
                          .range(range)
                          .ifMatch(opened.eTag())
                          .overrideConfiguration(limits),
                  filling(offset, target)));
    } catch (FileFailure failed) {
      throw failed.kind() == FailureKind.NOT_FOUND ? changed(failed) : failed;
    }
  }

  private static FileFailure changed(FileFailure failed) {
    return new FileFailure(FailureKind.CHANGED, "the object was removed while it was read")
        .causedBy(failed);
  }

  /** Begins again with every attempt of the SDK. */
  private static ResponseTransformer<GetObjectResponse, GetObjectResponse> filling(
      long offset, ByteBuffer target) {
    return (response, body) -> {
      if (!beginsAt(offset, response.contentRange())) {
        body.abort();
        throw S3Failures.rangeIgnored();
      }
      try {
        fill(target.clear(), body);
      } catch (IOException e) {
        throw S3Failures.worthAnotherAttempt(e);
      }
      return response;
    };
  }

  /** A server that does not know ranges answers with the whole object, which begins at 0. */
  private static boolean beginsAt(long offset, @Nullable String range) {
    return range == null ? offset == 0 : range.startsWith("bytes " + offset + "-");
  }

  private static void fill(ByteBuffer target, InputStream body) throws IOException {
    if (target.hasArray()) {
      var start = target.arrayOffset() + target.position();
      target.position(
          target.position() + body.readNBytes(target.array(), start, target.remaining()));
    } else {
      target.put(body.readNBytes(target.remaining()));
    }
    if (target.hasRemaining()) {
      throw new IOException("the answer ended early");
    }
  }

  /**
   * Once all of it was read, each range under the condition, the first answer needs no request;
   * later ones ask S3.
   */
  @Override
  public boolean isCurrent() throws FileFailure {
    if (taken.get() >= Math.max(1, opened.version().sizeBytes()) && !proven.getAndSet(true)) {
      return true;
    }
    return S3Lookup.isStill(service, key, opened, deadline);
  }

  @Override
  public void close() {
    first = NOTHING;
  }
}
