package dev.smbridge.adapter.jcifsng;

import dev.smbridge.testing.connection.TroubleContract;

/** The contract on a real Samba, whose answers are not verified. */
final class TroubleTest extends TroubleContract implements OnSamba {
  @Override
  protected int answersAboutTheDialect() {
    return 2; // The library asks again on its own connection.
  }
}
