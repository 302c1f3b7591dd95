package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How programs save, as FSx audits it: the share as it is afterwards, and the accesses that led
 * there. What they leave under its name is in S3, and nothing else.
 */
class SavingIT extends EachBackend {
  private static final String FOLDER = "share/reports/office";
  private static final String WRITE = "0x2";
  private static final String DELETE = "0x10000";

  private AuditEvent audit = new AuditEvent();

  @BeforeEach
  void clear() {
    stage.clear();
    audit = new AuditEvent();
    share("kept.txt", "kept");
    stage.archive.put("office/kept.txt", "kept");
  }

  /** Word writes beside, moves the old file away, moves the new one into its place. */
  @Test
  void word() {
    stage.archive.put("office/report.docx", "old");
    share("report.docx", "new!");
    accesses("~$report.docx", WRITE, "~WRD0001.tmp", WRITE, "", WRITE);
    accesses("report.docx", DELETE, "~WRD0001.tmp", DELETE, "~WRL0002.tmp", DELETE, "", WRITE);
    assertSaved("kept.txt", "report.docx");
    assertEquals("new!", stage.archive.text("office/report.docx"));
  }

  /** Excel writes a name without an extension, deletes the old file, renames. */
  @Test
  void excel() {
    stage.archive.put("office/book.xlsx", "old");
    share("book.xlsx", "newer");
    accesses("2F3A1000", WRITE, "", WRITE, "book.xlsx", DELETE, "2F3A1000", DELETE, "", WRITE);
    assertSaved("book.xlsx", "kept.txt");
    assertEquals("newer", stage.archive.text("office/book.xlsx"));
  }

  /** robocopy writes under the name itself, and sets the time afterwards. */
  @Test
  void robocopy() throws IOException {
    old(share("a.csv", "a"));
    old(share("sub/b.csv", "b"));
    accesses(
        "", WRITE, "a.csv", WRITE, "a.csv", "0x100", "", "0x4", "sub", WRITE, "sub/b.csv", WRITE);
    assertSaved("a.csv", "kept.txt", "sub/b.csv");
  }

  /** rsync writes a hidden sibling with the source's time, and renames it. */
  @Test
  void rsync() throws IOException {
    old(share("data.csv", "data"));
    accesses(".data.csv.Xy12Zq", WRITE, "", WRITE, ".data.csv.Xy12Zq", DELETE, "", WRITE);
    assertSaved("data.csv", "kept.txt");
  }

  /** An unzip writes many files, each under its name with the archive's time. */
  @Test
  void unzip() throws IOException {
    for (var name : List.of("one.txt", "two.txt", "three.txt")) {
      old(share(name, name));
      accesses("", WRITE, name, WRITE);
    }
    assertSaved("kept.txt", "one.txt", "three.txt", "two.txt");
  }

  /** A deletion takes its copy along; a new name takes the old copy along, too. */
  @Test
  void whatIsDeletedOrRenamedIsSoInS3() {
    stage.archive.put("office/gone.txt", "gone");
    stage.archive.put("office/before.txt", "same");
    share("after.txt", "same");
    accesses("gone.txt", DELETE, "before.txt", DELETE, "", WRITE, "kept.txt", DELETE);
    assertSaved("after.txt", "kept.txt");
  }

  /** Of a folder whose route does not say that it deletes, everything stays. */
  @Test
  void aRouteThatDoesNotSayThatItDeletesDeletesNothing() {
    stage.archive.put("finance/gone.txt", "gone");
    stage.put("reports/outgoing/there.txt", "there");
    audit.access("somebody", "share/reports/outgoing/gone.txt", DELETE);
    for (var times = 0; times < 2; times++) {
      assertEquals("ok", stage.ask(audit.event()).text("status"));
      assertEquals("gone", stage.archive.text("finance/gone.txt"));
    }
  }

  private Path share(String name, String text) {
    stage.put("reports/office/" + name, text);
    return stage.file("reports/office/" + name);
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2019-01-01T00:00:00Z")));
  }

  /** Names and masks by turns; an empty name is the folder. */
  private void accesses(String... namesAndMasks) {
    for (var i = 0; i < namesAndMasks.length; i += 2) {
      var name = namesAndMasks[i];
      audit.access("somebody", name.isEmpty() ? FOLDER : FOLDER + "/" + name, namesAndMasks[i + 1]);
    }
  }

  /** Twice the same, from one event and from a queue. */
  private void assertSaved(String... names) {
    for (var times = 0; times < 2; times++) {
      var answer = stage.ask(audit.event());
      assertEquals("ok", answer.text("status"), answer::toString);
      assertEquals(
          List.of(names).stream().map(name -> "office/" + name).toList(), stage.archive.keys());
    }
    var queued = stage.ask(Events.sqs(Events.message("m", audit.event())));
    assertEquals("{\"batchItemFailures\":[]}", queued.toString());
  }
}
