package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.samba.PrivateSamba;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in S3, as people know commands for them from elsewhere. */
class ObjectsTest {
  private static final S3Emulator EMULATOR = S3Emulator.start();
  private static final SdkSettings SETTINGS = new SdkSettings(EMULATOR.environment());
  private static int buckets;

  private final CommandLineOf smbridge = new CommandLineOf(PrivateSamba.shared());
  private final String bucket = EMULATOR.bucket("objects" + buckets++);
  private final String url = "s3://" + bucket + "/";
  @TempDir Path local;

  @AfterAll
  static void stop() {
    SETTINGS.close();
    EMULATOR.close();
  }

  private void stored(String... keys) throws IOException {
    var file = Files.writeString(local.resolve("source"), "content");
    for (var key : keys) {
      smbridge.run("put", file.toString(), url + key).done();
    }
  }

  private List<String> keys() {
    return smbridge.run("ls", "-R", "--output", "jsonl", url).done().lines().stream()
        .map(line -> line.replaceAll(".*\"path\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  @Test
  void bucketsAreListed() {
    assertTrue(smbridge.run("ls", "s3://").done().data().contains(bucket));
    assertTrue(
        smbridge.run("ls", "s3://" + bucket.substring(0, 5) + "*").done().data().contains(bucket));
    smbridge.run("ls", "-R", "s3://").failed(2);
    smbridge.run("stat", "s3://").failed(2);
    smbridge.run("put", local.toString(), "s3://").failed(2);
  }

  @Test
  void objectsAndPrefixesAreDeleted() throws IOException {
    stored("a", "d/b", "d/e/c", "d2/x");
    smbridge.run("rm", url + "a").done();
    smbridge.run("rm", url + "a").failed(4);
    smbridge.run("rm", url + "d").failed(6);
    smbridge.run("rm", "-r", url).failed(2);
    smbridge.run("rm", "-r", url + "d/").done();
    assertEquals(List.of("d2/x"), keys());
    smbridge.run("rmdir", url + "d2").failed(6);
  }

  @Test
  void wildcardsAreExpandedUnlessAKeyIsCalledSo() throws IOException {
    stored("in/a.tmp", "in/b.tmp", "in/*.tmp", "in/c");
    smbridge.run("rm", url + "in/*.tmp").done();
    assertEquals(List.of("in/a.tmp", "in/b.tmp", "in/c"), keys());
    smbridge.run("rm", url + "in/*.tmp").done();
    assertEquals(List.of("in/c"), keys());
  }

  @Test
  void aMoveIsACopyThatIsSaid() throws IOException {
    stored("a");
    var run = smbridge.run("mv", url + "a", url + "d/").done();
    assertTrue(run.messages().contains("copied, then deleted"), run.messages());
    assertEquals(List.of("d/a"), keys());
    smbridge.run("mv", url + "d/a", local + "/a").done();
    assertFalse(smbridge.run("ls", "-R", url).data().contains("a"));
    assertEquals("content", Files.readString(local.resolve("a")));
  }

  @Test
  void aDirectoryNeedsNotBeMade() {
    var run = smbridge.run("mkdir", url + "new").done();
    assertTrue(run.messages().contains("S3 has no directories"), run.messages());
  }
}
