package dev.smbridge.domain.objects;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;

/** The object stores by the name that locations use. */
public record ObjectStores(PortsByName<ObjectStore> stores) {
  public void prepare() {
    stores.names().forEach(name -> stores.find(name).ifPresent(ObjectStore::prepare));
  }

  public ObjectStore named(String store) throws FileFailure {
    return stores
        .find(store)
        .orElseThrow(() ->
            new FileFailure(
                FailureKind.UNSUPPORTED,
                "locations of the kind \"" + store + "\" cannot be used here"));
  }
}
