package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Encryption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer to an NTLM challenge gives away ([MS-NLMP] 2.2.1.2, 2.2.2.5). */
interface ChallengeContract extends LoginSetting {
  /** Without one of these, a session's key is known to others or protects nothing. */
  Map<String, Integer> NEEDED =
      new TreeMap<>(
          Map.of(
              "UNICODE", 0x1,
              "SIGN", 0x10,
              "EXTENDED_SESSIONSECURITY", 0x80000,
              "TARGET_INFO", 0x800000,
              "128", 0x20000000,
              "KEY_EXCH", 0x40000000));

  int SEAL = 0x20;

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
  @MethodSource("dev.smbridge.testing.login.ChallengeContract#flagsAloneAndInPairs")
  default void aChallengeWithoutWhatIsNeededIsNotAnswered(List<String> names) throws Exception {
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
  default void whatElseIsClearedIsNoticedByTheServer(int flag) throws Exception {
    try (var middleman = clearing(flag)) {
      refused(middleman, FailureKind.AUTHENTICATION);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @Test
  default void aLoginGivesNoKeyAway() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      use(middleman.proxy());
      var onlooker = middleman.eavesdropper();
      assertEquals(1, onlooker.answers().size());
      onlooker.learnsNoKey();
    }
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
}
