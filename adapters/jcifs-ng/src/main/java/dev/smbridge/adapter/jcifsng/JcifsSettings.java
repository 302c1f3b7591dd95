package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.share.Dialect;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import jcifs.DialectVersion;
import jcifs.ResolverType;
import jcifs.config.BaseConfiguration;

/** The library's settings for one connection: SMB 2 only, no guest, no fallback, no retry. */
final class JcifsSettings extends BaseConfiguration {
  /** A message of 64 KiB of data and its headers. */
  private static final int LARGEST_MESSAGE_BYTES = 0x12000;

  /** Speaks {@code oldest} to {@code newest} and waits at most {@code wait} for each answer. */
  JcifsSettings(Dialect oldest, Dialect newest, String share, Duration wait) throws Exception {
    super(true);
    minVersion = version(oldest);
    maxVersion = version(newest);
    smb2OnlyNegotiation = true;
    allowNTLMFallback = false;
    allowGuestFallback = false;
    maxRequestRetries = 1;
    logonShare = share;
    smbConnectionTimeout = millis(wait);
    smbResponseTimeout = millis(wait);
    // A timeout in the middle of a message loses its beginning; the requests have their own.
    smbSocketTimeout = 0;
    smbSessionTimeout = 0;
    maximumBufferSize = LARGEST_MESSAGE_BYTES;
    resolverOrder = List.of(ResolverType.RESOLVER_DNS);
    // Else the library resolves the name of this machine.
    netbiosLocalAddress = InetAddress.getLoopbackAddress();
  }

  /** The library's name for a dialect. */
  static DialectVersion version(Dialect dialect) {
    return switch (dialect) {
      case SMB_2_0_2 -> DialectVersion.SMB202;
      case SMB_2_1 -> DialectVersion.SMB210;
      case SMB_3_0 -> DialectVersion.SMB300;
      case SMB_3_0_2 -> DialectVersion.SMB302;
      case SMB_3_1_1 -> DialectVersion.SMB311;
    };
  }

  /** At least one, at most a day: zero would mean for ever. */
  static int millis(Duration wait) {
    return (int) Math.clamp(wait.toMillis(), 1, Duration.ofDays(1).toMillis());
  }
}
