package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.UnexpectedFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.TargetResolution;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.Connectors;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.session.SharePool;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.time.Clock;

/** Hands each operation to its use case, and repeats it once where that is safe. */
public final class FileOperationsService implements FileOperations {
  private static final int MOST_ATTEMPTS = 2;

  private final Clock clock;
  private final TargetResolution resolution;
  private final Connectors connectors;
  private final ObjectStores objectStores;
  private final SharePool pool;
  private final ListEntriesUseCase list;
  private final StatUseCase stat;
  private final ReadUseCase read;
  private final WriteUseCase write;
  private final DeleteUseCase delete;
  private final MakeDirectoryUseCase makeDirectory;
  private final MoveUseCase move;
  private final CopyUseCase copy;
  private final SyncUseCase sync;
  private final CheckUseCase check;
  private final ListSharesUseCase listShares;
  private final ProbeUseCase probe;

  /**
   * Puts the use cases on their ports.
   *
   * @param backends SMB libraries by the name that targets use
   * @param sources credential sources by the scheme of their references
   * @param stores object stores by the name that locations use
   */
  public FileOperationsService(
      PortsByName<ShareConnector> backends,
      PortsByName<CredentialSource> sources,
      PortsByName<ObjectStore> stores,
      PoolLimits poolLimits,
      Clock clock) {
    this.clock = clock;
    this.resolution = new TargetResolution(sources);
    this.connectors = new Connectors(backends, clock);
    this.pool = new SharePool(connectors, poolLimits);
    var sessions = new Sessions(resolution, pool);
    this.objectStores = new ObjectStores(stores);
    var leftovers = new Leftovers(clock);
    this.list = new ListEntriesUseCase(sessions, objectStores);
    this.stat = new StatUseCase(sessions, objectStores);
    this.read = new ReadUseCase(sessions);
    this.write = new WriteUseCase(sessions, leftovers);
    this.delete = new DeleteUseCase(sessions, objectStores);
    this.makeDirectory = new MakeDirectoryUseCase(sessions);
    var endpoints = new CopyEndpoints(sessions, objectStores);
    this.copy = new CopyUseCase(endpoints, sessions, leftovers);
    this.sync = new SyncUseCase(endpoints, sessions, leftovers);
    this.check = new CheckUseCase(endpoints, sessions);
    this.move = new MoveUseCase(sessions, new MoveByCopying(stat, copy, delete));
    this.listShares = new ListSharesUseCase(resolution, connectors);
    this.probe = new ProbeUseCase(resolution, connectors);
  }

  @Override
  public Result perform(Operation operation, Deadline deadline, Observer observer) {
    var context = new OperationContext(deadline, observer, clock);
    for (var attempt = 1; ; attempt++) {
      try {
        var outcome = carryOut(operation, context);
        return new Result(operation, context.session(), outcome, attempt, context.notes());
      } catch (FileFailure failed) {
        if (attempt == MOST_ATTEMPTS || !context.isWorthRepeating(failed)) {
          return new Result(
              operation,
              context.session(),
              new Outcome.Failed(failed.at(path(operation))),
              attempt);
        }
        observer.restarts();
      }
    }
  }

  @Override
  public void prepare(Configuration configuration) {
    configuration.targets().values().stream()
        .map(ConfiguredTarget::backend)
        .distinct()
        .forEach(connectors::prepare);
    objectStores.prepare();
  }

  @Override
  public TargetIdentity identity(ConfiguredTarget target, Deadline deadline) throws FileFailure {
    try (var resolved = resolution.share(target, deadline)) {
      return new TargetIdentity(resolved.credential().username(), resolved.target().share());
    }
  }

  private Outcome carryOut(Operation operation, OperationContext context) throws FileFailure {
    try {
      return switch (operation) {
        case Operation.ListEntries asked -> list.perform(asked, context);
        case Operation.Stat asked -> stat.perform(asked, context);
        case Operation.Read asked -> read.perform(asked, context);
        case Operation.Write asked -> write.perform(asked, context);
        case Operation.Delete asked -> delete.perform(asked, context);
        case Operation.MakeDirectory asked -> makeDirectory.perform(asked, context);
        case Operation.Move asked -> move.perform(asked, context);
        case Operation.Copy asked -> copy.perform(asked, context);
        case Operation.Sync asked -> sync.perform(asked, context);
        case Operation.Check asked -> check.perform(asked, context);
        case Operation.ListShares asked -> listShares.perform(asked, context);
        case Operation.Probe asked -> probe.perform(asked, context);
      };
    } catch (RuntimeException | OutOfMemoryError e) {
      throw UnexpectedFailure.of(e);
    }
  }

  private static String path(Operation operation) {
    return switch (operation) {
      case Operation.ListEntries asked -> path(asked.directory());
      case Operation.Stat asked -> path(asked.location());
      case Operation.Read asked -> path(asked.file());
      case Operation.Write asked -> path(asked.file());
      case Operation.Delete asked -> path(asked.path());
      case Operation.MakeDirectory asked -> path(asked.directory());
      case Operation.Move asked -> path(asked.from());
      case Operation.Copy asked -> path(asked.from());
      case Operation.Sync asked -> path(asked.from());
      case Operation.Check asked -> path(asked.from());
      case Operation.ListShares asked -> asked.server().name();
      case Operation.Probe asked -> path(asked.location());
    };
  }

  private static String path(Location location) {
    return switch (location) {
      case Location.OnShare onShare -> onShare.path().text();
      case Location.InStore inStore -> inStore.key().key();
    };
  }

  @Override
  public void release() {
    pool.closeConnections();
    resolution.forgetAll();
  }

  @Override
  public void close() {
    pool.close();
    resolution.forgetAll();
  }
}
