package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Where every test of {@link ShareContract} stands: a connection and an empty directory. */
interface ShareSetting {
  ShareConnector connector();

  ShareTarget target();

  Credential credential();

  RawFiles raw();

  /** The session of this test. */
  ShareConnection connection();

  /** A directory that only this test uses. */
  SharePath directory();

  /** One more session, closed after the test. */
  ShareConnection connect(ShareTarget target) throws FileFailure;

  /** The files of another client. */
  default Share anotherShare() throws FileFailure {
    return connect(target()).within(deadline());
  }

  static Deadline deadline() {
    return Deadline.within(Duration.ofSeconds(60), Duration.ofSeconds(20));
  }

  default Share share() {
    return connection().within(deadline());
  }

  /** A path in this test's directory. */
  default SharePath at(String relative) throws FileFailure {
    return directory().resolve(SharePath.parse(relative));
  }

  /** Puts a file there from behind the server. */
  default SharePath given(String relative, byte[] content) throws Exception {
    var path = at(relative);
    raw().write(path.text(), content);
    return path;
  }

  /** Puts a small file there from behind the server. */
  default SharePath given(String relative) throws Exception {
    return given(relative, bytes(100));
  }

  default SharePath givenDirectory(String relative) throws FileFailure {
    share().createDirectory(at(relative));
    return at(relative);
  }

  default SharePath givenReadOnly(String relative) throws Exception {
    var path = given(relative);
    assumeTrue(
        raw().makeReadOnly(path.text()), "the read-only attribute cannot be set behind the server");
    return path;
  }

  /** Writes a new file through the share. */
  default void create(SharePath path, byte[] content) throws FileFailure {
    try (var file = share().create(path)) {
      file.writeAt(0, ByteBuffer.wrap(content));
      file.flush();
    }
  }

  /** All of a file through the share. */
  default byte[] content(SharePath path) throws FileFailure {
    try (var content = share().open(path, Sharing.EVERYBODY)) {
      return all(content);
    }
  }

  /** All of a content, asked for at once. */
  static byte[] all(Content content) throws FileFailure {
    var all = ByteBuffer.allocate(Math.toIntExact(content.version().sizeBytes()));
    assertEquals(all.capacity(), content.readAt(0, all), "bytes read");
    assertEquals(0, all.remaining(), "room left");
    return all.array();
  }

  /** All entries of a directory. */
  default List<Entry> entries(SharePath directory, String pattern) throws FileFailure {
    var entries = new ArrayList<Entry>();
    try (var listing = share().list(directory, pattern)) {
      for (var next = listing.next(); next.isPresent(); next = listing.next()) {
        entries.add(next.get());
      }
      assertEquals(Optional.empty(), listing.next(), "the end stays the end");
    }
    return entries;
  }

  /** The names of a directory, in order. */
  default List<String> names(SharePath directory) throws FileFailure {
    return entries(directory, "*").stream().map(Entry::path).sorted().toList();
  }

  /** Bytes without a pattern that a mistake could repeat. */
  static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
