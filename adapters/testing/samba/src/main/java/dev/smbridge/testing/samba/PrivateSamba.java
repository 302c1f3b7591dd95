package dev.smbridge.testing.samba;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A Samba of one's own on loopback, started in about a tenth of a second, with or without root.
 *
 * <p>It never outlives its starter: {@link #close} ends it, and so does the end of this process in
 * whatever way, since the server's supervisor waits for a pipe to close.
 */
public final class PrivateSamba implements AutoCloseable {
  /** The size of the small share. */
  public static final long SMALL_SHARE_BYTES = 8L << 20;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long CLOSING_NANOS = 20_000_000;

  private final SambaFolder folder;
  private final int port;
  private final SambaAccount account;
  private final Process supervisor;
  private final SambaProcesses processes;
  private final Thread closer = new Thread(this::stop, "private Samba closer");
  private final AtomicBoolean closed = new AtomicBoolean();

  PrivateSamba(
      SambaFolder folder,
      int port,
      SambaAccount account,
      Process supervisor,
      SambaProcesses processes) {
    this.folder = folder;
    this.port = port;
    this.account = account;
    this.supervisor = supervisor;
    this.processes = processes;
  }

  /** Starts one with the usual shares. */
  public static PrivateSamba start() {
    return start(SambaOptions.usual());
  }

  /**
   * Starts one and waits until it accepts connections.
   *
   * @throws SambaUnavailableException if Samba is not installed or does not start
   */
  public static PrivateSamba start(SambaOptions options) {
    String unixUser = Command.check(LIMIT, "", List.of("id", "-un")).strip();
    var account = SambaAccount.withRandomPassword(unixUser);
    PrivateSamba samba = SambaStart.start(options, account);
    Runtime.getRuntime().addShutdownHook(samba.closer);
    return samba;
  }

  /** The one that all tests of a process share, with the usual options; ends with the process. */
  public static PrivateSamba shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final PrivateSamba INSTANCE = start();
  }

  /** Whether Samba is installed at all. */
  public static boolean isInstalled() {
    return Command.find("smbd").isPresent();
  }

  /** The address that it listens on. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** The account with every right; its user is the one who runs this process. */
  public SambaAccount account() {
    return account;
  }

  /**
   * The folder that a share shows, to look at bytes behind the server's back.
   *
   * @throws SambaUnavailableException for the small share where {@link #whyNoSmallShare} says why
   */
  public Path directory(String share) {
    if (share.equals(SambaOptions.SMALL) && folder.whyNoSmallShare().isPresent()) {
      throw new SambaUnavailableException(folder.whyNoSmallShare().get());
    }
    return folder.share(share);
  }

  /** Where it keeps its configuration, accounts, shares and logs. */
  Path folder() {
    return folder.path();
  }

  /** Takes the folder away where the supervisor could not. */
  void discard() {
    folder.discard();
  }

  /** The process whose standard input keeps the server alive. */
  Process supervisor() {
    return supervisor;
  }

  /** Why there is no small share; empty when there is one. */
  public Optional<String> whyNoSmallShare() {
    return folder.whyNoSmallShare();
  }

  /** Gives the main account another password, as an administrator would. */
  public void changePassword(String password) {
    folder.setPassword(account.name(), password);
  }

  /**
   * Limits what everybody may do on a share, whatever its files allow (sharesec(1)).
   *
   * @param access see [MS-SMB2] 2.2.13.1
   */
  public void limit(String share, int access) {
    tool("sharesec", share, "--replace", "S-1-1-0:ALLOWED/0x0/0x%x".formatted(access));
  }

  /** Runs one command of smbclient(1) on a share, as the main account, and insists on success. */
  public String smbclient(String share, String command, String... options) {
    return SmbClient.run(this, share, command, options);
  }

  /** Kills the processes that serve clients: every connection is lost, the server stays. */
  public void killConnections() {
    SambaProcesses.signal("KILL", processes.serving());
  }

  /** Freezes the server: connections stay open, and no answer comes. */
  public void suspend() {
    SambaProcesses.signal("STOP", processes.all());
  }

  /** Wakes a frozen server. */
  public void resume() {
    SambaProcesses.signal("CONT", processes.all());
  }

  /**
   * Throws every client off a share: their tree connects become invalid. The server tells its
   * processes in its own time, so this waits until they have let go of the files there.
   */
  public void closeShare(String share) {
    tool("smbcontrol", "smbd", "close-share", share);
    var end = System.nanoTime() + LIMIT.toNanos();
    while (processes.openBelow(directory(share)) > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(CLOSING_NANOS);
    }
  }

  /**
   * How many files and directories clients have open below the shares' top folders, as the kernel
   * counts them: smbstatus(1) would need root.
   */
  public int openFiles() {
    return processes.openBelow(folder.path().resolve("shares"));
  }

  /** How many connections clients have open, as the kernel counts them. */
  public int connections() {
    return processes.connections();
  }

  /** Ends the server and takes its folder away; more than once is the same as once. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(closer);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook has run or is running.
    }
  }

  private String tool(String program, String... arguments) {
    var command =
        new ArrayList<>(List.of(Command.require(program), "-s", folder.configuration().toString()));
    command.addAll(List.of(arguments));
    return Command.check(LIMIT, "", command);
  }

  private void stop() {
    if (closed.compareAndSet(false, true)) {
      SambaStart.stop(supervisor);
    }
  }
}
