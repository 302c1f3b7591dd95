package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.port.PortsByName;

/** The object stores by the name that locations use. */
record Stores(PortsByName<ObjectStore> stores) {
  void prepare() {
    stores.names().forEach(name -> stores.find(name).ifPresent(ObjectStore::prepare));
  }

  ObjectStore named(String store) throws FileFailure {
    return stores
        .find(store)
        .orElseThrow(() ->
            new FileFailure(
                FailureKind.UNSUPPORTED,
                "locations of the kind \"" + store + "\" cannot be used here"));
  }
}
