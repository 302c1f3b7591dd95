package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A share whose server refuses temporary names. */
class InPlaceCommandTest {
  private static final String VETOED = "vetoed";
  private static final String RELAXED = "--encryption=off --signing=preferred --min-dialect=2.0.2";

  private static PrivateSamba samba;

  @TempDir Path local;

  @BeforeAll
  static void start() {
    samba =
        PrivateSamba.start(
            SambaOptions.usual().share(VETOED, Map.of("veto files", "/.*/", "map archive", "no")));
  }

  @AfterAll
  static void stop() {
    samba.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void aVetoedTemporaryNameIsExplainedAndInPlaceIsTheWayOut(String backend) throws IOException {
    var source = Files.writeString(local.resolve("f"), "new");
    var stored = samba.directory(VETOED).resolve(backend + ".txt");
    Files.writeString(stored, "old and longer");
    var url = new CommandLineOf(samba).url(VETOED, backend + ".txt");

    var refused = run(backend, "put", source.toString(), url);
    assertEquals(6, refused.code(), refused.toString());
    assertTrue(refused.messages().contains("temporary file .smbridge-"), refused.toString());
    assertTrue(refused.messages().contains("--in-place"), refused.toString());
    assertEquals("old and longer", Files.readString(stored));

    var doctor = run(backend, "doctor", new CommandLineOf(samba).url(VETOED, ""));
    var said = doctor.data() + doctor.messages();
    assertTrue(said.contains("not under temporary names"), said);

    var written = run(backend, "put", "--in-place", source.toString(), url);
    assertEquals(0, written.code(), written.toString());
    assertEquals("new", Files.readString(stored));
    assertEquals(
        written.messages().indexOf("written in place"),
        written.messages().lastIndexOf("written in place"));
    assertTrue(written.messages().contains("written in place"), written.toString());
    assertEquals(
        Files.getLastModifiedTime(source).toInstant().getEpochSecond(),
        Files.getLastModifiedTime(stored).toInstant().getEpochSecond());
  }

  private static Run run(String backend, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--backend=" + backend);
    if (!backend.equals("smbj")) {
      all.addAll(List.of(RELAXED.split(" ")));
    }
    return new CommandLineOf(samba).run(all.toArray(String[]::new));
  }
}
