package dev.smbridge.adapter.smbj;

import com.hierynomus.msdtyp.MsDataTypes;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2GlobalCapability;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.protocol.commons.EnumWithValue.EnumUtils;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import dev.smbridge.adapter.smb.login.NegotiateValidation;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/** Holds what was negotiated against what the server says of it behind the login. */
final class SmbjValidation {
  private static final int SIGNING_REQUIRED = 2;
  private static final SMB2FileId NO_FILE = new SMB2FileId(all(), all());

  private SmbjValidation() {}

  /**
   * Validates a connection; every answer on it is authenticated.
   *
   * @throws FileFailure {@code POLICY} where somebody changed it
   */
  static void of(SmbjTree tree) throws FileFailure {
    var spoken = tree.session().dialect();
    if (spoken == SMB2Dialect.SMB_3_1_1) {
      return;
    }
    var connection = tree.session().connection();
    var dialects = Arrays.stream(SmbjNegotiation.DIALECTS).mapToInt(SMB2Dialect::getValue);
    var request =
        NegotiateValidation.request(
            bits(connection.getClientCapabilities()),
            bytes(connection.getClientGuid()),
            SIGNING_REQUIRED,
            dialects.toArray());
    var answer = ask(tree, request);
    if (!SmbjTree.isSuccess(answer)) {
      NegotiateValidation.requireHarmless((int) answer.getHeader().getStatusCode());
      return;
    }
    var output = answer.getOutputBuffer();
    var validated = NegotiateValidation.parse(output == null ? new byte[0] : output);
    validated.requireDialect(spoken.getValue());
    var server = connection.getServer();
    validated.requireServer(
        bytes(server.getServerGUID()), server.getSecurityMode(), bits(server.getCapabilities()));
  }

  private static SMB2IoctlResponse ask(SmbjTree tree, byte[] input) throws FileFailure {
    var session = tree.session();
    var request =
        new SMB2IoctlRequest(
            session.dialect(),
            session.id(),
            tree.id(),
            NegotiateValidation.CONTROL_CODE,
            NO_FILE,
            new ArrayByteChunkProvider(input, 0, input.length, 0),
            true,
            NegotiateValidation.ANSWER_BYTES);
    try {
      return session.exchange(request, SMB2IoctlResponse.class, tree.deadline(), Effect.NONE);
    } catch (FileFailure e) {
      throw NegotiateValidation.unanswered(e);
    }
  }

  private static int bits(Collection<SMB2GlobalCapability> capabilities) {
    return (int) EnumUtils.toLong(capabilities);
  }

  private static byte[] bytes(UUID guid) {
    var buffer = new SMBBuffer();
    MsDataTypes.putGuid(guid, buffer);
    return buffer.getCompactData();
  }

  private static byte[] all() {
    return new byte[] {-1, -1, -1, -1, -1, -1, -1, -1};
  }
}
