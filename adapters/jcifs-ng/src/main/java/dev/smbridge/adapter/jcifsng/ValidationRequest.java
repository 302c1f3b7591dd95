package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.login.NegotiateValidation;
import java.util.Arrays;
import jcifs.CIFSContext;
import jcifs.Configuration;
import jcifs.internal.SMBProtocolDecodingException;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.ioctl.Smb2IoctlRequest;
import jcifs.internal.smb2.ioctl.Smb2IoctlResponse;

/** FSCTL_VALIDATE_NEGOTIATE_INFO, which keeps the bytes of its answer to be verified. */
final class ValidationRequest extends Smb2IoctlRequest {
  private final byte[] output;
  private byte[] answered = {};

  ValidationRequest(Configuration settings, int outputBytes) {
    this(settings, new byte[outputBytes]);
  }

  private ValidationRequest(Configuration settings, byte[] output) {
    super(settings, NegotiateValidation.CONTROL_CODE, Smb2Constants.UNSPECIFIED_FILEID, output);
    this.output = output;
    setFlags(SMB2_O_IOCTL_IS_FSCTL);
  }

  byte[] output() {
    return output;
  }

  /** The whole answer, an error as well; empty before it has come. */
  byte[] answered() {
    return answered;
  }

  @Override
  protected Smb2IoctlResponse createResponse(
      CIFSContext context, ServerMessageBlock2Request<Smb2IoctlResponse> request) {
    return new Answer(context.getConfig());
  }

  /** The library calls as long what it has read of it, and the signature is over all that came. */
  private final class Answer extends Smb2IoctlResponse {
    private int receivedBytes;

    Answer(Configuration settings) {
      super(settings, output, NegotiateValidation.CONTROL_CODE);
    }

    @Override
    public void setReadSize(int bytes) {
      receivedBytes = bytes;
      super.setReadSize(bytes);
    }

    @Override
    protected void haveResponse(byte[] buffer, int start, int length)
        throws SMBProtocolDecodingException {
      answered = Arrays.copyOfRange(buffer, start, start + receivedBytes);
      super.haveResponse(buffer, start, length);
    }
  }
}
