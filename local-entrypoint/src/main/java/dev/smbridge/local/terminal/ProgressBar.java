package dev.smbridge.local.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Bytes, rate and time left on one line, for anything longer than a second. */
public final class ProgressBar implements AutoCloseable {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final int BAR_CELLS = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final AtomicLong expected = new AtomicLong();
  private final AtomicLong moved = new AtomicLong();
  private final AtomicLong nextDraw;
  private boolean shown;

  /** Draws on a terminal. */
  public ProgressBar(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
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

  private synchronized void draw(long now) {
    shown = true;
    out.print(CLEAR + line(now));
    out.flush();
  }

  private String line(long now) {
    var done = moved.get();
    var total = Math.max(expected.get(), done);
    var seconds = (now - startNanos) / 1e9;
    var rate = done / seconds;
    var text =
        Bytes.shown(done) + " of " + Bytes.shown(total) + "  " + Bytes.shown((long) rate) + "/s";
    if (total == 0 || rate < 1) {
      return text;
    }
    var cells = (int) (BAR_CELLS * done / total);
    return "["
        + "=".repeat(cells)
        + " ".repeat(BAR_CELLS - cells)
        + "]  "
        + text
        + "  "
        + left((long) ((total - done) / rate))
        + " left";
  }

  private static String left(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Removes the line. */
  @Override
  public synchronized void close() {
    if (shown) {
      out.print(CLEAR);
      out.flush();
      shown = false;
    }
  }
}
