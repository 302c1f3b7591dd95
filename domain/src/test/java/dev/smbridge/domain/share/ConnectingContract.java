package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a {@link ShareConnector} gets to a share, and why it does not. */
interface ConnectingContract extends ShareSetting {
  @Test
  default void theStepsPassedAreToldInOrder() throws Exception {
    var steps = new ArrayList<ConnectionStep>();
    connector()
        .connect(target(), credential(), (step, found) -> steps.add(step), ShareSetting.deadline())
        .close();
    assertEquals(
        List.of(
            ConnectionStep.NAME,
            ConnectionStep.ADDRESS,
            ConnectionStep.PORT,
            ConnectionStep.DIALECT,
            ConnectionStep.POLICY,
            ConnectionStep.LOGIN,
            ConnectionStep.SHARE),
        steps);
  }

  @Test
  default void aWrongPasswordFailsAsAuthentication() {
    var wrong = identity(credential().username(), "not the password");
    Failing.as(() -> connectAs(wrong), FailureKind.AUTHENTICATION);
  }

  @Test
  default void anUnknownUserFailsAsAuthentication() {
    var unknown = identity("nobody-of-that-name", "not the password");
    Failing.as(() -> connectAs(unknown), FailureKind.AUTHENTICATION);
  }

  @Test
  default void anUnknownShareFailsAsNotFound() {
    var elsewhere = new ShareTarget(target().server(), "no-such-share", SharePath.ROOT);
    Failing.as(() -> connect(elsewhere), FailureKind.NOT_FOUND);
  }

  @Test
  default void aPortWhereNobodyListensFailsAsUnreachable() throws IOException {
    var nobody = targetAt(new ServerAddress("127.0.0.1", unusedPort()));
    Failing.as(() -> connect(nobody), FailureKind.UNREACHABLE);
  }

  @Test
  default void connectingAfterTheDeadlineFails() {
    var passed = Deadline.within(Duration.ZERO, Duration.ofSeconds(1));
    Failing.as(
        () -> connector().connect(target(), credential(), ConnectionTrace.NONE, passed),
        FailureKind.DEADLINE);
  }

  @Test
  default void theSharesOfTheServerAreListed() throws Exception {
    var shares = connector().shares(target().server(), credential(), ShareSetting.deadline());
    assertTrue(
        shares.names().stream()
            .anyMatch(share ->
                share.name().equalsIgnoreCase(target().share())
                    && share.type() == ShareName.Type.DISK),
        shares::toString);
    assertEquals(connector().capabilities().backend(), shares.session().backend());
  }

  @Test
  default void aWrongPasswordListsNoShares() {
    var wrong = identity(credential().username(), "not the password");
    Failing.as(
        () -> connector().shares(target().server(), wrong, ShareSetting.deadline()),
        FailureKind.AUTHENTICATION);
  }

  private void connectAs(Credential identity) throws Exception {
    connector().connect(target(), identity, ConnectionTrace.NONE, ShareSetting.deadline()).close();
  }

  private Credential identity(String username, String password) {
    var secret = Secret.of(password.toCharArray());
    return new Credential(username, credential().domain(), secret, null, "another");
  }

  private ShareTarget targetAt(ServerAddress address) {
    var server = target().server();
    return new ShareTarget(
        new FileServer(
            address, server.backend(), server.policy(), server.authentication(), server.kerberos()),
        target().share(),
        SharePath.ROOT);
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
