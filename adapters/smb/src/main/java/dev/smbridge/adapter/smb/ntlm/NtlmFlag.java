package dev.smbridge.adapter.smb.ntlm;

import java.util.Set;

/** What both sides of NTLM agree on ([MS-NLMP] 2.2.2.5), as far as this side asks for it. */
enum NtlmFlag {
  UNICODE(0x0000_0001),
  REQUEST_TARGET(0x0000_0004),
  SIGN(0x0000_0010),
  SEAL(0x0000_0020),
  NTLM(0x0000_0200),
  ALWAYS_SIGN(0x0000_8000),
  EXTENDED_SESSIONSECURITY(0x0008_0000),
  TARGET_INFO(0x0080_0000),
  VERSION(0x0200_0000),
  KEYS_OF_128_BITS(0x2000_0000),
  KEY_EXCH(0x4000_0000);

  private final int bit;

  NtlmFlag(int bit) {
    this.bit = bit;
  }

  boolean in(int flags) {
    return (flags & bit) != 0;
  }

  static int bits(Set<NtlmFlag> flags) {
    return flags.stream().mapToInt(flag -> flag.bit).reduce(0, (all, bit) -> all | bit);
  }

  /** As the protocol writes it, without its prefix. */
  String text() {
    return this == KEYS_OF_128_BITS ? "128" : name();
  }
}
