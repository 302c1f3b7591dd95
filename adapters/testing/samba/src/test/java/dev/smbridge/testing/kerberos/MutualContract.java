package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.testing.login.SmbFrame;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A server proves itself as well: with its AP-REP (RFC 4120, 3.2.4). */
interface MutualContract extends KerberosSetting {
  /** A negTokenResp that says "accept-completed" and has no token (RFC 4178, 4.2.2). */
  byte[] COMPLETED = HexFormat.of().parseHex("a1073005a0030a0100");

  @Test
  default void aServerThatProvesNothingIsRefused() throws Exception {
    isRefused(token -> COMPLETED);
  }

  @Test
  default void aServerWithAWrongProofIsRefused() throws Exception {
    isRefused(token -> {
      var changed = token.clone();
      changed[changed.length / 2] ^= 1;
      return changed;
    });
  }

  private void isRefused(UnaryOperator<byte[]> change) throws Exception {
    try (var proxy = TcpProxy.smb(domain().address(), domain().port());
        var client = client(host -> new InetAddress[] {InetAddress.getByName(proxy.host())})) {
      proxy.rewrite(
          Direction.REPLIES,
          bytes -> {
            var frame = new SmbFrame(bytes);
            return frame.endsLogin() ? frame.token(change.apply(frame.token())).bytes() : bytes;
          });
      var refused = client.fails(FailureKind.POLICY, login().to(domain().host(), proxy.port()));
      assertTrue(refused.message().contains("proven"), refused::message);
      assertFalse(proxy.saw("NTLMSSP"), "no other login");
    }
  }
}
