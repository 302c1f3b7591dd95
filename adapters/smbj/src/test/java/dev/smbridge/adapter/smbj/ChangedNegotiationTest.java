package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smbj.NegotiateMessage.Context;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device on the way changes what both sides of SMB 3.1.1 agree on, before there is a key. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ChangedNegotiationTest {
  private static final PrivateSamba SAMBA = PrivateSamba.shared();
  private static final SecurityPolicy RELAXED =
      new SecurityPolicy(
          Encryption.PREFERRED, Signing.REQUIRED, Dialect.SMB_3_0, AccessMode.READ_WRITE);

  private final TcpProxy proxy = TcpProxy.smb(SAMBA.host(), SAMBA.port());

  @AfterEach
  void close() {
    proxy.close();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("another cipher is chosen", Direction.REPLIES, encryption(4)),
        Arguments.of("a slow cipher is chosen", Direction.REPLIES, encryption(1)),
        Arguments.of("no cipher is in common", Direction.REPLIES, encryption(0)),
        Arguments.of("another way to sign is chosen", Direction.REPLIES, signing(1)),
        Arguments.of("an old way to sign is chosen", Direction.REPLIES, signing(0)),
        Arguments.of("a slow cipher alone is offered", Direction.REQUESTS, encryption(1)),
        Arguments.of("one cipher less is offered", Direction.REQUESTS, encryption(2, 4, 1)),
        Arguments.of("an old way to sign alone is offered", Direction.REQUESTS, signing(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theLoginEndsBeforeAnythingIsAsked(String what, Direction direction, Context instead) {
    change(direction, List.of(instead.type()), List.of(instead));
    refused("not signed with the key of what was negotiated");
  }

  @ParameterizedTest
  @ValueSource(ints = {NegotiateOffer.ENCRYPTION, NegotiateOffer.SIGNING})
  void whatIsStruckOutIsMissed(int type) {
    for (var direction : Direction.values()) {
      proxy.reset();
      change(direction, List.of(type), List.of());
      refused("not signed with the key of what was negotiated");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 0xFFFF})
  void whatWasNotOfferedIsRefusedBeforeTheLogin(int number) {
    for (var lie : List.of(encryption(number), signing(number))) {
      proxy.reset();
      change(Direction.REPLIES, List.of(lie.type()), List.of(lie));
      refused("that was not offered");
      assertFalse(proxy.saw("NTLMSSP"), "login");
    }
  }

  private void refused(String why) {
    var target = Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, RELAXED);
    var failure = Failing.as(() -> Servers.connect(SAMBA, target).close(), FailureKind.POLICY);
    assertTrue(failure.message().contains(why), failure::message);
    assertFalse(proxy.saw(SambaOptions.PLAIN), "share");
  }

  /** Puts contexts in place of those of some types, in the one NEGOTIATE of a connection. */
  private void change(Direction direction, List<Integer> types, List<Context> instead) {
    proxy.rewrite(
        direction,
        bytes -> {
          var negotiate = bytes.length > 64 && bytes[0] == (byte) 0xFE && bytes[12] == 0;
          return negotiate ? changed(direction, bytes, types, instead) : bytes;
        });
  }

  private static byte[] changed(
      Direction direction, byte[] bytes, List<Integer> types, List<Context> instead) {
    var message =
        direction == Direction.REQUESTS
            ? NegotiateMessage.request(bytes)
            : NegotiateMessage.answer(bytes);
    var contexts = new ArrayList<Context>();
    try {
      for (var type : List.of(1, NegotiateOffer.ENCRYPTION, NegotiateOffer.SIGNING)) {
        if (!types.contains(type)) {
          message.context(type).ifPresent(contexts::add);
        }
      }
    } catch (FileFailure e) {
      throw new IllegalStateException(e);
    }
    contexts.addAll(instead);
    return message.with(contexts);
  }

  private static Context encryption(Integer... ciphers) {
    return Context.of(NegotiateOffer.ENCRYPTION, List.of(ciphers));
  }

  private static Context signing(Integer... algorithms) {
    return Context.of(NegotiateOffer.SIGNING, List.of(algorithms));
  }
}
