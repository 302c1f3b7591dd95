package dev.smbridge.domain.port;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The implementations of one port by the name that users choose them with. Each is made once, when
 * first asked for; one that is never chosen is never made, nor its classes loaded.
 */
public final class PortsByName<P> {
  private final Map<String, Supplier<P>> suppliers;
  private final Map<String, P> made = new ConcurrentHashMap<>();

  public PortsByName(Map<String, Supplier<P>> suppliers) {
    this.suppliers = new TreeMap<>(suppliers);
  }

  /**
   * The implementations that providers of any kind make.
   *
   * @param make how one of them is asked for what it provides
   */
  public static <T, P> PortsByName<P> of(Map<String, T> providers, Function<T, P> make) {
    var suppliers = new HashMap<String, Supplier<P>>();
    providers.forEach((name, provider) -> suppliers.put(name, () -> make.apply(provider)));
    return new PortsByName<>(suppliers);
  }

  /** The implementation of that name, or empty where there is none. */
  public Optional<P> find(String name) {
    var supplier = suppliers.get(name);
    return supplier == null
        ? Optional.empty()
        : Optional.of(made.computeIfAbsent(name, ignored -> supplier.get()));
  }

  /** All names, in order. */
  public SortedSet<String> names() {
    return new TreeSet<>(suppliers.keySet());
  }

  /** Those that were made so far. */
  public Collection<P> made() {
    return made.values();
  }
}
