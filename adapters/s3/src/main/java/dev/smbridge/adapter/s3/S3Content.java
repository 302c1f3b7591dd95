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
import java.nio.channels.Channels;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object, read in ranges, each on condition that it is still the object that was opened.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class S3Content implements Content {
  private static final int CHUNK_BYTES = 8 << 20;

  private final S3Service service;
  private final ObjectKey key;
  private final S3Lookup.Found opened;
  private final Deadline deadline;

  S3Content(S3Service service, ObjectKey key, S3Lookup.Found opened, Deadline deadline) {
    this.service = service;
    this.key = key;
    this.opened = opened;
    this.deadline = deadline;
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
    if (count > 0) {
      get(offset, target.slice(target.position(), count));
      target.position(target.position() + count);
    }
    return count;
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
    var channel = Channels.newChannel(body);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new IOException("the answer ended early");
      }
    }
  }

  @Override
  public boolean isCurrent() throws FileFailure {
    return S3Lookup.find(service, key, deadline).filter(opened::equals).isPresent();
  }

  @Override
  public void close() {}
}
