package dev.smbridge.local.server;

import dagger.Component;
import dev.smbridge.adapter.jcifsng.JcifsModule;
import dev.smbridge.adapter.smbj.SmbjModule;
import dev.smbridge.domain.share.ShareConnector;
import jakarta.inject.Provider;
import java.util.Map;

/** The SMB libraries by name, bound as the programs bind them. */
@Component(modules = {JcifsModule.class, SmbjModule.class})
interface Backends {
  /** The SMB library that encrypts and verifies. */
  String SMBJ = "smbj";

  /** The SMB library that does neither. */
  String JCIFS = "jcifs-ng";

  Map<String, Provider<ShareConnector>> byName();
}
