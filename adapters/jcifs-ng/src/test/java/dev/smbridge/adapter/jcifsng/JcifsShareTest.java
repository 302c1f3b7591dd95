package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.RawFiles;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareContract;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a real Samba, without encryption. */
final class JcifsShareTest extends ShareContract {
  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  @Override
  public ShareConnector connector() {
    return Servers.CONNECTOR;
  }

  @Override
  public ShareTarget target() {
    return Servers.target(SAMBA, SambaOptions.PLAIN);
  }

  @Override
  public Credential credential() {
    return Servers.credential(SAMBA);
  }

  @Override
  public RawFiles raw() {
    return RawFiles.ofSamba(SAMBA.directory(SambaOptions.PLAIN));
  }

  @Override
  public Optional<ShareTarget> readOnlyTarget() {
    return Optional.of(Servers.target(SAMBA, SambaOptions.READ_ONLY));
  }

  @Override
  public Optional<ShareTarget> smallTarget() {
    return SAMBA.whyNoSmallShare().isPresent()
        ? Optional.empty()
        : Optional.of(Servers.target(SAMBA, SambaOptions.SMALL));
  }

  @BeforeAll
  static void aFileToRead() throws IOException {
    Files.writeString(SAMBA.directory(SambaOptions.READ_ONLY).resolve("present.txt"), "present");
  }
}
