package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectStore;
import java.util.Map;
import java.util.function.Supplier;

/** The object stores by name; one that is never used is never made. */
final class Stores {
  private final Map<String, Supplier<ObjectStore>> suppliers;

  Stores(Map<String, Supplier<ObjectStore>> suppliers) {
    this.suppliers = Map.copyOf(suppliers);
  }

  ObjectStore named(String store) throws FileFailure {
    var supplier = suppliers.get(store);
    if (supplier == null) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED, "locations of the kind \"" + store + "\" cannot be used here");
    }
    return supplier.get();
  }
}
