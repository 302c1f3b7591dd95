package dev.smbridge.testing.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.PublicationLog;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a file keeps when another is renamed over it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReplacedFileContract implements BackendSetting {
  private static final String EXPLICIT = "explicit";
  private static final String BY_MODE = "bymode";
  private static final String FORGETFUL = "forgetful";
  private static final String TIMELESS = "timeless";

  /** All of it but WRITE_ATTRIBUTES, WRITE_DAC and WRITE_OWNER. */
  private static final int READING_WRITING_DELETING = 0x13_00BF;

  private static final String WRITER = "writer";
  private static final Set<Property> NOTHING = Set.of();

  private PrivateSamba samba;

  /** Sets the security descriptor of a file. */
  protected abstract void secure(ShareConnection connection, String file, byte[] descriptor)
      throws FileFailure;

  @BeforeAll
  void start() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    samba =
        PrivateSamba.start(
            SambaOptions.usual()
                .account(WRITER, "[X]")
                .share(
                    EXPLICIT,
                    Map.of(
                        "vfs objects", "acl_xattr streams_xattr",
                        "acl_xattr:security_acl_name", "user.NTACL",
                        "map archive", "no"))
                .share(TIMELESS, Map.of())
                .share(BY_MODE, Map.of("map archive", "no"))
                .share(
                    FORGETFUL,
                    Map.of("store dos attributes", "no", "map archive", "no", "map hidden", "no")));
    for (var share : List.of(EXPLICIT, BY_MODE, FORGETFUL)) {
      var folder = samba.directory(share);
      open(folder, "rwxrwxrwx");
      open(folder.resolve(".."), "rwxr-xr-x");
      open(folder.resolve("../.."), "rwxr-xr-x");
    }
  }

  @AfterAll
  void stop() {
    if (samba != null) {
      samba.close();
    }
  }

  @Test
  void aReplacedFileKeepsOwnerPermissionsAttributesAndCreationTime() throws Exception {
    try (var connection = connect(EXPLICIT)) {
      write(EXPLICIT, "f", "old");
      secure(connection, "f", Descriptors.explicit(1));
      samba.smbclient(EXPLICIT, "utimes f 2001:02:03-04:05:06 -1 -1 -1; setmode f +hs");
      var before = properties(EXPLICIT, "f");
      assertTrue(before.contains("2001") && before.contains("HS"), before);
      assertTrue(before.contains("PROTECTED") && before.contains("DENIED"), before);
      assertTrue(before.contains("Owner SID:\tS-1-22-1-1"), before);

      assertEquals(NOTHING, replace(connection, "f", KeptSecurity.REQUIRED));

      assertEquals(before, properties(EXPLICIT, "f"));
      assertEquals("new content", read(EXPLICIT, "f"));
    }
  }

  @Test
  void aFileThatInheritsIsAsOneThatIsMadeAnew() throws Exception {
    try (var connection = connect(EXPLICIT)) {
      write(EXPLICIT, "anew", "old");
      secure(connection, "anew", Descriptors.explicit(1));

      assertEquals(NOTHING, replace(connection, "anew", KeptSecurity.INHERIT));

      var after = properties(EXPLICIT, "anew");
      assertFalse(after.contains("DENIED") || after.contains("S-1-22-1-1"), after);
    }
  }

  @Test
  void namedStreamsAreLostAndThatIsSaid(@TempDir Path folder) throws Exception {
    try (var connection = connect(EXPLICIT)) {
      write(EXPLICIT, "streams", "old");
      var zone = Files.writeString(folder.resolve("zone"), "from afar");
      samba.smbclient(EXPLICIT, "put " + zone + " streams:zone");

      assertEquals(Set.of(Property.STREAMS), replace(connection, "streams", KeptSecurity.REQUIRED));
    }
  }

  @Test
  void aPrivateFileWithoutAnAccessControlListStaysItsOwnersAlone() throws Exception {
    try (var connection = connect(BY_MODE);
        var stranger = connect(BY_MODE, WRITER)) {
      var file = write(BY_MODE, "private", "old");
      Files.setOwner(file, owner("nobody"));
      open(file, "rw-------");
      var privateFile = path("private");
      Failing.as(
          () -> share(stranger).open(privateFile, Sharing.EVERYBODY), FailureKind.ACCESS_DENIED);

      assertEquals(NOTHING, replace(connection, "private", KeptSecurity.REQUIRED));
      assertEquals(NOTHING, replace(connection, "private", KeptSecurity.REQUIRED));

      assertEquals("nobody", Files.getOwner(file).getName());
      Failing.as(
          () -> share(stranger).open(privateFile, Sharing.EVERYBODY), FailureKind.ACCESS_DENIED);
    }
  }

  @Test
  void anAccountThatMayNotGiveAFileAwayKeepsTheRestAndSaysSo() throws Exception {
    try (var connection = connect(EXPLICIT);
        var writer = connect(EXPLICIT, WRITER)) {
      write(EXPLICIT, "given", "old");
      secure(connection, "given", Descriptors.explicit(0));

      assertEquals(Set.of(Property.OWNER), replace(writer, "given", KeptSecurity.KEEP));

      var after = properties(EXPLICIT, "given");
      assertTrue(after.contains("PROTECTED") && after.contains("DENIED"), after);
    }
  }

  @Test
  void whereItMustBeKeptAndCannotNothingIsReplaced() throws Exception {
    try (var connection = connect(EXPLICIT);
        var writer = connect(EXPLICIT, WRITER)) {
      var file = write(EXPLICIT, "required", "old");
      secure(connection, "required", Descriptors.explicit(0));

      var refused =
          Failing.as(
              () -> replace(writer, "required", KeptSecurity.REQUIRED), FailureKind.ACCESS_DENIED);

      assertEquals(Effect.NONE, refused.effect());
      assertTrue(refused.message().contains("cannot keep the owner of"), refused.message());
      assertEquals("old", Files.readString(file));
      assertEquals(List.of(), temporaries(EXPLICIT));
    }
  }

  @Test
  void whatAServerTakesWithoutDoingItCountsAsLost() throws Exception {
    try (var connection = connect(FORGETFUL)) {
      write(FORGETFUL, ".hidden", "old"); // Samba shows a dot file as hidden.
      share(connection).createDirectory(SharePath.parse("d"));
      var lost = share(connection).keepProperties(path(".hidden"), path(temporary(connection)));
      assertTrue(lost.contains(Property.ATTRIBUTES), lost.toString());
    }
  }

  /** As a share with permissions of its own may say. */
  @Test
  void whoMayNotSetTimesWritesAllTheSame() throws Exception {
    samba.limit(TIMELESS, READING_WRITING_DELETING);
    var longAgo = Instant.parse("2001-02-03T04:05:06Z");
    try (var connection = connect(TIMELESS)) {
      var share = share(connection);
      try (var file = share.create(path("new"))) {
        file.writeAt(0, ByteBuffer.wrap(new byte[10]));
        file.setModified(longAgo);
        file.renameTo(path("renamed"), false);
        assertEquals(10, file.finish().sizeBytes());
      }
      assertTrue(share.stat(path("renamed")).modified().isAfter(longAgo.plusSeconds(1)));
      try (var file = share.overwrite(path("renamed"))) {
        file.writeAt(0, ByteBuffer.wrap(new byte[5]));
        file.setModified(longAgo);
        assertEquals(5, file.finish().sizeBytes());
      }
      assertTrue(share.stat(path("renamed")).modified().isAfter(longAgo.plusSeconds(1)));
      write(TIMELESS, "replaced", "old");
      var lost = replace(connection, "replaced", KeptSecurity.KEEP);
      assertTrue(lost.containsAll(Set.of(Property.PERMISSIONS, Property.OWNER)), lost.toString());
      assertEquals("new content", read(TIMELESS, "replaced"));
    }
  }

  @Test
  void aMissingFileIsNotFound() throws Exception {
    try (var connection = connect(BY_MODE)) {
      var share = share(connection);
      var there = path(temporary(connection));
      Failing.as(() -> share.keepProperties(path("none"), there), FailureKind.NOT_FOUND);
      Failing.as(() -> share.keepProperties(there, path("none")), FailureKind.NOT_FOUND);
    }
  }

  private static String temporary(ShareConnection connection) throws FileFailure {
    var path = path("another");
    var share = share(connection);
    if (Lookup.find(share, path).isEmpty()) {
      share.create(path).close();
    }
    return path.text();
  }

  /** Replaces a file as a copy does, and says what was lost. */
  private static Set<Property> replace(
      ShareConnection connection, String name, KeptSecurity security) throws FileFailure {
    var lost = EnumSet.noneOf(Property.class);
    var share = share(connection);
    var publishing = new Publishing(Publication.ATOMIC, security);
    var log =
        new PublicationLog() {
          @Override
          public void leavesBehind(SharePath temporary) {
            throw new AssertionError(temporary + " was left behind");
          }

          @Override
          public void wroteInPlace() {
            throw new AssertionError("it was written in place");
          }

          @Override
          public void lost(SharePath replaced, Set<Property> properties) {
            assertEquals(name, replaced.text());
            lost.addAll(properties);
          }
        };
    var there = Lookup.find(share, path(name));
    try (var draft = new StagedDraft(share, path(name), true, there, publishing, log)) {
      draft.writeAt(0, ByteBuffer.wrap("new content".getBytes(StandardCharsets.UTF_8)));
      draft.publish(11);
    }
    return lost;
  }

  private ShareConnection connect(String share) throws FileFailure {
    return connect(share, samba.account().name());
  }

  private ShareConnection connect(String share, String account) throws FileFailure {
    var password = Secret.of(samba.account().password().toCharArray());
    return connector(InetAddress::getAllByName)
        .connect(
            target(samba.host(), samba.port(), share, policy()),
            new Credential(account, "", password, null, "1"),
            ConnectionTrace.NONE,
            BackendSetting.patient());
  }

  private static Share share(ShareConnection connection) {
    return connection.within(BackendSetting.patient());
  }

  private static SharePath path(String name) throws FileFailure {
    return SharePath.parse(name);
  }

  private Path write(String share, String name, String content) throws IOException {
    return Files.writeString(samba.directory(share).resolve(name), content);
  }

  private String read(String share, String name) throws IOException {
    return Files.readString(samba.directory(share).resolve(name));
  }

  /** All that smbclient shows of it, but for what the new content brings. */
  private String properties(String share, String name) {
    var listed = samba.smbclient(share, "showacls; ls " + name + "; allinfo " + name);
    return listed
        .lines()
        .filter(line -> line.matches(".*(type|ACE|SID|ermissions|create_time|attributes).*"))
        .map(line -> line.replaceFirst("attributes: ([A-Z]*?)A? .*", "attributes: $1"))
        .reduce("", (lines, line) -> lines + line + "\n");
  }

  private List<String> temporaries(String share) throws IOException {
    try (Stream<Path> files = Files.list(samba.directory(share))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(SharePath::isTemporaryName)
          .toList();
    }
  }

  private UserPrincipal owner(String name) throws IOException {
    return samba
        .directory(BY_MODE)
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(name);
  }

  private static void open(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
