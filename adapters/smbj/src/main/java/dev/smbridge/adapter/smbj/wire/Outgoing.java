package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.adapter.smbj.wire.Exchange.Destination;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The messages of one frame, in clear and unsigned. The data of a single message is left where it
 * lies; members of a compound are copied behind each other ([MS-SMB2] 3.2.4.1.4).
 *
 * @param head all but {@code data}
 * @param data what follows it
 */
record Outgoing(Slice head, Slice data) {
  static Outgoing of(List<Slot> slots, long sessionId, Destination to) {
    if (slots.size() == 1) {
      var slot = slots.getFirst();
      var head = ByteBuffer.allocate(Header.BYTES + slot.request.bodyBytes());
      writeHeader(head.order(ByteOrder.LITTLE_ENDIAN), slot, sessionId, to);
      slot.request.writeTo(head, to.file());
      return new Outgoing(Slice.of(head.array()), slot.request.data());
    }
    return compound(slots, sessionId, to);
  }

  int bytes() {
    return head.length() + data.length();
  }

  private static Outgoing compound(List<Slot> slots, long sessionId, Destination to) {
    var bytes = slots.stream().mapToInt(slot -> Header.aligned(bytes(slot))).sum();
    var all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (var slot : slots) {
      var start = all.position();
      writeHeader(all, slot, sessionId, to);
      slot.request.writeTo(all, to.file());
      var data = slot.request.data();
      all.put(data.array(), data.offset(), data.length());
      if (start > 0) {
        var flags = start + Header.FLAGS;
        all.putInt(flags, all.getInt(flags) | Header.RELATED);
      }
      if (slot != slots.getLast()) {
        all.putInt(start + Header.NEXT_COMMAND, Header.aligned(bytes(slot)));
        all.position(start + Header.aligned(bytes(slot)));
      }
    }
    return new Outgoing(new Slice(all.array(), 0, all.position()), Slice.EMPTY);
  }

  private static int bytes(Slot slot) {
    return Header.BYTES + slot.request.bodyBytes() + slot.request.data().length();
  }

  private static void writeHeader(ByteBuffer head, Slot slot, long sessionId, Destination to) {
    head.putInt(Header.PROTOCOL).putShort((short) Header.BYTES);
    head.putShort((short) slot.charge).putInt(0);
    head.putShort(slot.request.command().code());
    head.putShort((short) slot.creditRequest).putInt(0).putInt(0);
    head.putLong(slot.messageId).putInt(0).putInt(to.treeId());
    head.putLong(sessionId).putLong(0).putLong(0);
  }
}
