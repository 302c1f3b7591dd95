package dev.smbridge.local.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.local.server.Service.Login;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each backend makes of each kind of server, under two policies; the README shows it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PolicyMatrixTest {
  private static final String FILE = "name-on-the-wire";
  private static final String TEXT = "text-on-the-wire";
  private static final int SERVERS_AT_ONCE = 4;

  private record Client(String backend, SecurityPolicy policy) {
    boolean isSafe() {
      return policy.equals(SecurityPolicy.SAFE);
    }
  }

  private static final List<Client> CLIENTS =
      List.of(
          new Client(Backends.SMBJ, SecurityPolicy.SAFE),
          new Client(Backends.SMBJ, Service.RELAXED),
          new Client(Backends.JCIFS, SecurityPolicy.SAFE),
          new Client(Backends.JCIFS, Service.RELAXED));

  @Test
  void everyServerIsUsedAsPromisedOrRefusedAndTheReadmeSaysHow() throws Exception {
    compare(
        ServerKind.all(),
        new MatrixTable(
            "matrix", "login as", "newest dialect", "server's encryption", "server's signing"));
  }

  @Test
  void everyAlgorithmIsUsedAsPromisedOrRefusedAndTheReadmeSaysHow() throws Exception {
    compare(
        ServerKind.ofOneAlgorithm(),
        new MatrixTable("algorithms", "the server's one algorithm", "server's encryption"));
  }

  private static void compare(List<ServerKind> kinds, MatrixTable readme) throws Exception {
    var rows = new ArrayList<MatrixTable.Row>();
    try (var workers = Executors.newFixedThreadPool(SERVERS_AT_ONCE)) {
      var cells =
          workers.invokeAll(
              kinds.stream().map(kind -> (Callable<List<String>>) () -> meet(kind)).toList());
      for (var i = 0; i < kinds.size(); i++) {
        rows.add(new MatrixTable.Row(kinds.get(i).words(), cells.get(i).get()));
      }
    }
    var table = readme.text(rows);
    if (Boolean.getBoolean("smbridge.rewriteMatrix")) {
      readme.writeToReadme(table);
    }
    assertEquals(readme.inReadme(), table, "adapters/README.md, between the table's markers");
  }

  /** What each client gets of one server. */
  private static List<String> meet(ServerKind kind) throws Exception {
    var cells = new ArrayList<String>();
    try (var samba = PrivateSamba.start(kind.options());
        var service = new Service(samba, 2)) {
      for (var client : CLIENTS) {
        try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
          cells.add(meet(kind, client, service, proxy));
        } catch (AssertionError e) {
          throw new AssertionError(client + " at " + kind + ": " + e.getMessage(), e);
        }
      }
    }
    return cells;
  }

  private static String meet(ServerKind kind, Client client, Service service, TcpProxy proxy)
      throws Exception {
    var file =
        Service.at(
            Service.target(
                client.backend(),
                client.policy(),
                kind.login(),
                proxy.host(),
                proxy.port(),
                ServerKind.SHARE),
            FILE);
    var written = service.perform(Service.write(file, TEXT));
    if (written.outcome() instanceof Outcome.Failed failed) {
      return refused(client, failed.failure(), proxy);
    }
    assertEquals(TEXT, Service.text(service.perform(Service.read(file)).outcome()));
    var session = written.session();
    assertNotNull(session);
    return worked(kind, client, session, proxy);
  }

  private static String refused(Client client, FileFailure failure, TcpProxy proxy) {
    assertFalse(proxy.saw(FILE), () -> "a path was told to who was refused: " + failure.message());
    if (failure.kind() == FailureKind.POLICY) {
      assertFalse(proxy.saw("NTLMSSP"), "a login before the policy was met");
    }
    var beforeDialling = client.isSafe() && client.backend().equals(Backends.JCIFS);
    assertEquals(beforeDialling, proxy.accepted() == 0, "dialled");
    if (beforeDialling) {
      assertEquals(FailureKind.POLICY, failure.kind());
    }
    return "`" + failure.kind() + "`";
  }

  private static String worked(
      ServerKind kind, Client client, SessionFacts session, TcpProxy proxy) {
    assertEquals(Login.KNOWN, kind.login(), "a guest");
    assertEquals(client.backend(), session.backend());
    assertEquals(kind.newest(), session.dialect());
    assertEquals(!session.encrypted(), proxy.saw(FILE), "a name in clear");
    assertEquals(!session.encrypted(), proxy.saw(TEXT), "a text in clear");
    assertFalse(session.encrypted() && !session.signed(), "encrypted, yet not authenticated");
    if (client.isSafe()) {
      assertTrue(session.encrypted() && session.signed(), session::toString);
      assertTrue(session.dialect().isAtLeast(Dialect.SMB_3_0), session::toString);
    }
    if (client.backend().equals(Backends.SMBJ)) {
      assertTrue(session.signed(), session::toString);
      assertEquals(kind.encrypts(), session.encrypted());
      kind.algorithm()
          .ifPresent(only ->
              assertEquals(only, session.encrypted() ? session.cipher() : session.signature()));
    }
    return session.encrypted() ? "encrypted" : session.signed() ? "signed" : "unverified";
  }
}
