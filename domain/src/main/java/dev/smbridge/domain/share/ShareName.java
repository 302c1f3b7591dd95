package dev.smbridge.domain.share;

/**
 * A share as its server announces it ([MS-SRVS] 2.2.4.23).
 *
 * @param type what it shares
 * @param comment the server's description, often empty; hostile like every text of a server
 */
public record ShareName(String name, Type type, String comment) {
  /** What a share shares ([MS-SRVS] 2.2.2.4). */
  public enum Type {
    DISK,
    PRINTER,
    DEVICE,
    IPC
  }

  /** Whether it is only shown when asked for: its name ends in {@code $}. */
  public boolean hidden() {
    return name.endsWith("$");
  }
}
