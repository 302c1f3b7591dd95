package dev.smbridge.local.server;

import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Breaks what is between clients and a server, at random moments until it is closed: lost replies,
 * cuts, kills, stops, delays, and a heap that is nearly full. One thread.
 */
final class Trouble implements AutoCloseable {
  private static final int MOST_PAUSE_MILLIS = 700;
  private static final int MOST_STOP_MILLIS = 2_000;
  private static final int NEXT_MESSAGES = 40;
  private static final long BALLAST_BYTES = 64L << 20;
  private static final int BLOCK_BYTES = 1 << 20;

  /** A corrupted message is for a backend that verifies; the other takes it for the server's. */
  private static final List<Fault> UNVERIFIED = List.of(Fault.DROP, Fault.CUT, Fault.CUT_AFTER);

  private static final List<Fault> VERIFIED = List.of(Fault.values());

  private final PrivateSamba samba;
  private final TcpProxy verified;
  private final TcpProxy unverified;
  private final Random random;
  private final Thread thread;
  private int made;

  Trouble(PrivateSamba samba, TcpProxy verified, TcpProxy unverified, long seed) {
    this.samba = samba;
    this.verified = verified;
    this.unverified = unverified;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().name("trouble").start(this::run);
  }

  /** How often something was broken. */
  int made() {
    return made;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(random.nextInt(MOST_PAUSE_MILLIS));
        makeTrouble();
        made++;
      }
    } catch (InterruptedException ended) {
      samba.resume();
    }
  }

  private void makeTrouble() throws InterruptedException {
    var onVerified = random.nextBoolean();
    var proxy = onVerified ? verified : unverified;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> failMessage(proxy, onVerified ? VERIFIED : UNVERIFIED);
      case 3 -> proxy.cut();
      case 4 -> samba.killConnections();
      case 5 -> stopServer();
      case 6 -> slowDown(proxy);
      default -> fillHeap();
    }
  }

  private void failMessage(TcpProxy proxy, List<Fault> faults) {
    var direction = random.nextBoolean() ? Direction.REQUESTS : Direction.REPLIES;
    var fault = faults.get(random.nextInt(faults.size()));
    proxy.fail(direction, 1 + random.nextInt(NEXT_MESSAGES), fault);
  }

  private void stopServer() throws InterruptedException {
    samba.suspend();
    try {
      Thread.sleep(random.nextInt(MOST_STOP_MILLIS));
    } finally {
      samba.resume();
    }
  }

  private void slowDown(TcpProxy proxy) throws InterruptedException {
    proxy.delay(Duration.ofMillis(1 + random.nextInt(50)));
    try {
      Thread.sleep(random.nextInt(MOST_STOP_MILLIS));
    } finally {
      proxy.delay(Duration.ZERO);
    }
  }

  /** Leaves others little of the heap for a moment. */
  private void fillHeap() throws InterruptedException {
    var runtime = Runtime.getRuntime();
    var left = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    var blocks = (int) Math.max(0, Math.min(1 << 12, (left - BALLAST_BYTES) / BLOCK_BYTES));
    var ballast = new byte[blocks][];
    for (var i = 0; i < blocks; i++) {
      ballast[i] = new byte[BLOCK_BYTES];
    }
    Thread.sleep(100 + ballast.length % 2);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    verified.reset();
    unverified.reset();
  }
}
