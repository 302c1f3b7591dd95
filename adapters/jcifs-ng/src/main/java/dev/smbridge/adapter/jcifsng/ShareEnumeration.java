package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jcifs.dcerpc.msrpc.MsrpcShareEnum;
import jcifs.dcerpc.msrpc.srvsvc;

/** Asks the server service for its shares ([MS-SRVS] 3.1.4.8). */
final class ShareEnumeration {
  private static final int TYPE_MASK = 0xFF;

  private ShareEnumeration() {}

  /**
   * Every share, hidden ones included.
   *
   * @param tree the tree connect of the share of pipes
   */
  static List<ShareName> of(JcifsTree tree, String host) throws FileFailure {
    try (var handle = tree.open("srvsvc", Opening.PIPE)) {
      var call = new Call(host);
      new RpcPipe(handle).sendrecv(call);
      return call.names();
    } catch (FileFailure | IOException | RuntimeException e) {
      throw JcifsFailures.ofCall(e);
    }
  }

  /** The call NetrShareEnum, at the level with type and comment. */
  private static final class Call extends MsrpcShareEnum {
    Call(String host) {
      super(host);
    }

    List<ShareName> names() throws IOException {
      if (retval != 0 || !(info instanceof srvsvc.ShareInfoCtr1 answer) || answer.array == null) {
        throw new IOException("the server service answered " + retval);
      }
      return Arrays.stream(answer.array, 0, answer.count)
          .map(one ->
              new ShareName(
                  one.netname, type(one.type), Objects.requireNonNullElse(one.remark, "")))
          .toList();
    }

    private static ShareName.Type type(int type) {
      return switch (type & TYPE_MASK) {
        case 1 -> ShareName.Type.PRINTER;
        case 2 -> ShareName.Type.DEVICE;
        case 3 -> ShareName.Type.IPC;
        default -> ShareName.Type.DISK;
      };
    }
  }
}
