package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.hierynomus.security.Cipher;
import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.DerivationFunction;
import com.hierynomus.security.Mac;
import com.hierynomus.security.MessageDigest;
import com.hierynomus.security.SecurityProvider;
import com.hierynomus.security.bc.BCSecurityProvider;
import com.hierynomus.security.jce.derivationfunction.CounterDerivationParameters;
import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedSecurityProviderTest {
  private final SecurityProvider mixed =
      new MixedSecurityProvider(new NativeCrypto(CorrettoProvider::load));
  private final SecurityProvider reference = new BCSecurityProvider();
  private final byte[] key = bytes(16);
  private final byte[] message = bytes(1000);

  @ParameterizedTest
  @ValueSource(strings = {"MD4", "MD5", "SHA-512"})
  void digestsAsSmbjsOwnProvider(String name) throws Exception {
    assertArrayEquals(digest(reference.getDigest(name)), digest(mixed.getDigest(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HmacSHA256", "HMACT64", "AesCmac"})
  void signsAsSmbjsOwnProvider(String name) throws Exception {
    assertArrayEquals(code(reference.getMac(name)), code(mixed.getMac(name)));
  }

  @Test
  void enciphersRc4AsSmbjsOwnProvider() throws Exception {
    assertArrayEquals(enciphered(reference.getCipher("RC4")), enciphered(mixed.getCipher("RC4")));
  }

  @Test
  void derivesKeysAsSmbjsOwnProvider() throws Exception {
    String name = "KDF/Counter/HMACSHA256";
    assertArrayEquals(
        derived(reference.getDerivationFunction(name)), derived(mixed.getDerivationFunction(name)));
  }

  private byte[] digest(MessageDigest digest) {
    digest.update(message);
    return digest.digest();
  }

  private byte[] code(Mac mac) throws Exception {
    mac.init(key);
    mac.update(message);
    return mac.doFinal();
  }

  private byte[] enciphered(Cipher cipher) throws Exception {
    byte[] out = new byte[message.length];
    cipher.init(CryptMode.ENCRYPT, key);
    int done = cipher.update(message, 0, message.length, out, 0);
    cipher.doFinal(out, done);
    return out;
  }

  private byte[] derived(DerivationFunction function) throws Exception {
    byte[] out = new byte[16];
    function.init(new CounterDerivationParameters(key, message, 32));
    function.generateBytes(out, 0, out.length);
    return out;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
