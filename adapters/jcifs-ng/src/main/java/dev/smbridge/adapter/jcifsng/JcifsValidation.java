package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.login.NegotiateValidation;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Dialect;
import java.util.Arrays;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.nego.Smb2NegotiateRequest;
import jcifs.smb.NtStatus;
import jcifs.util.ByteEncodable;

/** Holds what was negotiated against what the server says of it behind the login. */
final class JcifsValidation {
  private static final int SECURITY_MODE =
      Smb2Constants.SMB2_NEGOTIATE_SIGNING_ENABLED | Smb2Constants.SMB2_NEGOTIATE_SIGNING_REQUIRED;

  private JcifsValidation() {}

  /**
   * Validates a connection. The library does not verify answers, so this one is verified here.
   *
   * @throws FileFailure {@code POLICY} where it was changed on the way
   */
  static void of(JcifsTree tree) throws FileFailure {
    var spoken = tree.session().facts().dialect();
    if (spoken == Dialect.SMB_3_1_1) {
      return;
    }
    var version = JcifsSettings.version(spoken).getDialect();
    var said = new Smb2NegotiateRequest(tree.settings(), SECURITY_MODE);
    var input =
        NegotiateValidation.request(
            said.getCapabilities(), said.getClientGuid(), SECURITY_MODE, said.getDialects());
    var request = new ValidationRequest(tree.settings(), NegotiateValidation.ANSWER_BYTES);
    request.setInputData(new ByteEncodable(input, 0, input.length));
    ask(tree, request);
    tree.session().requireSigned(request.answered(), version);
    var answer = request.getResponse();
    if (answer.getStatus() == NtStatus.NT_STATUS_OK) {
      var output = Arrays.copyOf(request.output(), answer.getOutputLength());
      NegotiateValidation.parse(output).requireDialect(version);
    } else {
      NegotiateValidation.requireHarmless(answer.getStatus());
    }
  }

  private static void ask(JcifsTree tree, ValidationRequest request) throws FileFailure {
    try {
      tree.session().ask(tree.tree(), request, tree.deadline());
    } catch (FileFailure e) {
      throw NegotiateValidation.unanswered(e);
    }
  }
}
