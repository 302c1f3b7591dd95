package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;

/**
 * The result of GuardDuty's scan of an object, which is the tag that GuardDuty puts on it. Only the
 * content that was scanned is copied: what replaced it meanwhile is scanned by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html">Malware
 *     Protection for S3</a>
 */
final class ScanResult {
  private static final String TAG = "GuardDutyMalwareScanStatus=";

  private ScanResult() {}

  static Event.Single read(EventObject event, EventContext context) throws FileFailure {
    var detail = event.object("detail");
    var scanned = detail.object("s3ObjectDetails");
    var object = new ObjectKey(scanned.filled("bucketName"), scanned.filled("objectKey"));
    var eTag = scanned.filled("eTag");
    var status = detail.object("scanResultDetails").filled("scanResultStatus");
    var options =
        CopyOptions.DEFAULT.from(
            SourceConditions.OF_EVENT.only(version -> version.identity().contains(eTag)));
    return new Event.Notice("scanResult", S3Objects.tagged(object, TAG + status, options, context));
  }
}
