package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.CipherId;
import dev.smbridge.adapter.smbj.crypto.SigningAlgorithmId;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** How a session's messages are protected, seen from both ends. */
enum Wiring {
  GCM {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return encrypted(CipherId.AES_128_GCM, own, other);
    }
  },
  GCM_256 {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return encrypted(CipherId.AES_256_GCM, own, other);
    }
  },
  CCM {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return encrypted(CipherId.AES_128_CCM, own, other);
    }
  },
  CCM_256 {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return encrypted(CipherId.AES_256_CCM, own, other);
    }
  },
  GMAC {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return signed(SigningAlgorithmId.AES_GMAC);
    }
  },
  CMAC {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return signed(SigningAlgorithmId.AES_CMAC);
    }
  },
  HMAC {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return signed(SigningAlgorithmId.HMAC_SHA256);
    }
  };

  private static final SmbCrypto CRYPTO = new SmbCrypto();
  private static final SecretKey TO_SERVER =
      new SecretKeySpec(
          "to the server, 32 bytes of a key".getBytes(StandardCharsets.US_ASCII), "AES");
  private static final SecretKey FROM_SERVER =
      new SecretKeySpec(
          "from the server, 32 bytes of key".getBytes(StandardCharsets.US_ASCII), "AES");

  private static Protection encrypted(CipherId cipher, SecretKey own, SecretKey other) {
    var ownKey = cut(own, cipher.keyBytes());
    return new EncryptedMessages(
        Reply.SESSION, CRYPTO.cipher(cipher, ownKey, cut(other, cipher.keyBytes())));
  }

  private static Protection signed(SigningAlgorithmId algorithm) {
    return new SignedMessages(Reply.SESSION, CRYPTO.signer(algorithm, cut(TO_SERVER, 16)));
  }

  private static SecretKey cut(SecretKey key, int bytes) {
    return new SecretKeySpec(key.getEncoded(), 0, bytes, "AES");
  }

  abstract Protection end(SecretKey own, SecretKey other);

  Protection client() {
    return end(TO_SERVER, FROM_SERVER);
  }

  Protection server() {
    return end(FROM_SERVER, TO_SERVER);
  }
}
