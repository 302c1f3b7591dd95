package dev.smbridge.testing.samba;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a private Samba differs from the usual one. Each method answers a changed copy.
 *
 * @param global settings of the {@code [global]} section, as smb.conf(5) names them
 * @param shares settings of each share, by share name, without {@code path}
 * @param aliases more names to log in with, all with the main account's password and rights
 * @param accounts names to log in with that only ever fail, each with its pdbedit account flags,
 *     such as {@code [D]} for disabled or {@code [L]} for locked
 */
public record SambaOptions(
    Map<String, String> global,
    Map<String, Map<String, String>> shares,
    Set<String> aliases,
    Map<String, String> accounts) {

  /** Encryption required. */
  public static final String SECURE = "secure";

  /** No encryption asked for; signing as the client wishes. */
  public static final String PLAIN = "plain";

  /** Whatever the client may do elsewhere, it cannot write here. */
  public static final String READ_ONLY = "readonly";

  /** A few mebibytes large, so that it can be filled. Only root can have one. */
  public static final String SMALL = "small";

  /** Open to guests, where {@code map to guest} lets anyone become one. */
  public static final String GUEST_OK = "guestok";

  /** Keeps copies of its own, which do not change afterwards. */
  public SambaOptions {
    global = Map.copyOf(global);
    shares = Map.copyOf(shares);
    aliases = Set.copyOf(aliases);
    accounts = Map.copyOf(accounts);
  }

  /** The usual shares, SMB 2.0.2 to 3.1.1, no account mapped to guest. */
  public static SambaOptions usual() {
    return new SambaOptions(
        Map.of(),
        Map.of(
            SECURE, Map.of("server smb encrypt", "required"),
            PLAIN, Map.of("server smb encrypt", "off"),
            READ_ONLY, Map.of("read only", "yes"),
            SMALL, Map.of(),
            GUEST_OK, Map.of("guest ok", "yes")),
        Set.of(),
        Map.of());
  }

  /** With a global setting added or replaced, such as {@code server max protocol}. */
  public SambaOptions with(String setting, String value) {
    return new SambaOptions(put(global, setting, value), shares, aliases, accounts);
  }

  /** With a share added or replaced. */
  public SambaOptions share(String name, Map<String, String> settings) {
    return new SambaOptions(global, put(shares, name, settings), aliases, accounts);
  }

  /** With one more name for the main account (smb.conf {@code username map}). */
  public SambaOptions alias(String name) {
    var more = new HashSet<>(aliases);
    more.add(name);
    return new SambaOptions(global, shares, more, accounts);
  }

  /** With an account in a state, such as {@code [D]}; it has the main account's password. */
  public SambaOptions account(String name, String flags) {
    return new SambaOptions(global, shares, aliases, put(accounts, name, flags));
  }

  private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
