package dev.smbridge.lambda;

import dev.smbridge.testing.samba.SambaOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SMB libraries, each with a share whose policy it can meet. */
enum Backend {
  SMBJ("smbj", SambaOptions.SECURE, true),
  JCIFS_NG("jcifs-ng", SambaOptions.PLAIN, false);

  /** As targets name it. */
  final String title;

  final String share;
  final boolean encrypts;

  Backend(String title, String share, boolean encrypts) {
    this.title = title;
    this.share = share;
    this.encrypts = encrypts;
  }

  /** A target on its share; fields override. */
  Map<String, @Nullable Object> target(String credentials, @Nullable Object... fields) {
    var target = Json.object("credentials", credentials, "backend", title, "share", share);
    if (!encrypts) {
      target.putAll(
          Json.object("encryption", "off", "signing", "preferred", "minimumDialect", "2.1"));
    }
    target.putAll(Json.object(fields));
    return target;
  }
}
