package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was agreed on before anything could be signed ([MS-SMB2] 2.2.3, 2.2.4). */
interface NegotiateContract extends LoginSetting {
  int ALL_CAPABILITIES = 0x7F;

  /** SMB 3.1.1 is on both sides; what is older can only be somebody's wish. */
  @ParameterizedTest
  @ValueSource(ints = {0x0202, 0x0210, 0x0300, 0x0302})
  default void anAnswerWithAnOlderDialectIsRefused(int dialect) throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, frame -> frame.is(SmbFrame.NEGOTIATE), frame -> frame.dialect(dialect))) {
      assertThrows(FileFailure.class, () -> use(lenient(middleman), SHORT));
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0202, 0x0210, 0x0300, 0x0302})
  default void anOfferThatWasMadeOlderIsRefused(int dialect) throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      middleman.change(
          Direction.REQUESTS,
          frame -> frame.is(SmbFrame.NEGOTIATE),
          frame -> frame.offeringAtMost(dialect));
      var refused =
          Failing.as(
              () -> use(lenient(middleman), LONG), FailureKind.POLICY, FailureKind.CONNECTION_LOST);
      assertTrue(refused.message().contains("negotiated"), refused::message);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  /** The neighbour signs alike, so that the server's word behind the login is all there is. */
  @ParameterizedTest
  @CsvSource({"SMB3_02, 0x0300", "SMB2_10, 0x0202"})
  default void aDialectThatWasChangedIntoItsNeighbourIsNoticed(String newest, String dialect)
      throws Exception {
    var options = SambaOptions.usual().with("server max protocol", newest);
    try (var samba = PrivateSamba.start(options);
        var middleman =
            Middleman.changing(
                samba,
                frame -> frame.is(SmbFrame.NEGOTIATE),
                frame -> frame.dialect(Integer.decode(dialect)))) {
      var connector = connector(InetAddress::getAllByName);
      var credential = BackendSetting.credential(samba);
      var refused =
          Failing.as(
              () ->
                  connector.connect(
                      lenient(middleman), credential, ConnectionTrace.NONE, patience()),
              FailureKind.POLICY);
      assertTrue(refused.message().contains("negotiated"), refused::message);
    }
  }

  /** Before SMB 3.1.1 that is a bit of an answer that nobody signs. */
  @Test
  default void encryptionThatWasStruckOutIsNoticed() throws Exception {
    var options = SambaOptions.usual().with("server max protocol", "SMB3_02");
    try (var samba = PrivateSamba.start(options);
        var middleman =
            Middleman.changing(
                samba,
                frame -> frame.is(SmbFrame.NEGOTIATE),
                frame -> frame.withoutCapabilities(ALL_CAPABILITIES))) {
      var connector = connector(InetAddress::getAllByName);
      var policy =
          new SecurityPolicy(
              Encryption.PREFERRED, Signing.PREFERRED, Dialect.SMB_3_0, AccessMode.READ_WRITE);
      var proxy = middleman.proxy();
      var target = target(proxy.host(), proxy.port(), SambaOptions.PLAIN, policy);
      var credential = BackendSetting.credential(samba);
      if (connector.capabilities().encrypts()) {
        Failing.as(
            () -> connector.connect(target, credential, ConnectionTrace.NONE, patience()),
            FailureKind.POLICY);
      } else {
        connector.connect(target, credential, ConnectionTrace.NONE, patience()).close();
      }
    }
  }

  private static Deadline patience() {
    return BackendSetting.longest(LONG);
  }
}
