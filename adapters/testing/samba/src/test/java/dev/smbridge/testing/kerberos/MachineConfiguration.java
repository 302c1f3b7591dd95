package dev.smbridge.testing.kerberos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the machine's krb5.conf(5) says, which the JDK reads anew for each login. */
final class MachineConfiguration {
  private static final String PROPERTY = "java.security.krb5.conf";
  private static final Path FILE = make();

  private MachineConfiguration() {}

  /** From now on there is one, and it says nothing; before the first login of the process. */
  static void use() {
    saysNothing();
  }

  /** Tickets of the next logins live that long. */
  static void ticketsLive(Duration time) {
    write("[libdefaults]\nticket_lifetime = " + time.toSeconds() + "s\n");
  }

  /** From now on it knows where a realm's KDC is. */
  static void hasKdc(String realm, String kdc) {
    write("[realms]\n" + realm + " = {\nkdc = " + kdc + "\n}\n");
  }

  /** From now on it is empty. */
  static void saysNothing() {
    write("");
  }

  private static Path make() {
    try {
      var file = Files.createTempFile("machines-krb5-", ".conf");
      file.toFile().deleteOnExit();
      var before = System.setProperty(PROPERTY, file.toString());
      if (before != null) {
        throw new IllegalStateException("somebody has logged in by Kerberos before: " + before);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String text) {
    try {
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
