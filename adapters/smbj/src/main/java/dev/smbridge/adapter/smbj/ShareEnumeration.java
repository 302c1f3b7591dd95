package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the server service for its shares: NetrShareEnum, level 1 ([MS-SRVS] 3.1.4.8). */
final class ShareEnumeration {
  private static final String PIPE = "srvsvc";
  private static final String INTERFACE = "4b324fc8-1670-01d3-1278-5a47bf6ee188";
  private static final int VERSION = 3;
  private static final int NETR_SHARE_ENUM = 15;
  private static final int LEVEL = 1;
  private static final int REFERENT = 0x0002_0000;
  private static final int TYPE_MASK = 0xFF;
  private static final int MOST_SHARES = 100_000;

  private ShareEnumeration() {}

  static List<ShareName> of(SmbjTree ipc) throws FileFailure {
    try (var handle = ipc.open(PIPE, Opening.PIPE)) {
      var pipe = new RpcPipe(handle);
      pipe.bind(INTERFACE, VERSION);
      return read(
          new NdrReader(pipe.call(NETR_SHARE_ENUM, request(ipc.session().limits().name()))));
    } catch (FileFailure e) {
      throw e.kind() == FailureKind.NOT_FOUND ? RpcPipe.refused().causedBy(e) : e;
    }
  }

  /**
   * The server's name, level 1 with an empty container, all of them at once, no resume handle. A
   * node of a cluster lists the shares of the name that it is asked by, without one those that it
   * has itself.
   */
  static byte[] request(String server) {
    var name = "\\\\" + server + "\0";
    var nameBytes = name.length() * Character.BYTES;
    var padding = -nameBytes & 3;
    var stub = ByteBuffer.allocate(44 + nameBytes + padding).order(NdrReader.ORDER);
    stub.putInt(REFERENT).putInt(name.length()).putInt(0).putInt(name.length());
    stub.put(name.getBytes(StandardCharsets.UTF_16LE)).put(new byte[padding]);
    stub.putInt(LEVEL).putInt(LEVEL).putInt(REFERENT + 4).putInt(0).putInt(0);
    return stub.putInt(-1).putInt(0).array();
  }

  private static List<ShareName> read(NdrReader answer) throws FileFailure {
    answer.skipInts(2); // level, twice
    var container = answer.nextInt() != 0;
    var count = container ? answer.nextInt() : 0;
    var shares = new ArrayList<ShareName>();
    if (container && answer.nextInt() != 0) {
      if (count != answer.nextInt() || count < 0 || count > MOST_SHARES) {
        throw TransportFailures.malformed();
      }
      shares.addAll(entries(answer, count));
    }
    answer.nextInt(); // how many there are in all
    if (answer.nextInt() != 0) {
      answer.nextInt(); // the resume handle
    }
    var status = answer.nextInt();
    if (status != 0) {
      throw new FileFailure(
          FailureKind.OTHER, "the server does not list its shares: Windows error " + status);
    }
    return shares;
  }

  /** First all the fixed parts, then all the texts that they point to. */
  private static List<ShareName> entries(NdrReader answer, int count) throws FileFailure {
    var types = new int[count];
    var named = new boolean[count];
    var commented = new boolean[count];
    for (var i = 0; i < count; i++) {
      named[i] = answer.nextInt() != 0;
      types[i] = answer.nextInt();
      commented[i] = answer.nextInt() != 0;
    }
    var shares = new ArrayList<ShareName>(count);
    for (var i = 0; i < count; i++) {
      var name = named[i] ? answer.nextText() : "";
      var comment = commented[i] ? answer.nextText() : "";
      shares.add(new ShareName(name, type(types[i]), comment));
    }
    return shares;
  }

  private static ShareName.Type type(int type) {
    return switch (type & TYPE_MASK) {
      case 0 -> ShareName.Type.DISK;
      case 1 -> ShareName.Type.PRINTER;
      case 2 -> ShareName.Type.DEVICE;
      default -> ShareName.Type.IPC;
    };
  }
}
