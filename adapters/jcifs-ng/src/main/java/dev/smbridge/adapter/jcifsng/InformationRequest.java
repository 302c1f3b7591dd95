package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.SecurityDescriptor;
import jcifs.CIFSContext;
import jcifs.Configuration;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.info.Smb2QueryInfoRequest;
import jcifs.internal.smb2.info.Smb2QueryInfoResponse;

/** A QUERY_INFO request ([MS-SMB2] 2.2.37) for classes that the library does not know. */
final class InformationRequest extends Smb2QueryInfoRequest {
  private final byte type;

  /**
   * Asks about a file.
   *
   * @param type the class of information ([MS-FSCC] 2.4)
   */
  InformationRequest(Configuration settings, byte[] fileId, byte type) {
    super(settings, fileId);
    this.type = type;
    setFileInfoClass(type);
  }

  /** Asks for parts of its security descriptor ([MS-DTYP] 2.4.6). */
  static InformationRequest security(Configuration settings, byte[] fileId, int parts) {
    var request = new InformationRequest(settings, fileId, (byte) 0);
    request.setInfoType((byte) SecurityDescriptor.TYPE);
    request.setAdditionalInformation(parts);
    return request;
  }

  @Override
  protected Smb2QueryInfoResponse createResponse(
      CIFSContext context, ServerMessageBlock2Request<Smb2QueryInfoResponse> request) {
    return new Answer(context.getConfig(), type);
  }

  /** Its answer ([MS-SMB2] 2.2.38). */
  static final class Answer extends Smb2QueryInfoResponse {
    private final OutputBuffer output = new OutputBuffer();

    private Answer(Configuration settings, byte type) {
      super(settings, Smb2Constants.SMB2_0_INFO_FILE, type);
    }

    OutputBuffer output() {
      return output;
    }

    @Override
    protected int readBytesWireFormat(byte[] buffer, int index) {
      return output.read(buffer, getHeaderStart(), index);
    }
  }
}
