package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.AeadMode;
import dev.smbridge.adapter.smbj.crypto.MessageSigner.Algorithm;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** How a session's messages are protected, seen from both ends. */
enum Wiring {
  GCM {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return new EncryptedMessages(Reply.SESSION, CRYPTO.cipher(AeadMode.GCM, own, other));
    }
  },
  CCM {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return new EncryptedMessages(Reply.SESSION, CRYPTO.cipher(AeadMode.CCM, own, other));
    }
  },
  CMAC {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return new SignedMessages(Reply.SESSION, CRYPTO.signer(Algorithm.AES_CMAC, TO_SERVER));
    }
  },
  HMAC {
    @Override
    Protection end(SecretKey own, SecretKey other) {
      return new SignedMessages(Reply.SESSION, CRYPTO.signer(Algorithm.HMAC_SHA256, TO_SERVER));
    }
  };

  private static final SmbCrypto CRYPTO = new SmbCrypto();
  private static final SecretKey TO_SERVER =
      new SecretKeySpec("to the server ..".getBytes(StandardCharsets.US_ASCII), "AES");
  private static final SecretKey FROM_SERVER =
      new SecretKeySpec("from the server ".getBytes(StandardCharsets.US_ASCII), "AES");

  abstract Protection end(SecretKey own, SecretKey other);

  Protection client() {
    return end(TO_SERVER, FROM_SERVER);
  }

  Protection server() {
    return end(FROM_SERVER, TO_SERVER);
  }
}
