package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.AEADBlockCipher;
import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.SecurityException;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM or AES-CCM for one SMB message ([MS-SMB2] 3.1.4.3). All work is done in {@link #doFinal},
 * where the size is known by which the source is chosen; until then what is given to {@link
 * #update} is remembered, not copied, and a whole array of ciphertext is decrypted in its place, so
 * the caller gives it away. Not safe from several threads.
 */
final class Aead implements AEADBlockCipher {
  private static final byte[] NOTHING = new byte[0];

  private final AeadMode mode;
  private final AesSources sources;
  private @Nullable Message message;

  Aead(AeadMode mode, AesSources sources) {
    this.mode = mode;
    this.sources = sources;
  }

  @Override
  public void init(CryptMode direction, byte[] key, GCMParameterSpec nonce) {
    message = new Message(direction, key, nonce, Slice.EMPTY, Slice.EMPTY);
  }

  @Override
  public void updateAAD(byte[] aad, int offset, int length) {
    Message m = initialised();
    message = m.withAad(m.aad().followedBy(new Slice(aad, offset, length)));
  }

  @Override
  public byte[] update(byte[] in, int offset, int length) {
    Message m = initialised();
    Slice next = new Slice(in, offset, length);
    message = m.withInput(m.input().length() == 0 ? next : m.input().followedBy(next));
    return NOTHING;
  }

  @Override
  public byte[] doFinal(byte[] in, int offset, int length) throws SecurityException {
    Message m = initialised();
    message = null;
    if (m.direction() == CryptMode.ENCRYPT) {
      sources.lastNonce().use(m.key(), m.nonce().getIV());
    }
    Slice last = new Slice(in, offset, length);
    AesSource source = sources.forMessage(m.input().length() + length);
    AeadWorker worker = source.take(mode);
    Slice whole = worker.join(m.input(), last);
    byte[] output = m.output(whole.length());
    worker.run(m.direction(), m.key(), m.nonce(), m.aad().array(), whole, output);
    source.giveBack(mode, worker);
    return output;
  }

  @Override
  public void reset() {
    message = null;
  }

  private Message initialised() {
    if (message == null) {
      throw new IllegalStateException("The cipher was used before it was given a key and a nonce.");
    }
    return message;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Message(
      CryptMode direction, byte[] key, GCMParameterSpec nonce, Slice aad, Slice input) {
    /** The plaintext takes the place of a ciphertext that came apart from its tag. */
    byte[] output(int inputBytes) throws SecurityException {
      int tagBytes = nonce.getTLen() / Byte.SIZE;
      int bytes = direction == CryptMode.ENCRYPT ? inputBytes + tagBytes : inputBytes - tagBytes;
      if (bytes < 0) {
        throw new SecurityException("The encrypted message is shorter than its tag.");
      }
      return direction == CryptMode.DECRYPT && input.array().length == bytes
          ? input.array()
          : new byte[bytes];
    }

    Message withAad(Slice newAad) {
      return new Message(direction, key, nonce, newAad, input);
    }

    Message withInput(Slice newInput) {
      return new Message(direction, key, nonce, aad, newInput);
    }
  }
}
