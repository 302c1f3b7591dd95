package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.protocol.transport.PacketReceiver;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smb.SMBPacketData;

/**
 * Hands on what the guard lets pass. A message that nobody can vouch for, or that cannot be read,
 * ends the connection, and so every wait for an answer at once; smbj's reader would die silently
 * and leave them to their timeouts.
 */
final class AuthenticatedReceiver implements PacketReceiver<SMBPacketData<?>> {
  private final PacketReceiver<SMBPacketData<?>> receiver;
  private final SessionGuard guard;
  private final Runnable hangUp;

  AuthenticatedReceiver(
      PacketReceiver<SMBPacketData<?>> receiver, SessionGuard guard, Runnable hangUp) {
    this.receiver = receiver;
    this.guard = guard;
    this.hangUp = hangUp;
  }

  @Override
  public void handle(SMBPacketData<?> message) throws TransportException {
    switch (guard.judge(message)) {
      case PASS -> handOn(message);
      case IGNORE -> {}
      case REFUSE ->
          throw new TransportException(
              "A message that is not authenticated arrived on a protected SMB session, so the connection was closed.");
    }
  }

  @Override
  public void handleError(Throwable error) {
    hangUp.run(); // first, else smbj says good-bye on this very thread and waits for the answer it
    // would read
    receiver.handleError(error);
  }

  private void handOn(SMBPacketData<?> message) throws TransportException {
    try {
      receiver.handle(message);
    } catch (RuntimeException e) { // a false tag among them
      throw new TransportException("A message of the server could not be decrypted or read.", e);
    }
  }
}
