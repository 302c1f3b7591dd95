package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Copies between two files that are open in one session, within the server ([MS-SMB2] 2.2.31.1,
 * 3.3.5.15.6).
 */
public final class ServerSideCopy {
  private static final int REQUEST_RESUME_KEY = 0x0014_0078;

  /** The variant that needs no right to read what it writes. */
  private static final int COPY_CHUNK_WRITE = 0x0014_80F2;

  private static final int KEY_BYTES = 24;
  private static final int KEY_ANSWER_BYTES = 32;
  private static final int RESULT_BYTES = 12;
  private static final int CHUNK_BYTES = 1024 * 1024;
  private static final int CHUNKS = 16;

  private final FileControl target;
  private final byte[] key;

  private ServerSideCopy(FileControl target, byte[] key) {
    this.target = target;
    this.key = key;
  }

  /** How an open file is controlled: FSCTL ([MS-SMB2] 2.2.31). */
  public interface FileControl {
    /**
     * Sends a control code.
     *
     * @param maximumBytes the largest output that is wanted
     * @param ifLost what is known of its effect when the answer is lost
     * @return the output, perhaps empty
     */
    byte[] control(int code, byte[] input, int maximumBytes, Effect ifLost) throws FileFailure;
  }

  /**
   * Copies a file, from its first byte on.
   *
   * @param sizeBytes the size of the source
   * @throws FileFailure {@code UNSUPPORTED} where the server cannot; what is written then is left
   */
  public static void run(long sizeBytes, FileControl source, FileControl target)
      throws FileFailure {
    if (sizeBytes == 0) {
      return;
    }
    var key = source.control(REQUEST_RESUME_KEY, new byte[0], KEY_ANSWER_BYTES, Effect.NONE);
    requireBytes(key, KEY_BYTES);
    var copy = new ServerSideCopy(target, Arrays.copyOf(key, KEY_BYTES));
    for (var done = 0L; done < sizeBytes; ) {
      done += copy.chunks(done, sizeBytes);
    }
  }

  private long chunks(long from, long size) throws FileFailure {
    var chunks = (int) Math.min(CHUNKS, Math.ceilDiv(size - from, (long) CHUNK_BYTES));
    var request = ByteBuffer.allocate(KEY_BYTES + 8 + chunks * 24).order(ByteOrder.LITTLE_ENDIAN);
    request.put(key).putInt(chunks).putInt(0);
    for (var i = 0; i < chunks; i++) {
      var offset = from + (long) i * CHUNK_BYTES;
      request.putLong(offset).putLong(offset);
      request.putInt((int) Math.min(CHUNK_BYTES, size - offset)).putInt(0);
    }
    var result = target.control(COPY_CHUNK_WRITE, request.array(), RESULT_BYTES, Effect.UNKNOWN);
    requireBytes(result, RESULT_BYTES);
    var copied = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    if (copied <= 0) {
      throw TransportFailures.malformed();
    }
    return copied;
  }

  private static void requireBytes(byte[] answer, int bytes) throws FileFailure {
    if (answer.length < bytes) {
      throw TransportFailures.malformed();
    }
  }
}
