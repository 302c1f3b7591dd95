package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2PacketData;
import com.hierynomus.mssmb2.messages.SMB2Echo;
import com.hierynomus.protocol.transport.PacketReceiver;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smb.SMBPacketData;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AuthenticatedReceiverTest {
  private final List<Object> seen = new ArrayList<>();
  private final SessionGuard guard = new SessionGuard(true);

  @Test
  void handsOnWhatPassesAndNothingElse() throws Exception {
    SMBPacketData<?> message = plainAnswer();
    AuthenticatedReceiver receiver = receiver(false);
    receiver.handle(message);
    SMB2Echo request = new SMB2Echo(SMB2Dialect.SMB_3_1_1);
    request.getHeader().setSessionId(7);
    guard.sending(request);
    assertThrows(TransportException.class, () -> receiver.handle(message));
    assertEquals(List.of(message), seen);
  }

  @Test
  void reportsAFalseTagAsALostConnectionInsteadOfDyingOfIt() {
    TransportException thrown =
        assertThrows(TransportException.class, () -> receiver(true).handle(plainAnswer()));
    assertSame(IllegalStateException.class, Objects.requireNonNull(thrown.getCause()).getClass());
  }

  @Test
  void hangsUpBeforeItReportsAnError() {
    EOFException error = new EOFException();
    receiver(false).handleError(error);
    assertEquals(2, seen.size());
    assertEquals("hung up", seen.getFirst());
    assertSame(error, seen.getLast());
  }

  private AuthenticatedReceiver receiver(boolean failing) {
    PacketReceiver<SMBPacketData<?>> receiver =
        new PacketReceiver<>() {
          @Override
          public void handle(SMBPacketData<?> message) {
            if (failing) {
              throw new IllegalStateException("false tag");
            }
            seen.add(message);
          }

          @Override
          public void handleError(Throwable error) {
            seen.add(error);
          }
        };
    return new AuthenticatedReceiver(receiver, guard, () -> seen.add("hung up"));
  }

  private static SMBPacketData<?> plainAnswer() throws Exception {
    byte[] bytes = new byte[64];
    bytes[0] = (byte) 0xFE;
    bytes[1] = 'S';
    bytes[2] = 'M';
    bytes[3] = 'B';
    bytes[40] = 7; // the session's id, [MS-SMB2] 2.2.1.2
    return new SMB2PacketData(bytes);
  }
}
