package dev.smbridge.testing.samba;

import dev.smbridge.testing.samba.DomainAdministration.State;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Active Directory domain of one's own, for Kerberos: a Samba domain controller with a KDC, in a
 * network of its own. NTLM is disabled, its share {@code secure} requires encryption, and {@code
 * plain} has none.
 *
 * <p>It needs root and a few seconds to start, so tests share one, and are skipped where {@link
 * #whyUnavailable} has a reason. Like {@link PrivateSamba} it never outlives its starter.
 */
public final class PrivateDomain implements AutoCloseable {
  private static final String USUAL_REALM = "CORP.EXAMPLE.TEST";

  private final DomainNames names;
  private final DomainController controller;
  private final DomainAdministration administration;
  private final SambaAccount user = SambaAccount.withRandomPassword("alice");
  private final SambaAccount disabled = SambaAccount.withRandomPassword("gone");
  private final SambaAccount passwordExpired = SambaAccount.withRandomPassword("stale");
  private final SambaAccount accountExpired = SambaAccount.withRandomPassword("past");
  private final Thread closer = new Thread(this::stop, "private domain closer");
  private final AtomicBoolean closed = new AtomicBoolean();

  private PrivateDomain(DomainNames names, DomainController controller) {
    this.names = names;
    this.controller = controller;
    this.administration = new DomainAdministration(controller.folder(), names);
  }

  /** Why this machine cannot have one; empty when it can. */
  public static Optional<String> whyUnavailable() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("only root can give a private domain a network of its own");
    }
    String missing =
        Stream.of("samba", "samba-tool", "winbindd", "wbinfo", "ip", "setsid")
            .filter(program -> Command.find(program).isEmpty())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      return Optional.of(
          missing + " not installed: run `./smbridge test` as root, which installs what it needs");
    }
    return Network.REASON;
  }

  /** Whether the machine allows a network namespace, tried once. */
  private static final class Network {
    static final Optional<String> REASON = tryOut();

    private static Optional<String> tryOut() {
      try {
        DomainController.create().stop();
        return Optional.empty();
      } catch (SambaUnavailableException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Starts one of a realm's name, such as {@code CORP.EXAMPLE.TEST}.
   *
   * @throws SambaUnavailableException if it cannot be installed here or does not start
   */
  public static PrivateDomain start(String realm) {
    whyUnavailable()
        .ifPresent(reason -> {
          throw new SambaUnavailableException(reason);
        });
    var domain = new PrivateDomain(new DomainNames(realm), DomainController.create());
    Runtime.getRuntime().addShutdownHook(domain.closer);
    boolean started = false;
    try {
      domain.provision();
      domain.controller.run();
      started = true;
      return domain;
    } finally {
      if (!started) {
        domain.close();
      }
    }
  }

  /** The one that all tests of a process share; ends with the process. */
  public static PrivateDomain shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final PrivateDomain INSTANCE = start(USUAL_REALM);
  }

  /** The Kerberos realm. */
  public String realm() {
    return names.realm();
  }

  /** The domain's NetBIOS name. */
  public String shortName() {
    return names.shortName();
  }

  /**
   * The server's name, which its service principal {@code cifs/…} has; only the domain's own DNS
   * server knows it.
   */
  public String host() {
    return names.host();
  }

  /** The address of the server, of the KDC and of the DNS server. */
  public String address() {
    return controller.address();
  }

  /** The server's SMB port. */
  public int port() {
    return 445;
  }

  /** A resolv.conf(5) that names the domain's DNS server, and no other. */
  public Path resolverFile() {
    return controller.folder().resolve("resolv.conf");
  }

  /** The folder that the shares {@code secure} and {@code plain} show. */
  public Path directory() {
    return controller.folder().resolve("share");
  }

  /** A user who can log in. */
  public SambaAccount user() {
    return user;
  }

  /** A user whose account is disabled. */
  public SambaAccount disabled() {
    return disabled;
  }

  /** A user who must change the password before anything else. */
  public SambaAccount passwordExpired() {
    return passwordExpired;
  }

  /** A user whose account has expired. */
  public SambaAccount accountExpired() {
    return accountExpired;
  }

  /** The keys of a user, as a keytab file holds them. */
  public byte[] keytab(SambaAccount account) {
    return administration.keytab(account.name());
  }

  /** Adds another account that may log in. */
  public void addUser(SambaAccount account) {
    administration.addUsers(Map.of(account, State.ENABLED));
  }

  /** Gives a user another password, as an administrator would. */
  public void changePassword(SambaAccount account, String password) {
    administration.setPassword(account.name(), password);
  }

  /** Ends the controller and takes its network and folder away; twice is the same as once. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(closer);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook has run or is running.
    }
  }

  private void provision() {
    var administrator = SambaAccount.withRandomPassword("administrator");
    administration.provision(address(), "Aa1." + administrator.password());
    administration.addUsers(
        Map.of(
            user, State.ENABLED,
            disabled, State.DISABLED,
            passwordExpired, State.PASSWORD_EXPIRED,
            accountExpired, State.ACCOUNT_EXPIRED));
  }

  private void stop() {
    if (closed.compareAndSet(false, true)) {
      controller.stop();
    }
  }
}
