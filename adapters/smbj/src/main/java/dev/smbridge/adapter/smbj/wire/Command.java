package dev.smbridge.adapter.smbj.wire;

/** What a message is about, in the order of its codes ([MS-SMB2] 2.2.1.2). */
public enum Command {
  NEGOTIATE,
  SESSION_SETUP,
  LOGOFF,
  TREE_CONNECT,
  TREE_DISCONNECT,
  CREATE,
  CLOSE,
  FLUSH,
  READ,
  WRITE,
  LOCK,
  IOCTL,
  CANCEL,
  ECHO,
  QUERY_DIRECTORY,
  CHANGE_NOTIFY,
  QUERY_INFO,
  SET_INFO,
  OPLOCK_BREAK;

  /** Its number on the wire. */
  @SuppressWarnings("EnumOrdinal") // they stand in the order of their codes
  short code() {
    return (short) ordinal();
  }
}
