package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;

/**
 * A file that Transfer Family stored in S3. Its path begins with the bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transfer/latest/userguide/event-detail-server-events.html">SFTP,
 *     FTPS, and FTP server events</a>
 */
final class TransferUpload {
  private TransferUpload() {}

  static Event.Single read(EventObject event, EventContext context) throws FileFailure {
    var path = event.object("detail").filled("file-path");
    var slash = path.indexOf('/', 1);
    if (!path.startsWith("/") || slash < 2 || slash == path.length() - 1) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          event.where() + ".detail.file-path is not /bucket/key, as of a server that stores in S3");
    }
    var object = new ObjectKey(path.substring(1, slash), path.substring(slash + 1));
    return new Event.Notice("fileUploaded", S3Objects.appeared(object, context));
  }
}
