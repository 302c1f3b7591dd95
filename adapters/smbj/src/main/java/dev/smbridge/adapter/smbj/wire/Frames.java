package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.wire.Exchange.Destination;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Protects and sends what goes out, reads and opens what comes in. */
final class Frames implements Readers.Source {
  private static final int LENGTH_BYTES = 4;

  private final long sessionId;
  private final FrameInput input;
  private final OutputStream server;
  private final Protection protection;
  private final Buffers buffers;
  private final ReentrantLock writing = new ReentrantLock();

  Frames(Exchange.Start start, OutputStream server, Protection protection) {
    this.sessionId = start.sessionId();
    this.input = start.input();
    this.server = server;
    this.protection = protection;
    this.buffers = start.input().buffers();
  }

  Buffers buffers() {
    return buffers;
  }

  /** Returns once a frame has left; who hangs in the socket is freed by closing it. */
  void send(Destination to, List<Slot> slots) throws IOException, GeneralSecurityException {
    var requests = Outgoing.of(slots, sessionId, to);
    var most = LENGTH_BYTES + protection.overheadBytes() + requests.bytes();
    var frame = buffers.take(most);
    try {
      var bytes = protection.protect(requests, frame, LENGTH_BYTES);
      for (var i = 0; i < LENGTH_BYTES; i++) {
        frame[i] = (byte) (bytes >>> ((LENGTH_BYTES - 1 - i) * Byte.SIZE));
      }
      write(frame, LENGTH_BYTES + bytes);
    } finally {
      buffers.giveBack(frame);
    }
  }

  @Override
  public Readers.@Nullable Frame poll() throws IOException {
    var frame = input.poll();
    var plain = frame == null ? null : protection.open(frame, buffers);
    if (plain == null) {
      return null;
    }
    var messages = Message.of(plain);
    for (var message : messages) {
      protection.verify(message);
    }
    return new Readers.Frame(plain, messages);
  }

  private void write(byte[] frame, int bytes) throws IOException {
    writing.lock();
    try {
      server.write(frame, 0, bytes);
    } finally {
      writing.unlock();
    }
  }
}
