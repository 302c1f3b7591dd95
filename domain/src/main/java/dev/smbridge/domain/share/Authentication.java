package dev.smbridge.domain.share;

/** How an identity is proven; neither falls back to the other, nor to guest. */
public enum Authentication {
  NTLM,
  KERBEROS
}
