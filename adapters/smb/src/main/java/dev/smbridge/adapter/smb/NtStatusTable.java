package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/**
 * What each NTSTATUS means to an operator ([MS-ERREF] 2.3.1): the one translation that every
 * backend uses.
 */
public final class NtStatusTable {
  /** Windows keeps a family of statuses for files whose content is in a cloud. */
  private static final int CLOUD_FILE = 0xC000CF;

  private static final int FILE_IS_OFFLINE = 0xC0000267;

  private NtStatusTable() {}

  /** The failure that a status stands for, with the status in it. */
  public static FileFailure failure(int status) {
    return meaning(status >>> 8 == CLOUD_FILE ? FILE_IS_OFFLINE : status).withServerStatus(status);
  }

  /** Whether the server has forgotten the session or the tree connect. */
  public static boolean losesSession(int status) {
    return switch (status) {
      case 0xC00000C9, 0xC0000203, 0xC000035C, 0xC000020C, 0xC000020D -> true;
      default -> false;
    };
  }

  private static FileFailure meaning(int status) {
    var ofFile = FileStatuses.meaning(status);
    if (ofFile != null) {
      return ofFile;
    }
    var ofLogin = LoginStatuses.meaning(status);
    if (ofLogin != null) {
      return ofLogin;
    }
    var ofServer = ServerStatuses.meaning(status);
    return ofServer != null
        ? ofServer
        : new FileFailure(
            FailureKind.OTHER, "the server answered with NTSTATUS 0x%08X".formatted(status));
  }
}
