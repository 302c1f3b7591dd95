package dev.smbridge.adapter.smbj;

import com.hierynomus.msdtyp.MsDataTypes;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2GlobalCapability;
import com.hierynomus.protocol.commons.EnumWithValue.EnumUtils;
import com.hierynomus.smb.SMBBuffer;
import dev.smbridge.adapter.smb.login.NegotiateValidation;
import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.FileId;
import dev.smbridge.adapter.smbj.wire.InfoAnswer;
import dev.smbridge.adapter.smbj.wire.Ioctl;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds what was negotiated against what the server says of it behind the login. */
final class SmbjValidation {
  private static final int SIGNING_REQUIRED = 2;

  private SmbjValidation() {}

  /**
   * Validates a connection; every answer on it is authenticated.
   *
   * @throws FileFailure {@code POLICY} where it was changed on the way
   */
  static void of(SmbjTree tree) throws FileFailure {
    var connection = tree.session().connection();
    var spoken = connection.getNegotiatedProtocol().getDialect();
    if (spoken == SMB2Dialect.SMB_3_1_1) {
      return;
    }
    var dialects = Arrays.stream(SmbjNegotiation.DIALECTS).mapToInt(SMB2Dialect::getValue);
    var request =
        NegotiateValidation.request(
            bits(connection.getClientCapabilities()),
            bytes(connection.getClientGuid()),
            SIGNING_REQUIRED,
            dialects.toArray());
    var validated = validated(tree, request);
    if (validated.isEmpty()) {
      return;
    }
    validated.get().requireDialect(spoken.getValue());
    var server = connection.getServer();
    validated
        .get()
        .requireServer(
            bytes(server.getServerGUID()),
            server.getSecurityMode(),
            bits(server.getCapabilities()));
  }

  /** What the server says; nothing where it does not know the question. */
  private static Optional<NegotiateValidation> validated(SmbjTree tree, byte[] input)
      throws FileFailure {
    var most = NegotiateValidation.ANSWER_BYTES;
    var request = new Ioctl(NegotiateValidation.CONTROL_CODE, Slice.of(input), most);
    try (var answers = ask(tree, request)) {
      if (!answers.first().isSuccess()) {
        NegotiateValidation.requireHarmless(answers.first().status());
        return Optional.empty();
      }
      var output = SmbjTree.copy(InfoAnswer.output(answers.first(), most));
      return Optional.of(NegotiateValidation.parse(output));
    }
  }

  private static Answers ask(SmbjTree tree, Ioctl request) throws FileFailure {
    try {
      return tree.session()
          .exchange(tree.id(), FileId.NONE, List.of(request), tree.deadline(), Effect.NONE);
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
}
