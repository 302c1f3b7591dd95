package dev.smbridge.testing.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One direction of one connection: a thread reads and stamps messages, another delivers each when
 * its delay has passed, so that a delay costs latency and not throughput.
 */
final class Pipe {
  /** Bounds what a delay holds in memory; past it the reader waits, as a full link would. */
  private static final int MESSAGES_IN_FLIGHT = 256;

  private record InFlight(Optional<Message> message, long dueNanos) {}

  private final Direction direction;
  private final Framing framing;
  private final Weather weather;
  private final Lane lane;
  private final Socket from;
  private final Socket to;
  private final Runnable cut;
  private final BlockingQueue<InFlight> queue = new ArrayBlockingQueue<>(MESSAGES_IN_FLIGHT);

  /** Used by the delivering thread alone. */
  private byte[] heldBack = new byte[0];

  Pipe(
      Direction direction, Framing framing, Weather weather, Socket from, Socket to, Runnable cut) {
    this.direction = direction;
    this.framing = framing;
    this.weather = weather;
    this.lane = weather.lane(direction);
    this.from = from;
    this.to = to;
    this.cut = cut;
  }

  /** Reads until the end of the stream. */
  void read() {
    try {
      InputStream in = from.getInputStream();
      Optional<Message> message;
      do {
        weather.awaitClear();
        message = framing.read(in);
        message.ifPresent(m -> lane.recording.add(m.bytes()));
        queue.put(new InFlight(message, lane.dueNanos()));
      } while (message.isPresent());
    } catch (IOException e) {
      cut.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cut.run();
    }
  }

  /** Delivers what was read until its end. */
  void deliver() {
    try {
      OutputStream out = to.getOutputStream();
      boolean open = true;
      while (open) {
        InFlight next = queue.take();
        sleepUntil(next.dueNanos());
        weather.awaitClear();
        open = next.message().isPresent() && deliver(next.message().get(), out);
      }
      if (!to.isClosed()) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      cut.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cut.run();
    }
  }

  private boolean deliver(Message message, OutputStream out) throws IOException {
    Optional<Fault> fault = weather.faults.meet(direction, message);
    byte[] bytes = framing.rewrite(message.bytes(), lane.change());
    if (fault.isEmpty()) {
      return write(bytes, out) && writeHeldBack(out);
    }
    return switch (fault.get()) {
      case FLIP_LAST_BYTE -> {
        byte[] flipped = bytes.clone();
        flipped[flipped.length - 1] ^= 0x55;
        yield write(flipped, out);
      }
      case DROP -> true;
      case BEHIND_NEXT -> {
        heldBack = bytes;
        yield true;
      }
      case CUT -> close();
      case CUT_AFTER -> {
        write(bytes, out);
        yield close();
      }
    };
  }

  private boolean writeHeldBack(OutputStream out) throws IOException {
    byte[] bytes = heldBack;
    heldBack = new byte[0];
    return bytes.length == 0 || write(bytes, out);
  }

  private boolean write(byte[] bytes, OutputStream out) throws IOException {
    int granted = lane.grant(bytes.length);
    out.write(bytes, 0, granted);
    out.flush();
    return granted == bytes.length || close();
  }

  private boolean close() {
    cut.run();
    return false;
  }

  private static void sleepUntil(long dueNanos) throws InterruptedException {
    long left = dueNanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }
}
