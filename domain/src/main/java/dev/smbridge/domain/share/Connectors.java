package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The backends by name; one that is never chosen is never made. */
public final class Connectors implements AutoCloseable {
  private final Map<String, Supplier<ShareConnector>> suppliers;
  private final Map<String, ShareConnector> made = new ConcurrentHashMap<>();

  public Connectors(Map<String, Supplier<ShareConnector>> suppliers) {
    this.suppliers = new TreeMap<>(suppliers);
  }

  /**
   * The backend that a server's target names, when it can meet the target's policy.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for an unknown name; {@code POLICY} naming the
   *     backends that can
   */
  public ShareConnector meeting(FileServer server) throws FileFailure {
    var connector = named(server.backend());
    var refusal = server.policy().refusalOf(connector.limits());
    if (refusal.isPresent()) {
      throw new FileFailure(
          FailureKind.POLICY,
          "the backend "
              + server.backend()
              + " is refused: "
              + refusal.get()
              + "; "
              + alternatives(server.policy()));
    }
    return connector;
  }

  private ShareConnector named(String backend) throws FileFailure {
    var supplier = suppliers.get(backend);
    if (supplier == null) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "there is no backend \""
              + backend
              + "\": use one of "
              + String.join(", ", suppliers.keySet()));
    }
    return made(backend, supplier);
  }

  private ShareConnector made(String backend, Supplier<ShareConnector> supplier) {
    return made.computeIfAbsent(backend, ignored -> supplier.get());
  }

  private String alternatives(SecurityPolicy policy) {
    var able =
        suppliers.entrySet().stream()
            .filter(
                each -> policy.refusalOf(made(each.getKey(), each.getValue()).limits()).isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return able.isEmpty() ? "no backend can" : "use " + able;
  }

  @Override
  public void close() {
    made.values().forEach(ShareConnector::close);
    made.clear();
  }
}
