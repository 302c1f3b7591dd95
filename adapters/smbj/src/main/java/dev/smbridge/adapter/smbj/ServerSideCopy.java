package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.protocol.TransportFailures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Copies between two open files within the server ([MS-SMB2] 2.2.31.1, 3.3.5.15.6). */
final class ServerSideCopy {
  private static final long REQUEST_RESUME_KEY = 0x0014_0078L;

  /** The variant that needs no right to read what it writes. */
  private static final long COPY_CHUNK_WRITE = 0x0014_80F2L;

  private static final int KEY_BYTES = 24;
  private static final int KEY_ANSWER_BYTES = 32;
  private static final int RESULT_BYTES = 12;
  private static final int CHUNK_BYTES = 1024 * 1024;
  private static final int CHUNKS = 16;

  private final SmbjHandle source;
  private final SmbjHandle target;

  ServerSideCopy(SmbjHandle source, SmbjHandle target) {
    this.source = source;
    this.target = target;
  }

  void run() throws FileFailure {
    var size = SmbjWritableFile.size(source);
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

  private byte[] output(SMB2FileId file, long code, byte[] input, int maximumBytes, Effect ifLost)
      throws FileFailure {
    var tree = source.tree();
    var session = tree.session();
    var provider = new ArrayByteChunkProvider(input, 0, input.length, 0);
    var request =
        new SMB2IoctlRequest(
            session.dialect(), session.id(), tree.id(), code, file, provider, true, maximumBytes);
    var answer = tree.exchange(request, SMB2IoctlResponse.class, ifLost);
    var output = answer.getOutputBuffer();
    return output == null ? new byte[0] : output;
  }
}
