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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object, read in ranges, each on condition that it is still the object that was opened. The
 * first of them opens it: the head of its answer is the look, and what it brought is kept until it
 * was taken.
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

  /** The bytes from the beginning on; empty once they were taken. */
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
        // Of an object without bytes there is no first one.
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

  /** A large object's bytes are left to a faster connection, where there can be one. */
  private static ResponseTransformer<GetObjectResponse, Beginning> beginning(S3Service service) {
    return (response, body) -> {
      var found = S3Lookup.Found.of(response);
      if (service.wouldBeFaster(found.version().sizeBytes())) {
        body.abort();
        return new Beginning(found, NOTHING);
      }
      try {
        var bytes = ByteBuffer.allocate(Math.toIntExact(response.contentLength()));
        fill(bytes, body);
        return new Beginning(found, bytes.flip());
      } catch (IOException broken) {
        throw S3Failures.worthAnotherAttempt(broken);
      }
    };
  }

  @Override
  public Version version() {
    return opened.version();
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
                  filling(target)));
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
      ByteBuffer target) {
    return (response, body) -> {
      try {
        fill(target.clear(), body);
      } catch (IOException e) {
        throw S3Failures.worthAnotherAttempt(e);
      }
      return response;
    };
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
   * Whoever has read all of it, each part under the condition, knows: that answer is given once.
   * After that S3 is asked.
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
