package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.protocol.TransportFailures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jcifs.internal.smb2.ioctl.Smb2IoctlRequest;
import jcifs.util.ByteEncodable;

/** Copies between two open files within the server ([MS-SMB2] 2.2.31.1, 3.3.5.15.6). */
final class ServerSideCopy {
  private static final int REQUEST_RESUME_KEY = 0x0014_0078;

  /** The variant that needs no right to read what it writes. */
  private static final int COPY_CHUNK_WRITE = 0x0014_80F2;

  private static final int KEY_BYTES = 24;
  private static final int KEY_ANSWER_BYTES = 32;
  private static final int RESULT_BYTES = 12;
  private static final int CHUNK_BYTES = 1024 * 1024;
  private static final int CHUNKS = 16;

  private final JcifsHandle source;
  private final JcifsHandle target;

  ServerSideCopy(JcifsHandle source, JcifsHandle target) {
    this.source = source;
    this.target = target;
  }

  void run() throws FileFailure {
    var size = JcifsWritableFile.size(source);
    if (size == 0) {
      return;
    }
    var key = output(source.id(), REQUEST_RESUME_KEY, new byte[0], KEY_ANSWER_BYTES, Effect.NONE);
    if (key.length < KEY_BYTES) {
      throw TransportFailures.malformed();
    }
    for (var done = 0L; done < size; ) {
      done += copy(Arrays.copyOf(key, KEY_BYTES), done, size);
    }
  }

  private long copy(byte[] key, long from, long size) throws FileFailure {
    var chunks = (int) Math.min(CHUNKS, Math.ceilDiv(size - from, (long) CHUNK_BYTES));
    var request = ByteBuffer.allocate(KEY_BYTES + 8 + chunks * 24).order(ByteOrder.LITTLE_ENDIAN);
    request.put(key).putInt(chunks).putInt(0);
    for (var i = 0; i < chunks; i++) {
      var offset = from + (long) i * CHUNK_BYTES;
      request.putLong(offset).putLong(offset);
      request.putInt((int) Math.min(CHUNK_BYTES, size - offset)).putInt(0);
    }
    var result =
        output(target.id(), COPY_CHUNK_WRITE, request.array(), RESULT_BYTES, Effect.UNKNOWN);
    if (result.length < RESULT_BYTES) {
      throw TransportFailures.malformed();
    }
    var copied = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    if (copied <= 0) {
      throw TransportFailures.malformed();
    }
    return copied;
  }

  private byte[] output(byte[] file, int code, byte[] input, int maximumBytes, Effect ifLost)
      throws FileFailure {
    var tree = source.tree();
    var output = new byte[maximumBytes];
    var request = new Smb2IoctlRequest(tree.settings(), code, file, output);
    request.setFlags(Smb2IoctlRequest.SMB2_O_IOCTL_IS_FSCTL);
    request.setInputData(new ByteEncodable(input, 0, input.length));
    var answer = tree.exchange(request, ifLost);
    return Arrays.copyOf(output, answer.getOutputLength());
  }
}
