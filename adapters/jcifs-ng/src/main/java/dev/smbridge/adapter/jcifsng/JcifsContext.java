package dev.smbridge.adapter.jcifsng;

import jcifs.context.BaseContext;

/** The library's context of one connection, without its hook on the end of the process. */
final class JcifsContext extends BaseContext {
  @SuppressWarnings("this-escape") // The hook is this object, and it was registered by super().
  JcifsContext(JcifsSettings settings) {
    super(settings);
    // The hook waits for servers that hang, one after the other; closing is the owner's part.
    Runtime.getRuntime().removeShutdownHook(this);
  }
}
