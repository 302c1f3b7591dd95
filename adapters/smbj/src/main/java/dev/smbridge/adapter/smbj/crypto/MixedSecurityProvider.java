package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.AEADBlockCipher;
import com.hierynomus.security.Cipher;
import com.hierynomus.security.DerivationFunction;
import com.hierynomus.security.Mac;
import com.hierynomus.security.MessageDigest;
import com.hierynomus.security.SecurityException;
import com.hierynomus.security.SecurityProvider;
import com.hierynomus.security.bc.BCSecurityProvider;
import com.hierynomus.security.jce.JceSecurityProvider;

/**
 * What smbj asks for by name while it logs in: AES-CMAC from the chosen source, digests and HMACs
 * from the JDK, and from BouncyCastle what the JDK has not (MD4) or may have switched off (RC4,
 * DES).
 */
final class MixedSecurityProvider implements SecurityProvider {
  private final SecurityProvider jdk = new JceSecurityProvider();
  private final SecurityProvider bouncyCastle = new BCSecurityProvider();
  private final AesSources sources;

  MixedSecurityProvider(NativeCrypto nativeCrypto) {
    this.sources = new AesSources(nativeCrypto);
  }

  @Override
  public MessageDigest getDigest(String name) throws SecurityException {
    return (name.equals("MD4") ? bouncyCastle : jdk).getDigest(name);
  }

  @Override
  public Mac getMac(String name) throws SecurityException {
    return name.equals("AesCmac") ? new AesCmac(sources) : jdk.getMac(name);
  }

  @Override
  public Cipher getCipher(String name) throws SecurityException {
    return bouncyCastle.getCipher(name);
  }

  @Override
  public AEADBlockCipher getAEADBlockCipher(String name) throws SecurityException {
    return bouncyCastle.getAEADBlockCipher(name);
  }

  @Override
  public DerivationFunction getDerivationFunction(String name) throws SecurityException {
    return jdk.getDerivationFunction(name);
  }
}
