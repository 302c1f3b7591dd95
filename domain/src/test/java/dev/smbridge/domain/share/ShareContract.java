package dev.smbridge.domain.share;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every backend does alike: extend it, say where a server is, and override a test only with
 * the reason why the backend cannot honour it. Each test has a session and a directory of its own.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ShareContract
    implements ConnectingContract,
        SessionContract,
        StatContract,
        MissingContract,
        ListingContract,
        ReadingContract,
        SharingContract,
        CreatingContract,
        WritingContract,
        PublishingContract,
        AppendingContract,
        OverwritingContract,
        AttributesContract,
        CopyingContract,
        MovingContract,
        DeletingContract,
        DirectoryContract,
        NamesContract,
        ReadOnlyShareContract,
        FullShareContract {
  private final List<ShareConnection> connections = new ArrayList<>();
  private Optional<SharePath> directory = Optional.empty();

  /** The backend; the subclass closes it. */
  @Override
  public abstract ShareConnector connector();

  /** A share that {@link #credential} may change, {@link #raw} being its files. */
  @Override
  public abstract ShareTarget target();

  @Override
  public abstract Credential credential();

  @Override
  public abstract RawFiles raw();

  /** A share that holds {@code present.txt} and that nobody may change; none by default. */
  @Override
  public Optional<ShareTarget> readOnlyTarget() {
    return Optional.empty();
  }

  /** A share on a volume that holds fewer than 64 MiB; none by default. */
  @Override
  public Optional<ShareTarget> smallTarget() {
    return Optional.empty();
  }

  @Override
  public ShareConnection connection() {
    return connections.getFirst();
  }

  /** One more session, with any share of this server. */
  @Override
  public ShareConnection connect(ShareTarget target) throws FileFailure {
    var connection =
        connector().connect(target, credential(), ConnectionTrace.NONE, ShareSetting.deadline());
    connections.add(connection);
    return connection;
  }

  @Override
  public SharePath directory() {
    return directory.orElseThrow();
  }

  @BeforeEach
  void connectToAnEmptyDirectory() throws FileFailure {
    var own = SharePath.parse("contract-" + UUID.randomUUID());
    connect(target()).within(ShareSetting.deadline()).createDirectory(own);
    directory = Optional.of(own);
  }

  @AfterEach
  void removeTheDirectory() throws Exception {
    connections.forEach(ShareConnection::close);
    if (directory.isPresent()) {
      raw().deleteTree(directory().text());
    }
  }
}
