package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.ObjectStoreContract;
import dev.smbridge.domain.objects.RawObjects;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
  private final LocalObjectStore store =
      new LocalObjectStore(InputStream.nullInputStream(), OutputStream.nullOutputStream());

  @TempDir Path folder;

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public RawObjects raw() {
    return RawObjects.ofLocalFiles();
  }

  @Override
  public ObjectKey directory() {
    return new ObjectKey("", folder.toString());
  }
}
