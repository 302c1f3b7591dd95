package dev.smbridge.testing.samba;

import java.util.Locale;

/**
 * What a private domain calls itself.
 *
 * @param realm the Kerberos realm, such as {@code CORP.EXAMPLE.TEST}
 */
record DomainNames(String realm) {
  /** The name of the controller's machine. */
  static final String MACHINE = "dc1";

  /** The NetBIOS name, which is no realm. */
  String shortName() {
    return realm.substring(0, realm.indexOf('.'));
  }

  /** The name in DNS. */
  String dnsName() {
    return realm.toLowerCase(Locale.ROOT);
  }

  /** The controller's full name, as its service principals have it. */
  String host() {
    return MACHINE + "." + dnsName();
  }
}
