package dev.smbridge.adapter.smb.ntlm;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What NTLM hashes with ([MS-NLMP] 6): of the JDK, but for MD4. */
final class Digests {
  private Digests() {}

  static byte[] md4(byte[] message) {
    return Md4.digest(message);
  }

  static byte[] md5(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no MD5, which NTLM needs", e);
    }
  }

  static byte[] hmacMd5(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HMAC-MD5, which NTLM needs", e);
    }
  }
}
