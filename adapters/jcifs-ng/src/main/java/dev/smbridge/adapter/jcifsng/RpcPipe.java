package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import jcifs.CIFSContext;
import jcifs.dcerpc.DcerpcHandle;
import jcifs.internal.smb2.io.Smb2ReadRequest;
import jcifs.internal.smb2.io.Smb2WriteRequest;
import jcifs.internal.util.SMBUtil;

/** Remote calls through an open pipe of the session ([MS-RPCE] 2.1.1.2), by its deadline. */
final class RpcPipe extends DcerpcHandle {
  private static final int FSCTL_PIPE_TRANSCEIVE = 0x0011_C017;
  private static final int FRAGMENT_BYTES = 4280;
  private static final int LENGTH_AT = 8;

  private final JcifsHandle pipe;

  RpcPipe(JcifsHandle pipe) throws IOException {
    super(pipe.tree().session().context(), parseBinding("ncacn_np:server[\\PIPE\\srvsvc]"));
    this.pipe = pipe;
  }

  @Override
  protected void doSendFragment(byte[] bytes, int from, int length) throws IOException {
    var request = new Smb2WriteRequest(pipe.tree().settings(), pipe.id());
    request.setData(bytes, from, length);
    try {
      pipe.tree().exchange(request, Effect.NONE);
    } catch (FileFailure e) {
      throw new IOException(e);
    }
  }

  @Override
  protected int doReceiveFragment(byte[] target) throws IOException {
    return complete(target, read(target, 0, FRAGMENT_BYTES));
  }

  @Override
  protected int doSendReceiveFragment(byte[] bytes, int from, int length, byte[] target)
      throws IOException {
    var input = Arrays.copyOfRange(bytes, from, from + length);
    try {
      var output = pipe.control(FSCTL_PIPE_TRANSCEIVE, input, FRAGMENT_BYTES, Effect.NONE);
      System.arraycopy(output, 0, target, 0, output.length);
      return complete(target, output.length);
    } catch (FileFailure e) {
      throw new IOException(e);
    }
  }

  /** Reads on until the fragment that begins here is whole. */
  private int complete(byte[] target, int had) throws IOException {
    var have = had;
    var length = SMBUtil.readInt2(target, LENGTH_AT);
    if (length > FRAGMENT_BYTES) {
      throw new IOException("a fragment is longer than was agreed");
    }
    while (have < length) {
      have += read(target, have, length - have);
    }
    return have;
  }

  private int read(byte[] target, int from, int length) throws IOException {
    var request = new Smb2ReadRequest(pipe.tree().settings(), pipe.id(), target, from);
    request.setReadLength(length);
    try {
      var read = pipe.tree().exchange(request, Effect.NONE).getDataLength();
      if (read == 0) {
        throw new EOFException("the pipe ended within a fragment");
      }
      return read;
    } catch (FileFailure e) {
      throw new IOException(e);
    }
  }

  @Override
  public String getServer() {
    return "server";
  }

  @Override
  public String getServerWithDfs() {
    return "server";
  }

  @Override
  public CIFSContext getTransportContext() {
    return pipe.tree().session().context();
  }

  @Override
  public byte[] getSessionKey() {
    throw new UnsupportedOperationException();
  }
}
