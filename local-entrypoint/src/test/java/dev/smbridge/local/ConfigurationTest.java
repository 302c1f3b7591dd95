package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that are configured, and where their configuration and credentials are found. */
class ConfigurationTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge =
      new CommandLineOf(samba)
          .with("NAS_USERNAME", samba.account().name())
          .with("NAS_PASSWORD", samba.account().password());
  @TempDir Path local;
  private Path root = Path.of("");

  @BeforeEach
  void aRoot() throws IOException {
    root = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "root");
    Files.writeString(root.resolve("in"), "inside");
    Files.writeString(root.resolveSibling("outside"), "outside");
  }

  private String document(String name, String more) {
    return """
    {"targets":{"%s":{"credentials":"env:NAS","host":"%s","port":%d,"share":"secure","root":"%s"%s}}}\
    """
        .formatted(name, samba.host(), samba.port(), root.getFileName(), more);
  }

  private String file(String name, String more) throws IOException {
    return Files.writeString(local.resolve(name + ".json"), document(name, more)).toString();
  }

  @Test
  void aTargetIsFoundByTheOption() throws IOException {
    assertEquals(
        "inside", smbridge.run("cat", "--config", file("nas", ""), "nas:in").done().data());
    assertEquals(
        "inside", smbridge.run("cat", "--config", file("nas", ""), "nas:/in").done().data());
  }

  @Test
  void theOptionComesBeforeTheVariable() throws IOException {
    smbridge.with("SMBRIDGE_CONFIG", document("inline", ""));
    smbridge.run("ls", "inline:").done();
    smbridge.run("ls", "--config", file("nas", ""), "nas:").done();
    smbridge.run("ls", "--config", file("nas", ""), "inline:").failed(2);
  }

  @Test
  void theVariableNamesAFileToo() throws IOException {
    smbridge.with("SMBRIDGE_CONFIG", file("nas", "")).run("ls", "nas:").done();
  }

  @Test
  void theConfigurationComesBeforeTheSecretsName() throws IOException {
    smbridge.with("SMBRIDGE_SECRET_ID", "nowhere").with("SMBRIDGE_CONFIG", file("nas", ""));
    smbridge.run("ls", "nas:").done();
    smbridge.run("ls", "default:").failed(2);
  }

  @Test
  void theRootIsNeverLeft() throws IOException {
    smbridge.with("SMBRIDGE_CONFIG", document("nas", ""));
    for (var path : new String[] {"nas:../outside", "nas:/../outside", "nas:x/../../outside"}) {
      smbridge.run("cat", path).failed(2);
    }
    smbridge.run("mv", "nas:in", "nas:../moved").failed(2);
    var listed = smbridge.run("ls", "-R", "nas:").done().data();
    assertTrue(listed.contains("in"), listed);
    assertFalse(listed.contains("outside"), listed);
    smbridge.run("put", file("x", ""), "nas:made/").done();
    assertTrue(Files.exists(root.resolve("made/x.json")));
  }

  @Test
  void aTargetThatIsReadOnlyRefusesEveryWriteBeforeItDials() {
    smbridge.with("SMBRIDGE_CONFIG", document("nas", ",\"access\":\"read-only\""));
    smbridge.run("cat", "nas:in").done();
    smbridge.run("rm", "nas:in").failed(12);
    smbridge.run("mkdir", "nas:new").failed(12);
    smbridge.run("mv", "nas:in", "nas:out").failed(12);
    assertTrue(Files.exists(root.resolve("in")));
  }

  @Test
  void aPasswordThatNothingHoldsIsNamedWhereNobodyCanBeAsked() {
    var run = smbridge.run("ls", "--credentials", "env:NOBODY", "smb://127.0.0.1:1/share/");
    run.failed(run.code());
    assertTrue(run.messages().contains("NOBODY"), run.messages());
  }

  @Test
  void credentialsComeFromTheReferenceThatIsNamed() {
    var url = "smb://%s:%d/secure/".formatted(samba.host(), samba.port());
    smbridge.run("ls", "--credentials", "env:NAS", url).done();
  }

  @Test
  void connectionOptionsForAConfiguredTargetAreRefused() {
    smbridge.with("SMBRIDGE_CONFIG", document("nas", ""));
    var run = smbridge.run("ls", "--encryption", "off", "nas:").failed(2);
    assertTrue(run.messages().contains("--encryption"), run.messages());
    smbridge.run("cp", "--auth", "ntlm", "nas:in", "./x").failed(2);
  }
}
