package dev.smbridge.local.server;

import static dev.smbridge.local.server.Service.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.share.ShareName;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server shares, and links on a share that lead to another one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SharesAndDfsTest {
  private static final String LINKS = "links";
  private static final String DATA = "data";
  private static final String HIDDEN = "archive$";

  private static final PrivateSamba SAMBA =
      PrivateSamba.start(
          new SambaOptions(
              Map.of(),
              Map.of(
                  DATA, Map.of("comment", "Daten für alle"),
                  HIDDEN, Map.of("comment", "old things"),
                  LINKS, Map.of("msdfs root", "yes")),
              Set.of(),
              Map.of()));

  private static final Service SERVICE = new Service(SAMBA, 2);

  @BeforeAll
  static void link() throws Exception {
    var root = SAMBA.directory(LINKS);
    Files.writeString(root.resolve("here.txt"), "here");
    Files.writeString(SAMBA.directory(DATA).resolve("there.txt"), "there");
    Files.createSymbolicLink(root.resolve("link"), Path.of("msdfs:127.0.0.1\\data"));
    Files.createSymbolicLink(root.resolve("dead"), Path.of("msdfs:127.0.0.1\\no-such-share"));
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
    SAMBA.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void sharesAreShownWithTheirCommentsAndHiddenOnesWhenAskedFor(String backend) {
    var server = Service.target(backend, SAMBA, DATA);
    var shown = shares(server, false);
    assertEquals(Set.of(DATA, LINKS), shown.keySet());
    var data = shown.get(DATA);
    assertEquals(new ShareName(DATA, ShareName.Type.DISK, "Daten für alle"), data);
    var all = shares(server, true);
    assertEquals(Set.of(DATA, LINKS, HIDDEN, "IPC$"), all.keySet());
    assertEquals(new ShareName(HIDDEN, ShareName.Type.DISK, "old things"), all.get(HIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void aLinkIsListedAsOneBesideFilesThatAreReached(String backend) throws Exception {
    var links = Service.target(backend, SAMBA, LINKS);
    var listing = new Operation.ListEntries(at(links, ""), true, new Page(100, null));
    var types =
        SERVICE.outcome(Outcome.Listed.class, listing).entries().stream()
            .collect(Collectors.toMap(Entry::path, Entry::type));
    assertEquals(
        Map.of("here.txt", EntryType.FILE, "link", EntryType.LINK, "dead", EntryType.LINK), types);
    var read = Service.read(at(links, "here.txt"));
    assertEquals("here", Service.text(SERVICE.perform(read).outcome()));
  }

  @Test
  void smbjFollowsNoLinkAndSaysWhereItLeads() throws Exception {
    var links = Service.target(Backends.SMBJ, SAMBA, LINKS);
    for (var operation : behind(links, "link")) {
      var failure = SERVICE.failure(FailureKind.UNSUPPORTED, operation);
      assertTrue(failure.message().contains("\\127.0.0.1\\data"), failure::message);
    }
    assertEquals("here", Files.readString(SAMBA.directory(LINKS).resolve("here.txt")));
  }

  @Test
  void jcifsFollowsALink() throws Exception {
    var links = Service.target(Backends.JCIFS, SAMBA, LINKS);
    var data = SAMBA.directory(DATA);
    var read = Service.read(at(links, "link/there.txt"));
    assertEquals("there", Service.text(SERVICE.perform(read).outcome()));
    SERVICE.outcome(Outcome.Stored.class, Service.write(at(links, "link/new.txt"), "new"));
    assertEquals("new", Files.readString(data.resolve("new.txt")));
    SERVICE.outcome(
        Outcome.Done.class, new Operation.Delete(at(links, "link/new.txt"), false, null));
    assertFalse(Files.exists(data.resolve("new.txt")));
  }

  @Test
  void jcifsSaysOfALinkThatLeadsNowhereWhereItLeads() throws Exception {
    var links = Service.target(Backends.JCIFS, SAMBA, LINKS);
    for (var operation : behind(links, "dead")) {
      var failure = SERVICE.failure(FailureKind.UNSUPPORTED, operation);
      assertTrue(failure.message().contains("no-such-share"), failure::message);
    }
  }

  /** Everything that can be asked for behind a link. */
  private static List<Operation> behind(ConfiguredTarget target, String link) throws Exception {
    var file = at(target, link + "/there.txt");
    var here = at(target, "here.txt");
    return List.of(
        new Operation.Stat(file),
        Service.read(file),
        Service.write(file, "not followed"),
        new Operation.ListEntries(at(target, link), false, new Page(10, null)),
        new Operation.MakeDirectory(at(target, link + "/made"), false),
        new Operation.Move(file, at(target, link + "/moved.txt"), IfExists.FAIL),
        new Operation.Copy(file, at(target, "copied.txt"), CopyOptions.DEFAULT),
        new Operation.Copy(here, file, CopyOptions.DEFAULT),
        new Operation.Delete(file, false, null));
  }

  private static Map<String, ShareName> shares(ConfiguredTarget server, boolean hidden) {
    return SERVICE
        .outcome(Outcome.Shares.class, new Operation.ListShares(server, hidden))
        .shares()
        .stream()
        .collect(Collectors.toMap(ShareName::name, share -> share));
  }
}
