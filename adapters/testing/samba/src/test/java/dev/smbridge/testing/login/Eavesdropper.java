package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whoever has every byte that passed, and tries to make the session's key of it. */
final class Eavesdropper {
  private static final int KEY_BYTES = 16;
  private static final byte[] CLIENT_SIGNS =
      "session key to client-to-server signing key magic constant\0"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLIENT_SEALS =
      "session key to client-to-server sealing key magic constant\0"
          .getBytes(StandardCharsets.US_ASCII);

  /** The list of mechanisms that a client signs: NTLM alone. */
  private static final byte[] MECHANISMS = HexFormat.of().parseHex("300c060a2b06010401823702020a");

  /** What stands before the list's signature at the end of the client's token. */
  private static final byte[] SIGNATURE_HEAD = HexFormat.of().parseHex("a312041001000000");

  private final List<byte[]> requests;
  private final byte[] everything;

  Eavesdropper(byte[] requests, byte[] replies) {
    this.requests = SmbFrame.split(requests);
    var all = Arrays.copyOf(requests, requests.length + replies.length);
    System.arraycopy(replies, 0, all, requests.length, replies.length);
    this.everything = all;
  }

  List<NtlmBytes> answers() {
    return NtlmBytes.find(requests, NtlmBytes.AUTHENTICATE);
  }

  /** Every answer has an exchanged key, and none has one in clear. */
  void sendsNoKey() throws GeneralSecurityException {
    for (var answer : answers()) {
      assertNotEquals(0, answer.flags() & NtlmBytes.KEY_EXCH, "a key without an exchange");
      assertEquals(KEY_BYTES, answer.sessionKeyField().length);
      assertFalse(Arrays.equals(answer.mic(), new byte[KEY_BYTES]), "no MIC");
      assertFalse(signs(answer.sessionKeyField(), signature(answer)), "the key in clear");
    }
  }

  /** Every answer has an exchanged key, and nothing that passed opens it. */
  void learnsNoKey() throws GeneralSecurityException {
    sendsNoKey();
    for (var answer : answers()) {
      var signature = signature(answer);
      for (var candidate : candidates()) {
        assertFalse(signs(candidate, signature), "the key passed in clear");
        var opened = rc4(candidate, answer.sessionKeyField());
        assertFalse(signs(opened, signature), "the key of the key passed in clear");
      }
    }
  }

  /** What somebody who knows the key finds: that the signature is made with it. */
  static boolean signs(byte[] key, byte[] signature) throws GeneralSecurityException {
    var mac = hmac(md5(key, CLIENT_SIGNS), new byte[Integer.BYTES], MECHANISMS);
    var checksum = rc4(md5(key, CLIENT_SEALS), Arrays.copyOf(mac, Long.BYTES));
    return Arrays.equals(checksum, Arrays.copyOfRange(signature, 4, 4 + Long.BYTES));
  }

  /** The 16 bytes with which the client signs its list of mechanisms; padding may follow them. */
  static byte[] signature(NtlmBytes answer) {
    var bytes = answer.message();
    var head = SIGNATURE_HEAD.length;
    for (var at = bytes.length - head; at >= 0; at--) {
      if (Arrays.equals(bytes, at, at + head, SIGNATURE_HEAD, 0, head)) {
        return Arrays.copyOfRange(bytes, at + 4, at + 4 + KEY_BYTES);
      }
    }
    throw new AssertionError("the list of mechanisms is not signed");
  }

  static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacMD5");
    mac.init(new SecretKeySpec(key, "HmacMD5"));
    for (var part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  static byte[] rc4(byte[] key, byte[] bytes) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("RC4");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
    return cipher.doFinal(bytes);
  }

  private List<byte[]> candidates() {
    var candidates = new ArrayList<byte[]>();
    candidates.add(new byte[KEY_BYTES]);
    for (var at = 0; at <= everything.length - KEY_BYTES; at++) {
      candidates.add(Arrays.copyOfRange(everything, at, at + KEY_BYTES));
    }
    return candidates;
  }

  private static byte[] md5(byte[] key, byte[] magic) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("MD5");
    digest.update(key);
    return digest.digest(magic);
  }
}
