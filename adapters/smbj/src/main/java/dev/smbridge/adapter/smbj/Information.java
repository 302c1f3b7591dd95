package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.InfoAnswer;
import dev.smbridge.adapter.smbj.wire.QueryInfo;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What is asked of a file, in the form that [MS-FSCC] 2.4 gives it. */
enum Information {
  /** 2.4.7. */
  BASIC(BasicInformation.NUMBER, BasicInformation.READ_BYTES),
  /** 2.4.41. */
  STANDARD(5, 22),
  /** 2.4.2; its end, the name, is not needed. */
  ALL(18, 72),
  /** 2.4.6. */
  ATTRIBUTE_TAG(35, 8);

  private static final int MOST_BYTES = 4096;

  private final int number;
  private final int neededBytes;

  Information(int number, int neededBytes) {
    this.number = number;
    this.neededBytes = neededBytes;
  }

  /** The question ([MS-SMB2] 2.2.37). */
  QueryInfo query() {
    return QueryInfo.file(number, MOST_BYTES);
  }

  /** The fields of the answer, a success, as long as it is not closed. */
  ByteBuffer of(Answer answer) throws FileFailure {
    var bytes = InfoAnswer.information(answer, MOST_BYTES);
    if (bytes.length() < neededBytes) {
      throw TransportFailures.malformed();
    }
    return ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length())
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
