package dev.smbridge.adapter.smb.login;

import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Asks the server, by a message that is signed, what was negotiated before anything could be
 * signed: FSCTL_VALIDATE_NEGOTIATE_INFO ([MS-SMB2] 2.2.31.4 and 3.2.5.5). SMB 3.1.1 has the answer
 * in its keys and is not asked.
 */
public final class NegotiateValidation {
  public static final int CONTROL_CODE = 0x0014_0204;
  public static final int ANSWER_BYTES = 24;

  private static final int GUID_BYTES = 16;
  private static final int ACCESS_DENIED = 0xC0000022;

  private final int capabilities;
  private final byte[] serverGuid;
  private final int securityMode;
  private final int dialect;

  private NegotiateValidation(int capabilities, byte[] serverGuid, int securityMode, int dialect) {
    this.capabilities = capabilities;
    this.serverGuid = serverGuid;
    this.securityMode = securityMode;
    this.dialect = dialect;
  }

  /** What the client had said of itself. */
  public static byte[] request(
      int capabilities, byte[] clientGuid, int securityMode, int... dialects) {
    var request =
        ByteBuffer.allocate(ANSWER_BYTES + dialects.length * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(capabilities)
            .put(clientGuid)
            .putShort((short) securityMode)
            .putShort((short) dialects.length);
    for (var dialect : dialects) {
      request.putShort((short) dialect);
    }
    return request.array();
  }

  /** The server's answer. */
  public static NegotiateValidation parse(byte[] answer) throws FileFailure {
    if (answer.length < ANSWER_BYTES) {
      throw TransportFailures.malformed();
    }
    var fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    var capabilities = fields.getInt();
    var guid = new byte[GUID_BYTES];
    fields.get(guid);
    return new NegotiateValidation(
        capabilities,
        guid,
        Short.toUnsignedInt(fields.getShort()),
        Short.toUnsignedInt(fields.getShort()));
  }

  /**
   * What it means that the server refused to answer, in a message that was signed: servers of SMB 2
   * do not know the question.
   */
  public static void requireHarmless(int status) throws FileFailure {
    if (status == ACCESS_DENIED) {
      throw changed().withServerStatus(status);
    }
  }

  /** No answer came. */
  public static FileFailure unanswered(FileFailure failure) {
    return failure.kind() == FailureKind.CONNECTION_LOST
        ? failure.withMessage(
            "the server hung up when it was asked what had been negotiated, as it does where a"
                + " device on the way changed that")
        : failure;
  }

  /** Holds the dialect against the one that is spoken. */
  public void requireDialect(int spoken) throws FileFailure {
    if (dialect != spoken) {
      throw changed();
    }
  }

  /** Holds the rest against what the server seemed to say of itself. */
  public void requireServer(byte[] guid, int mode, int offered) throws FileFailure {
    if (!Arrays.equals(serverGuid, guid) || securityMode != mode || capabilities != offered) {
      throw changed();
    }
  }

  private static FileFailure changed() {
    return LoginFailures.refused("what was negotiated is not what the server says it was");
  }
}
