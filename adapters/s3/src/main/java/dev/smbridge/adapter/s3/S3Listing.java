package dev.smbridge.adapter.s3;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies below a key, a page of at most 1000 at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class S3Listing implements Listing {
  private final S3Service service;
  private final ObjectKey directory;
  private final String prefix;
  private final ListingScope scope;
  private final Deadline deadline;

  private final Queue<Entry> page = new ArrayDeque<>();
  private @Nullable String continuation;
  private boolean ended;

  S3Listing(S3Service service, ObjectKey directory, ListingScope scope, Deadline deadline) {
    this.service = service;
    this.directory = directory;
    this.prefix = directory.key().isEmpty() ? "" : directory.child("").key();
    this.scope = scope;
    this.deadline = deadline;
  }

  /** Fetches the first page; false where there is no such directory. */
  boolean begin() throws FileFailure {
    var answer = fetch(null);
    return prefix.isEmpty() || !answer.contents().isEmpty() || !answer.commonPrefixes().isEmpty();
  }

  /** Whether there is anything at all, be it the directory's own marker. */
  boolean peek() throws FileFailure {
    return !request(1).contents().isEmpty();
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (page.isEmpty() && !ended) {
      fetch(continuation);
    }
    return Optional.ofNullable(page.poll());
  }

  private ListObjectsV2Response fetch(@Nullable String from) throws FileFailure {
    continuation = from;
    var answer = request(null);
    answer.commonPrefixes().forEach(this::addDirectory);
    answer.contents().forEach(this::addFile);
    continuation = answer.nextContinuationToken();
    ended = continuation == null;
    return answer;
  }

  private ListObjectsV2Response request(@Nullable Integer most) throws FileFailure {
    var limits = S3Service.within(deadline);
    return service.call(
        "s3:ListBucket",
        directory,
        s3 ->
            s3.listObjectsV2(request ->
                request
                    .bucket(directory.container())
                    .prefix(prefix)
                    .delimiter(scope.recursive() ? null : "/")
                    .continuationToken(continuation)
                    .maxKeys(most)
                    // A key may hold what XML cannot; the SDK decodes it.
                    .encodingType(EncodingType.URL)
                    .overrideConfiguration(limits)));
  }

  /** Two slashes in a row make a name of nothing, which only a recursive listing can show. */
  private void addDirectory(CommonPrefix common) {
    var path = common.prefix().substring(prefix.length(), common.prefix().length() - 1);
    if (!path.isEmpty()) {
      page.add(new Entry(path, EntryType.DIRECTORY, 0, Entry.NO_TIME));
    }
  }

  /** A marker is a directory where those are wanted, but for the one of the directory itself. */
  private void addFile(S3Object object) {
    if (object.key().endsWith("/")) {
      if (scope.recursive() && scope.directories() && object.key().length() > prefix.length()) {
        var marked = object.key().substring(prefix.length(), object.key().length() - 1);
        page.add(new Entry(marked, EntryType.DIRECTORY, 0, Entry.NO_TIME));
      }
    } else {
      var path = object.key().substring(prefix.length());
      var modified = S3Lookup.toSecond(object.lastModified());
      page.add(new Entry(path, EntryType.FILE, object.size(), modified));
    }
  }

  @Override
  public void close() {
    ended = true;
    page.clear();
  }
}
