package dev.smbridge.local.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Bytes, rate and time left on one line, for anything longer than a second. */
public final class ProgressBar implements AutoCloseable {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final int BAR_CELLS = 24;
  private static final String CLEAR = "\r\u001b[K";

  /** A line that is too long is cut at the margin (DECAWM), since only one line is redrawn. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final BooleanSupplier seen;
  private final long startNanos;
  private final AtomicLong expected = new AtomicLong();
  private final AtomicLong moved = new AtomicLong();
  private final AtomicLong nextDraw;
  private boolean asked;
  private boolean drawn;
  private boolean closed;

  /**
   * Draws on a terminal.
   *
   * @param seen whether {@code out} is one; asked once, before the first drawing
   */
  public ProgressBar(PrintStream out, BooleanSupplier seen, LongSupplier nanoTime) {
    this.out = out;
    this.seen = seen;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.nextDraw = new AtomicLong(startNanos + QUIET_NANOS);
  }

  /** So many more bytes are to come. */
  public void expects(long bytes) {
    expected.addAndGet(bytes);
  }

  /** So many bytes have come. */
  public void moved(long bytes) {
    moved.addAndGet(bytes);
    var now = nanoTime.getAsLong();
    var due = nextDraw.get();
    if (now - due >= 0 && nextDraw.compareAndSet(due, now + REDRAW_NANOS)) {
      draw(now);
    }
  }

  /** Everything comes again; the rate counts from the first beginning. */
  public void restarts() {
    expected.set(0);
    moved.set(0);
  }

  /** Says something else on the line, which is drawn again when it is next due. */
  public synchronized void interrupt(Runnable message) {
    clear();
    message.run();
  }

  private void clear() {
    if (drawn) {
      drawn = false;
      out.print(CLEAR);
      out.flush();
    }
  }

  private synchronized void draw(long now) {
    if (!asked) {
      asked = true;
      closed |= !seen.getAsBoolean();
    }
    if (!closed) {
      drawn = true;
      out.print(CLEAR + CUT + line(now) + WRAP);
      out.flush();
    }
  }

  private String line(long now) {
    var done = moved.get();
    var total = expected.get();
    var rate = done * 1e9 / (now - startNanos);
    var speed = Bytes.shown((long) rate) + "/s";
    if (done >= total || rate < 1) {
      return Bytes.shown(done) + "  " + speed;
    }
    var cells = (int) (BAR_CELLS * done / total);
    return "%s of %s  %s  %s left  [%s%s]"
        .formatted(
            Bytes.shown(done),
            Bytes.shown(total),
            speed,
            left((long) ((total - done) / rate)),
            "=".repeat(cells),
            " ".repeat(BAR_CELLS - cells));
  }

  private static String left(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Removes the line; nothing is drawn from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    clear();
  }
}
