package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that files may not get, and how failures name them. */
class NamesIT extends EachBackend {
  private static final String UNFINISHED = "names/.smbridge-mine.part";

  @Test
  void nothingGetsANameThatIsHiddenAndSwept() {
    stage.put("names/a.txt", "a");
    stage.landing.put("sftp/" + UNFINISHED, "b");
    for (var event :
        List.of(
            operation("write", "path", UNFINISHED, "content", "x"),
            operation("write", "path", UNFINISHED, "content", "x", "ifExists", "append"),
            operation("move", "path", "names/a.txt", "to", UNFINISHED),
            operation("copy", "from", "default:/names/a.txt", "to", "default:/" + UNFINISHED),
            Events.s3("sftp/" + UNFINISHED))) {
      var refused = stage.refused(event);
      assertEquals("InvalidPath", refused.type(), refused::toString);
      assertTrue(refused.object().text("path").endsWith(UNFINISHED), refused::toString);
    }
    assertEquals(List.of("a.txt"), stage.names("names"));
    assertFalse(Files.exists(stage.file("reports/inbox/" + UNFINISHED)));
  }

  @Test
  void aFileIsNotWrittenUnderTheNameOfADirectory() {
    assertRefused("InvalidPath", "inbox", operation("write", "path", "inbox/", "content", "x"));
    assertFalse(Files.exists(stage.file("inbox")));
  }

  @Test
  void twoKeysAreNeverOneFile() {
    stage.landing.put("sftp/once.txt", "1");
    stage.ask(Events.s3("sftp/once.txt"));
    var twice = "sftp//once.txt";
    assertRefused("InvalidPath", "s3://landing/" + twice, Events.s3(twice));
    assertEquals("1", stage.text("reports/inbox/once.txt"));
  }

  @Test
  void aCopyThatItsDestinationRefusesNamesTheDestination() {
    stage.put("file", "x");
    stage.archive.put("key", "x");
    var below = operation("copy", "from", "s3://archive/key", "to", "default:/file/below");
    assertRefused("NotADirectory", "file/below", below);
    var elsewhere = operation("copy", "from", "default:/file", "to", "s3://no-such-bucket/key");
    assertRefused("NotFound", "key", elsewhere);
  }

  @Test
  void aTokenIsReadAsAPathIs() {
    List.of("a", "b", "c").forEach(name -> stage.put("paged/" + name, "x"));
    for (var token : List.of("b", "/b", "b/")) {
      var page = stage.ask(operation("list", "path", "paged", "nextToken", token));
      assertEquals(List.of("c"), page.each("entries", "path"), token);
    }
  }

  private void assertRefused(String type, String path, Map<String, ?> event) {
    var refused = stage.refused(event);
    assertEquals(type, refused.type(), refused::toString);
    assertEquals(path, refused.object().text("path"));
  }
}
