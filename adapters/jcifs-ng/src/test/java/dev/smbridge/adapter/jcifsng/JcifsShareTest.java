package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.RawFiles;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareContract;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  /**
   * By another client and not behind the server: Samba answers with the write time that it
   * remembers for as long as anybody has the file open.
   */
  @Test
  @Override
  public void otherBytesOfTheSameSizeAreAnotherVersion() throws Exception {
    var file = given("a.txt");
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      Thread.sleep(50); // More than what the server's disk counts time in.
      try (var other = anotherShare().append(file)) {
        other.writeAt(0, ByteBuffer.allocate(100));
        other.flush();
      }
      assertFalse(content.isCurrent());
    }
  }

  @BeforeAll
  static void aFileToRead() throws IOException {
    Files.writeString(SAMBA.directory(SambaOptions.READ_ONLY).resolve("present.txt"), "present");
  }
}
