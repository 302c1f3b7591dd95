package dev.smbridge.domain.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.SecurityPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationParserTest {
  static final Configuration CONFIGURATION =
      new Configuration(
          Map.of("finance", ConfiguredTarget.of("finance", "env:FINANCE")), List.of());
  static final LocationParser COMMAND_LINE =
      LocationParser.forCommandLine(
          CONFIGURATION,
          new ConnectionDefaults("env:SMBRIDGE", "smbj", SecurityPolicy.SAFE, Authentication.NTLM));
  static final LocationParser EVENTS = LocationParser.forEvents(CONFIGURATION);

  @ParameterizedTest
  @CsvSource({
    "smb://host/share, host, , share, '', true",
    "smb://host/share/, host, , share, '', true",
    "SMB://host/share/a.txt, host, , share, a.txt, false",
    "smb://host:4450/share/in/a%20b%2B+.txt, host, 4450, share, in/a b++.txt, false",
    "smb://host/my%20share/%E6%97%A5/, host, , my share, 日, true",
    "smb://[fe80::1]:445/share/a, fe80::1, 445, share, a, false",
    "'\\\\host\\share\\in\\a%20b', host, , share, in/a%20b, false",
    "//host/share/in/a b/, host, , share, in/a b, true",
    "//192.0.2.1/share, 192.0.2.1, , share, '', true",
  })
  void aLocationThatNamesItsServer(
      String text, String host, Integer port, String share, String path, boolean directory)
      throws FileFailure {
    var location = assertInstanceOf(Location.OnShare.class, COMMAND_LINE.parse(text));
    assertEquals(host, location.target().host());
    assertEquals(port, location.target().port());
    assertEquals(share, location.target().share());
    assertEquals(path, location.path().text());
    assertEquals(directory, location.directory());
    assertEquals("env:SMBRIDGE", location.target().credentials());
    assertEquals(SecurityPolicy.SAFE, location.target().policy());
  }

  @ParameterizedTest
  @CsvSource({
    "smb://host/share, , ",
    "smb://alice@host/share, alice, ",
    "smb://CORP;alice@host/share, alice, CORP",
    "smb://alice%40CORP.EXAMPLE@host/share, alice@CORP.EXAMPLE, ",
  })
  void aUrlMayNameItsUser(String text, String user, String domain) throws FileFailure {
    var location = assertInstanceOf(Location.OnShare.class, COMMAND_LINE.parse(text));
    assertEquals(user, location.target().username());
    assertEquals(domain, location.target().domain());
  }

  @ParameterizedTest
  @CsvSource({
    "finance:/in/a%20b.txt, in/a%20b.txt, false",
    "finance:in/a.txt, in/a.txt, false",
    "finance:in/, in, true",
    "finance:, '', true",
    "finance:/, '', true",
  })
  void aPathOnAConfiguredTarget(String text, String path, boolean directory) throws FileFailure {
    for (var parser : List.of(COMMAND_LINE, EVENTS)) {
      var location = assertInstanceOf(Location.OnShare.class, parser.parse(text));
      assertEquals(CONFIGURATION.target("finance"), location.target());
      assertEquals(path, location.path().text());
      assertEquals(directory, location.directory());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/in/a b%20.txt, bucket, in/a b%20.txt, false",
    "s3://bucket/in/../x:y?, bucket, in/../x:y?, false",
    "s3://bucket/in/, bucket, in/, true",
    "s3://bucket/, bucket, '', true",
    "s3://bucket, bucket, '', true",
    "s3://bucket//a, bucket, /a, false",
  })
  void anObjectsKeyIsMeantAsItIs(String text, String bucket, String key, boolean directory)
      throws FileFailure {
    for (var parser : List.of(COMMAND_LINE, EVENTS)) {
      assertEquals(
          new Location.InStore(Location.S3, new ObjectKey(bucket, key), directory),
          parser.parse(text));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, false",
    "./a:b, false",
    "/abs/a, false",
    "in/, true",
    ".., false",
    "-, false",
    "in/a:b, false",
    "a b, false"
  })
  void anythingElseIsLocalOnTheCommandLineOnly(String text, boolean directory) throws FileFailure {
    assertEquals(
        new Location.InStore(Location.LOCAL, new ObjectKey("", text), directory),
        COMMAND_LINE.parse(text));
    Failing.as(() -> EVENTS.parse(text), FailureKind.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "other:/a",
        "Finance:/a",
        "ftp://host/a",
        "http://host/share/a",
        "s3:///key",
        "C:\\a",
        "smb://",
        "smb://host",
        "smb:///share",
        "smb://host//a",
        "smb://host:0/share",
        "smb://host:65536/share",
        "smb://host:x/share",
        "//host",
        "\\\\host",
        "\\\\\\share",
        "//host/",
        "smb://[::1/share",
        "smb://a b:1:2/share"
      })
  void whatIsNotKnownIsRefused(String text) {
    for (var parser : List.of(COMMAND_LINE, EVENTS)) {
      Failing.as(() -> parser.parse(text), FailureKind.INVALID_REQUEST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "finance:../a",
        "finance:/in/../../a",
        "finance:a//b",
        "finance:a?b",
        "finance:a:b",
        "smb://host/share/../a",
        "smb://host/share/%2e%2E/a",
        "smb://host/share/a%2Fb",
        "smb://host/share/a%5Cb",
        "smb://host/share/a%00",
        "smb://host/share/%",
        "smb://host/share/%4",
        "smb://host/share/%zz",
        "smb://host/share/%C3",
        "smb://host/share/%ED%A0%80",
        "smb://host/%2e%2e/a",
        "//host/share/../a",
        "\\\\host\\share\\..\\a",
        "//host/../a"
      })
  void aPathThatNoShareCanHaveIsRefused(String text) {
    Failing.as(() -> COMMAND_LINE.parse(text), FailureKind.INVALID_PATH);
  }

  /** It is refused where it would be made. */
  @ParameterizedTest
  @ValueSource(
      strings = {"finance:NUL", "finance:a.", "smb://host/share/aux.h/x%20", "//host/share/old."})
  void aNameThatIsNotMadeAnewMayBeThere(String text) throws FileFailure {
    var location = assertInstanceOf(Location.OnShare.class, COMMAND_LINE.parse(text));
    Failing.as(() -> location.path().requireLasting(), FailureKind.INVALID_PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smb://host/share/a", "//host/share/a", "\\\\host\\share\\a"})
  void anEventNamesNoServer(String text) {
    Failing.as(() -> EVENTS.parse(text), FailureKind.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smb://alice:hunter2@host/share",
        "smb://CORP;alice:hunter2@host/share",
        "smb://alice:hun/ter2hunter2@host/share",
        "smb://alice:hunter2%@host/share",
        "smb://alice:x/%hunter2@host/share",
        "//alice:hunter2@host/share",
        "\\\\alice:hunter2@host\\share",
        "ftp://alice:hunter2@host/share",
        "smb:/alice:hunter2@host/share",
        "alice:hunter2@host/share",
        "smb://alice:hunter2@/share",
        "smb://alice:hunter2@h:o:st/share",
        "smb://alice:hunter2"
      })
  void aPasswordIsRefusedAndNotRepeated(String text) {
    for (var parser : List.of(COMMAND_LINE, EVENTS)) {
      var failure = assertThrows(FileFailure.class, () -> parser.parse(text));
      assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
      assertFalse(failure.message().contains("hunter2"), failure::message);
    }
  }

  @Test
  void aServerNeedsNoShare() throws FileFailure {
    var server = COMMAND_LINE.parseServer("smb://alice@host:4450");
    assertEquals("host", server.host());
    assertEquals(4450, server.port());
    assertEquals("alice", server.username());
    assertNull(server.share());
    assertEquals(CONFIGURATION.target("finance"), COMMAND_LINE.parseServer("finance:"));
    Failing.as(() -> COMMAND_LINE.parseServer("s3://bucket"), FailureKind.INVALID_REQUEST);
    Failing.as(() -> COMMAND_LINE.parseServer("a.txt"), FailureKind.INVALID_REQUEST);
  }

  @Test
  void anUnknownTargetNamesThoseThatExist() {
    var failure = Failing.as(() -> COMMAND_LINE.parse("fiance:/a"), FailureKind.INVALID_REQUEST);
    assertTrue(failure.message().contains("finance"), failure::message);
    assertTrue(failure.message().contains("./"), failure::message);
  }

  @Test
  void anUnknownSchemeIsAnsweredWithWhatCanBeWrittenThere() {
    assertTrue(adviceFor(EVENTS).endsWith("write name:/path or s3://"));
    assertTrue(adviceFor(COMMAND_LINE).endsWith("write smb:// or s3://"));
  }

  private static String adviceFor(LocationParser parser) {
    return assertThrows(FileFailure.class, () -> parser.parse("ftp://host/f")).message();
  }
}
