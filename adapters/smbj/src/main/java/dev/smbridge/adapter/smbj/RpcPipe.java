package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.adapter.smbj.wire.Read;
import dev.smbridge.adapter.smbj.wire.ReadAnswer;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.adapter.smbj.wire.Write;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/** Remote procedure calls over a named pipe ([MS-RPCE] 2.1.1.2; DCE 1.1 RPC, chapter 12). */
final class RpcPipe {
  private static final byte REQUEST = 0;
  private static final byte RESPONSE = 2;
  private static final byte BIND = 11;
  private static final byte BIND_ACK = 12;
  private static final byte LAST = 2;
  private static final byte WHOLE = 3;
  private static final int LITTLE_ENDIAN = 0x10;
  private static final int HEADER = 16;
  private static final int RESPONSE_HEADER = 24;
  private static final int FRAGMENT_BYTES = 4280;
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int BUFFER_OVERFLOW = 0x8000_0005;
  private static final UUID NDR = UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860");

  private final SmbjHandle pipe;

  RpcPipe(SmbjHandle pipe) {
    this.pipe = pipe;
  }

  /** Says which interface is meant. */
  void bind(String service, int version) throws FileFailure {
    var body = ByteBuffer.allocate(56).order(NdrReader.ORDER);
    body.putShort((short) FRAGMENT_BYTES).putShort((short) FRAGMENT_BYTES).putInt(0);
    body.putInt(1); // one presentation context
    body.putShort((short) 0).putShort((short) 1); // context 0, one transfer syntax
    put(body, UUID.fromString(service)).putInt(version);
    put(body, NDR).putInt(2);
    send(BIND, body.array());
    if (fragment().get(2) != BIND_ACK) {
      throw refused();
    }
  }

  /** Calls a procedure of the interface; the answer is as long as it is. */
  byte[] call(int procedure, byte[] stub) throws FileFailure {
    var body = ByteBuffer.allocate(8 + stub.length).order(NdrReader.ORDER);
    body.putInt(stub.length).putShort((short) 0).putShort((short) procedure).put(stub);
    send(REQUEST, body.array());
    var answer = new ByteArrayOutputStream();
    while (true) {
      var fragment = fragment();
      if (fragment.get(2) != RESPONSE || fragment.limit() < RESPONSE_HEADER) {
        throw refused();
      }
      var stubPart = new byte[fragment.limit() - RESPONSE_HEADER];
      fragment.get(RESPONSE_HEADER, stubPart);
      answer.writeBytes(stubPart);
      if ((fragment.get(3) & LAST) != 0) {
        return answer.toByteArray();
      }
      if (answer.size() > MOST_BYTES) {
        throw TransportFailures.malformed();
      }
    }
  }

  private void send(byte type, byte[] body) throws FileFailure {
    var length = HEADER + body.length;
    var message = ByteBuffer.allocate(length).order(NdrReader.ORDER);
    message.put((byte) 5).put((byte) 0).put(type).put(WHOLE).putInt(LITTLE_ENDIAN);
    message.putShort((short) length).putShort((short) 0).putInt(1).put(body);
    pipe.tree().tell(pipe.id(), new Write(0, Slice.of(message.array())), Effect.NONE);
  }

  /** One fragment of an answer, which may take several reads. */
  private ByteBuffer fragment() throws FileFailure {
    var bytes = new ByteArrayOutputStream();
    do {
      bytes.writeBytes(read());
    } while (bytes.size() < HEADER || bytes.size() < length(bytes));
    if (bytes.size() > length(bytes)) {
      throw TransportFailures.malformed();
    }
    return ByteBuffer.wrap(bytes.toByteArray()).order(NdrReader.ORDER);
  }

  private byte[] read() throws FileFailure {
    var tree = pipe.tree();
    var request = List.<Request>of(new Read(0, FRAGMENT_BYTES));
    try (var answers =
        tree.session().exchange(tree.id(), pipe.id(), request, tree.deadline(), Effect.NONE)) {
      var answer = answers.first();
      if (!answer.isSuccess() && answer.status() != BUFFER_OVERFLOW) {
        throw tree.session().refused(answer.status());
      }
      var data = ReadAnswer.data(answer, FRAGMENT_BYTES);
      if (data.length() == 0) {
        throw TransportFailures.malformed();
      }
      return SmbjTree.copy(data);
    }
  }

  private static int length(ByteArrayOutputStream fragment) {
    var bytes = ByteBuffer.wrap(fragment.toByteArray()).order(NdrReader.ORDER);
    return Short.toUnsignedInt(bytes.getShort(8));
  }

  /** The first half of an identifier is in the byte order of the message, the second is not. */
  private static ByteBuffer put(ByteBuffer body, UUID id) {
    var high = id.getMostSignificantBits();
    body.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    return body.putLong(Long.reverseBytes(id.getLeastSignificantBits()));
  }

  /** There is no such service, or it does not answer this account. */
  static FileFailure refused() {
    return new FileFailure(
        FailureKind.UNSUPPORTED, "the server does not offer its list of shares to this account");
  }
}
