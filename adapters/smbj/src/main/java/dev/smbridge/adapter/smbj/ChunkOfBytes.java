package dev.smbridge.adapter.smbj;

import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.smbj.io.ByteChunkProvider;

/** The bytes of one write, put into the message in one piece. */
final class ChunkOfBytes extends ByteChunkProvider {
  private final byte[] bytes;
  private int position;
  private final int end;

  ChunkOfBytes(byte[] bytes, int from, int length, long fileOffset) {
    this.bytes = bytes;
    this.position = from;
    this.end = from + length;
    this.offset = fileOffset;
  }

  @Override
  public void writeChunks(Buffer<?> message, int credits) {
    var length = (int) Math.min(bytesLeft(), (long) credits * CHUNK_SIZE);
    message.putRawBytes(bytes, position, length);
    advance(length);
  }

  @Override
  protected int getChunk(byte[] chunk) {
    var length = Math.min(bytesLeft(), chunk.length);
    System.arraycopy(bytes, position, chunk, 0, length);
    position += length;
    return length;
  }

  @Override
  public boolean isAvailable() {
    return bytesLeft() > 0;
  }

  @Override
  public void prepareWrite(int maximumBytes) {
    // They are there.
  }

  @Override
  public int bytesLeft() {
    return end - position;
  }

  private void advance(int length) {
    position += length;
    offset += length;
  }
}
