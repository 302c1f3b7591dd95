package dev.smbridge.local.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the bar draws, and when; time stands still but where a test moves it. */
class ProgressBarTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final String LINE = "\r\u001b[K\u001b[?7l%s\u001b[?7h";
  private static final String CLEARED = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private long now;
  private boolean terminal = true;
  private final ProgressBar bar = new ProgressBar(out, () -> terminal, () -> now);

  private void after(long millis, long bytes) {
    now += millis * 1_000_000;
    bar.moved(bytes);
  }

  private String shown() {
    var shown = screen.toString(StandardCharsets.UTF_8);
    screen.reset();
    return shown;
  }

  @Test
  void nothingIsDrawnInTheFirstSecond() {
    bar.expects(8 * MEBIBYTE);
    after(999, 8 * MEBIBYTE);
    bar.close();
    assertEquals("", shown());
  }

  @Test
  void bytesRateAndTimeLeftAreDrawnAndTakenAway() {
    bar.expects(8 * MEBIBYTE);
    after(1000, 2 * MEBIBYTE);
    assertEquals(
        LINE.formatted("2.0 MiB of 8.0 MiB  2.0 MiB/s  0:03 left  [======                  ]"),
        shown());
    bar.close();
    assertEquals(CLEARED, shown());
  }

  @Test
  void itIsNotDrawnMoreThanFiveTimesASecond() {
    bar.expects(8 * MEBIBYTE);
    after(1000, 1);
    shown();
    after(199, 1);
    assertEquals("", shown());
    after(1, 1);
    assertTrue(shown().contains(" left "));
  }

  @Test
  void hoursAreShownAsSuch() {
    bar.expects(7200 * MEBIBYTE);
    after(1000, MEBIBYTE);
    assertTrue(shown().contains("1:59:59 left"));
  }

  @Test
  void whereTheEndIsNotKnownNothingIsSaidOfIt() {
    after(2000, 3 * MEBIBYTE);
    assertEquals(LINE.formatted("3.0 MiB  1.5 MiB/s"), shown());
  }

  @Test
  void whatIsDoneAgainCountsOnce() {
    bar.expects(8 * MEBIBYTE);
    after(500, 6 * MEBIBYTE);
    bar.restarts();
    bar.expects(8 * MEBIBYTE);
    after(500, 2 * MEBIBYTE);
    assertTrue(shown().contains("2.0 MiB of 8.0 MiB"));
  }

  @Test
  void nothingIsDrawnWhereNobodySeesIt() {
    terminal = false;
    bar.expects(8 * MEBIBYTE);
    after(5000, MEBIBYTE);
    bar.close();
    assertEquals("", shown());
  }

  @Test
  void aMessageTakesTheLinesPlace() {
    bar.expects(8 * MEBIBYTE);
    after(1000, MEBIBYTE);
    shown();
    bar.interrupt(() -> out.print("copied a\n"));
    assertEquals(CLEARED + "copied a\n", shown());
    after(200, MEBIBYTE);
    assertTrue(shown().contains(" left "));
  }

  @Test
  void nothingIsDrawnOnceItIsClosed() {
    bar.expects(8 * MEBIBYTE);
    bar.close();
    after(5000, MEBIBYTE);
    assertEquals("", shown());
  }
}
