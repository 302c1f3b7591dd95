package dev.smbridge.domain.share;

import dev.smbridge.domain.credential.Credential;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class MemoryShareTest extends ShareContract {
  private static final String READ_ONLY = "read-only";
  private static final String SMALL = "small";

  private final MemoryFileServer server = new MemoryFileServer();

  MemoryShareTest() {
    var readOnly = server.addShare(READ_ONLY);
    readOnly.put("present.txt", ShareSetting.bytes(100));
    readOnly.exportReadOnly();
    server.addShare(SMALL).limitTo(3_000_000);
  }

  @Override
  public ShareConnector connector() {
    return server;
  }

  @Override
  public ShareTarget target() {
    return server.target();
  }

  @Override
  public Credential credential() {
    return server.credential();
  }

  @Override
  public RawFiles raw() {
    return new MemoryRawFiles(server.volume());
  }

  @Override
  public Optional<ShareTarget> readOnlyTarget() {
    return Optional.of(server.target(READ_ONLY));
  }

  @Override
  public Optional<ShareTarget> smallTarget() {
    return Optional.of(server.target(SMALL));
  }

  @AfterEach
  void nothingIsLeftOpen() {
    server.assertNoHandles();
  }
}
