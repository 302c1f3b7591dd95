package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Opening;
import jcifs.CIFSContext;
import jcifs.Configuration;
import jcifs.internal.SMBProtocolDecodingException;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.create.Smb2CreateRequest;
import jcifs.internal.smb2.create.Smb2CreateResponse;
import jcifs.internal.util.SMBUtil;

/** A CREATE request ([MS-SMB2] 2.2.13) whose answer keeps times as the server sent them. */
final class OpenRequest extends Smb2CreateRequest {
  OpenRequest(Configuration settings, String path, Opening opening) {
    super(settings, path);
    setDesiredAccess(opening.access());
    setShareAccess(opening.sharing());
    setCreateDisposition(opening.disposition());
    setCreateOptions(opening.options());
    setFileAttributes(opening.attributes());
  }

  @Override
  protected Smb2CreateResponse createResponse(
      CIFSContext context, ServerMessageBlock2Request<Smb2CreateResponse> request) {
    return new Answer(context.getConfig(), getPath());
  }

  /** Its answer ([MS-SMB2] 2.2.14). */
  static final class Answer extends Smb2CreateResponse {
    private static final int LAST_WRITE_TIME_AT = 24;

    private long lastWriteTime;

    private Answer(Configuration settings, String path) {
      super(settings, path);
    }

    /** In the units of [MS-DTYP] 2.3.3; the library knows milliseconds only. */
    long writeTime() {
      return lastWriteTime;
    }

    @Override
    protected int readBytesWireFormat(byte[] buffer, int index)
        throws SMBProtocolDecodingException {
      lastWriteTime = SMBUtil.readInt8(buffer, index + LAST_WRITE_TIME_AT);
      return super.readBytesWireFormat(buffer, index);
    }
  }
}
