package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.domain.failure.FileFailure;

/**
 * A share that TREE_CONNECT has opened ([MS-SMB2] 2.2.10).
 *
 * @param id the server's number for it
 * @param disk whether it holds files
 */
public record Connected(int id, boolean disk) {
  private static final int SHARE_TYPE = 2;
  private static final byte DISK = 1;

  public static Connected of(Answer answer) throws FileFailure {
    return new Connected(answer.treeId(), answer.body(16).get(SHARE_TYPE) == DISK);
  }
}
