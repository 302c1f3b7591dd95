package dev.smbridge.arch.broken.vendorexceptions.smbridge.adapter.smbj;

import com.hierynomus.smbj.common.SMBRuntimeException;

/** Translates an exception where it happens. */
final class Catches {
  private Catches() {}

  static boolean fails(Runnable work) {
    try {
      work.run();
      return false;
    } catch (SMBRuntimeException failed) {
      return true;
    }
  }
}
