package dev.smbridge.adapter.s3;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * The buckets of the account, each as a directory that was changed when it was made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">ListBuckets</a>
 */
final class S3Buckets implements Listing {
  private static final ObjectKey ALL = new ObjectKey("", "");
  private static final int PAGE_BUCKETS = 1000;

  private final S3Service service;
  private final Deadline deadline;
  private final Queue<Entry> page = new ArrayDeque<>();
  private @Nullable String continuation;
  private boolean ended;

  S3Buckets(S3Service service, Deadline deadline) {
    this.service = service;
    this.deadline = deadline;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (page.isEmpty() && !ended) {
      fetch();
    }
    return Optional.ofNullable(page.poll());
  }

  private void fetch() throws FileFailure {
    var limits = S3Service.within(deadline);
    var answer =
        service.call(
            "s3:ListAllMyBuckets",
            ALL,
            s3 ->
                s3.listBuckets(request ->
                    request
                        .maxBuckets(PAGE_BUCKETS)
                        .continuationToken(continuation)
                        .overrideConfiguration(limits)));
    answer.buckets().forEach(bucket -> page.add(entry(bucket)));
    continuation = answer.continuationToken();
    ended = continuation == null;
  }

  private static Entry entry(Bucket bucket) {
    var made = bucket.creationDate();
    return new Entry(
        bucket.name(),
        EntryType.DIRECTORY,
        0,
        made == null ? Entry.NO_TIME : S3Lookup.toSecond(made));
  }

  @Override
  public void close() {
    ended = true;
    page.clear();
  }
}
