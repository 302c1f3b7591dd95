package dev.smbridge.adapter.jcifsng;

import jcifs.CIFSContext;
import jcifs.Configuration;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.info.Smb2QueryDirectoryRequest;
import jcifs.internal.smb2.info.Smb2QueryDirectoryResponse;

/** A QUERY_DIRECTORY request ([MS-SMB2] 2.2.33) whose answer is kept as the server sent it. */
final class DirectoryRequest extends Smb2QueryDirectoryRequest {
  /** Asks for the next page of a directory. */
  DirectoryRequest(Configuration settings, byte[] fileId, String pattern) {
    super(settings, fileId);
    setFileInformationClass(FILE_FULL_DIRECTORY_INFO);
    setFileName(pattern);
  }

  @Override
  protected Smb2QueryDirectoryResponse createResponse(
      CIFSContext context, ServerMessageBlock2Request<Smb2QueryDirectoryResponse> request) {
    return new Answer(context.getConfig());
  }

  /** Its answer ([MS-SMB2] 2.2.34). */
  static final class Answer extends Smb2QueryDirectoryResponse {
    private final OutputBuffer output = new OutputBuffer();

    private Answer(Configuration settings) {
      super(settings, FILE_FULL_DIRECTORY_INFO);
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
