package dev.smbridge.domain.share;

/**
 * Where a file server listens.
 *
 * @param host a DNS name or an IP address, without brackets
 * @param port the TCP port, 1 to 65535
 */
public record ServerAddress(String host, int port) {
  /** Where SMB over TCP listens ([MS-SMB2] 1.9). */
  public static final int DEFAULT_PORT = 445;

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
