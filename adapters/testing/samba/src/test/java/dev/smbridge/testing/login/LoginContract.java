package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login by NTLM with somebody between the backend and the server. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LoginContract implements BackendSetting {
  /** Without one of these, a session's key is known to others or protects nothing. */
  private static final Map<String, Integer> NEEDED =
      new TreeMap<>(
          Map.of(
              "UNICODE", 0x1,
              "SIGN", 0x10,
              "EXTENDED_SESSIONSECURITY", 0x80000,
              "TARGET_INFO", 0x800000,
              "128", 0x20000000,
              "KEY_EXCH", 0x40000000));

  private static final Duration LONG = Duration.ofSeconds(5);

  /** For answers that cannot come, since their signature is wrong. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final int SEAL = 0x20;
  private static final int GUEST = 1;
  private static final int NULL = 2;
  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  static List<List<String>> flagsAloneAndInPairs() {
    var names = new ArrayList<>(NEEDED.keySet());
    names.add("SEAL");
    var sets = new ArrayList<List<String>>();
    for (var i = 0; i < names.size(); i++) {
      sets.add(List.of(names.get(i)));
      for (var other : names.subList(i + 1, names.size())) {
        sets.add(List.of(names.get(i), other));
      }
    }
    return sets;
  }

  @ParameterizedTest
  @MethodSource("flagsAloneAndInPairs")
  void aChallengeWithoutWhatIsNeededIsNotAnswered(List<String> names) throws Exception {
    var seals = policy().encryption() == Encryption.REQUIRED;
    var flags = names.stream().mapToInt(name -> NEEDED.getOrDefault(name, SEAL)).sum();
    try (var middleman = clearing(flags)) {
      if (!seals && names.equals(List.of("SEAL"))) {
        connect(middleman.proxy()).close();
        return;
      }
      var refused = refused(middleman, FailureKind.POLICY);
      for (var name : names) {
        var named = seals || !name.equals("SEAL");
        assertEquals(named, refused.message().contains(name), refused::message);
      }
      assertTrue(middleman.eavesdropper().answers().isEmpty(), "nothing was sent");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x4, 0x200, 0x8000, 0x20000, 0x02000000})
  void whatElseIsClearedIsNoticedByTheServer(int flag) throws Exception {
    try (var middleman = clearing(flag)) {
      refused(middleman, FailureKind.AUTHENTICATION);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @Test
  void aLoginGivesNoKeyAway() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      use(middleman.proxy());
      var onlooker = middleman.eavesdropper();
      assertEquals(1, onlooker.answers().size());
      onlooker.learnsNoKey();
    }
  }

  @Test
  void aMechanismThatWasNotOfferedIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::challenges, frame -> frame.token(otherMechanism(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
      assertTrue(middleman.eavesdropper().answers().isEmpty(), "nothing was sent");
    }
  }

  @Test
  void aWrongSignatureOfTheMechanismsIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.token(lastFlipped(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
    }
  }

  @Test
  void aLoginThatTheServerDoesNotEndIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.token(incomplete(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
    }
  }

  @Test
  void aReflectedTokenIsNoChallenge() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      middleman.change(
          Direction.REPLIES,
          SmbFrame::challenges,
          frame -> frame.token(reflected(middleman.proxy(), frame.token())));
      refused(middleman, FailureKind.POLICY);
      assertTrue(middleman.eavesdropper().answers().isEmpty(), "nothing was sent");
    }
  }

  @Test
  void aSecondChallengeIsNotAnswered() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      var first = new byte[1][];
      middleman.change(
          Direction.REPLIES,
          frame -> frame.challenges() || frame.endsLogin(),
          frame -> {
            if (first[0] == null) {
              first[0] = frame.token();
              return frame;
            }
            return frame.status(SmbFrame.MORE_PROCESSING_REQUIRED).token(first[0]);
          });
      refused(middleman, FailureKind.POLICY);
      assertEquals(1, middleman.eavesdropper().answers().size());
    }
  }

  /** Whoever says so without the key has a session that answers nothing. */
  @Test
  void aSuccessBeforeTheLoginIsCompleteIsNone() throws Exception {
    try (var middleman =
        Middleman.changing(SAMBA, SmbFrame::challenges, frame -> frame.status(0))) {
      var failure = assertThrows(FileFailure.class, () -> use(middleman.proxy()));
      assertTrue(
          List.of(FailureKind.POLICY, FailureKind.CONNECTION_LOST).contains(failure.kind()),
          failure::message);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @Test
  void aSuccessThatIsTakenBackIsNone() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.status(SmbFrame.MORE_PROCESSING_REQUIRED))) {
      assertThrows(FileFailure.class, () -> use(middleman.proxy()));
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {GUEST, NULL, GUEST | NULL})
  void aSessionOfNobodyIsRefused(int flags) throws Exception {
    try (var middleman =
        Middleman.changing(SAMBA, SmbFrame::endsLogin, frame -> frame.sessionFlags(flags))) {
      refused(middleman, FailureKind.AUTHENTICATION);
    }
  }

  /** SMB 3.1.1 is on both sides; what is older can only be somebody's wish. */
  @ParameterizedTest
  @ValueSource(ints = {0x0202, 0x0210, 0x0300, 0x0302})
  void anAnswerWithAnOlderDialectIsRefused(int dialect) throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, frame -> frame.is(SmbFrame.NEGOTIATE), frame -> frame.dialect(dialect))) {
      assertThrows(FileFailure.class, () -> useLeniently(middleman.proxy(), SHORT));
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0202, 0x0210, 0x0300, 0x0302})
  void anOfferThatWasMadeOlderIsRefused(int dialect) throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      middleman.change(
          Direction.REQUESTS,
          frame -> frame.is(SmbFrame.NEGOTIATE),
          frame -> frame.offeringAtMost(dialect));
      var refused =
          Failing.as(
              () -> useLeniently(middleman.proxy(), LONG),
              FailureKind.POLICY,
              FailureKind.CONNECTION_LOST);
      assertTrue(refused.message().contains("negotiated"), refused::message);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  /**
   * More of them, and from another seed, with {@code -Dsmbridge.logins=10000
   * -Dsmbridge.logins.seed=…}; a failure names its seed, and that seed alone repeats it.
   */
  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noChangeOfAnyFieldGetsAKeyOrASessionThatThePolicyRefuses() throws Exception {
    var count = Integer.getInteger("smbridge.logins", 200);
    var seed = Long.getLong("smbridge.logins.seed", 1);
    var sessions = new RandomLogins(this, SAMBA).run(seed, count);
    assertTrue(sessions < count, "changes are noticed");
  }

  private Middleman clearing(int flags) {
    return Middleman.changing(
        SAMBA,
        SmbFrame::challenges,
        frame -> {
          NtlmBytes.clear(frame.bytes(), flags);
          return frame;
        });
  }

  private FileFailure refused(Middleman middleman, FailureKind kind) {
    return Failing.as(() -> connect(middleman.proxy()).close(), kind);
  }

  private ShareConnection connect(TcpProxy proxy) throws FileFailure {
    return connect(target(proxy.host(), proxy.port()), LONG);
  }

  private ShareConnection connect(ShareTarget target, Duration wait) throws FileFailure {
    return connector(InetAddress::getAllByName)
        .connect(
            target,
            BackendSetting.credential(SAMBA),
            ConnectionTrace.NONE,
            BackendSetting.longest(wait));
  }

  private void use(TcpProxy proxy) throws FileFailure {
    use(target(proxy.host(), proxy.port()), LONG);
  }

  private void useLeniently(TcpProxy proxy, Duration wait) throws FileFailure {
    use(target(proxy.host(), proxy.port(), SambaOptions.PLAIN, LENIENT), wait);
  }

  private void use(ShareTarget target, Duration wait) throws FileFailure {
    try (var connection = connect(target, wait)) {
      connection.within(BackendSetting.patient()).stat(SharePath.ROOT);
    }
  }

  /** The last byte of NTLM's object identifier is the last before its token. */
  private static byte[] otherMechanism(byte[] token) {
    var changed = token.clone();
    for (var i = 0; i < changed.length - 1; i++) {
      if (changed[i] == 2 && changed[i + 1] == 10) {
        changed[i + 1] = 30;
        return changed;
      }
    }
    throw new AssertionError("no mechanism in the challenge's token");
  }

  private static byte[] lastFlipped(byte[] token) {
    var changed = token.clone();
    changed[changed.length - 1] ^= 1;
    changed[changed.length - 9] ^= 1;
    return changed;
  }

  /** Behind the first ENUMERATED is how far the server is. */
  private static byte[] incomplete(byte[] token) {
    var changed = token.clone();
    for (var i = 0; i < changed.length - 2; i++) {
      if (changed[i] == 10 && changed[i + 1] == 1) {
        changed[i + 2] = 1;
        return changed;
      }
    }
    throw new AssertionError("no state in the last token");
  }

  /** The client's own message in place of the server's challenge, of the same length. */
  private static byte[] reflected(TcpProxy proxy, byte[] token) {
    var sent = SmbFrame.split(proxy.recorded(Direction.REQUESTS));
    var own = NtlmBytes.find(sent, NtlmBytes.NEGOTIATE).getLast().message();
    var changed = token.clone();
    System.arraycopy(own, 0, changed, NtlmBytes.start(token), own.length);
    return changed;
  }
}
