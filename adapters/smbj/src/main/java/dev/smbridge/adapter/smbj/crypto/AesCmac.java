package dev.smbridge.adapter.smbj.crypto;

import static dev.smbridge.adapter.smbj.crypto.CbcMacWorker.BLOCK_BYTES;

import com.hierynomus.security.Mac;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * AES-CMAC (RFC 4493), which signs SMB 3 messages ([MS-SMB2] 3.1.4.1). Gathers the many small
 * updates of a header, and passes a large one on uncopied, all but its last block. Not safe from
 * several threads.
 */
final class AesCmac implements Mac {
  private final AesSources sources;
  private final byte[] gathered = new byte[16 * BLOCK_BYTES];
  private int gatheredBytes;
  private byte @Nullable [] key;
  private @Nullable CbcMacWorker worker;

  AesCmac(AesSources sources) {
    this.sources = sources;
  }

  @Override
  public void init(byte[] newKey) {
    key = newKey.clone();
    reset();
  }

  @Override
  public void update(byte b) {
    update(new byte[] {b}, 0, 1);
  }

  @Override
  public void update(byte[] array) {
    update(array, 0, array.length);
  }

  @Override
  public void update(byte[] array, int offset, int length) {
    if (length <= gathered.length - gatheredBytes) {
      gather(array, offset, length);
      return;
    }
    try {
      int filling = gathered.length - gatheredBytes;
      gather(array, offset, filling);
      CbcMacWorker chain = chain(length);
      chain.chain(gathered, 0, gathered.length);
      gatheredBytes = 0;
      int rest = length - filling;
      int whole = (rest - 1) / BLOCK_BYTES * BLOCK_BYTES; // at least a byte stays for the end
      chain.chain(array, offset + filling, whole);
      gather(array, offset + filling + whole, rest - whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CMAC failed.", e);
    }
  }

  @Override
  public byte[] doFinal() {
    try {
      CbcMacWorker chain = chain(gatheredBytes);
      int whole = gatheredBytes == 0 ? 0 : (gatheredBytes - 1) / BLOCK_BYTES * BLOCK_BYTES;
      chain.chain(gathered, 0, whole);
      byte[] code = chain.finish(Arrays.copyOfRange(gathered, whole, gatheredBytes));
      chain.source().giveBack(chain);
      worker = null;
      gatheredBytes = 0;
      return code;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CMAC failed.", e);
    }
  }

  @Override
  public void reset() {
    worker = null; // a chain half-way is of no use to the next message
    gatheredBytes = 0;
  }

  private void gather(byte[] array, int offset, int length) {
    System.arraycopy(array, offset, gathered, gatheredBytes, length);
    gatheredBytes += length;
  }

  private CbcMacWorker chain(int messageBytes) throws GeneralSecurityException {
    if (worker != null) {
      return worker;
    }
    if (key == null) {
      throw new IllegalStateException("AES-CMAC was used before it was given a key.");
    }
    CbcMacWorker taken = sources.forMessage(messageBytes).takeCbcMac();
    taken.start(key);
    worker = taken;
    return taken;
  }
}
