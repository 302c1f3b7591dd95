package dev.smbridge.adapter.localfiles;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectStore;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** Local files, and standard input and output as {@code -}. */
@Module
public final class LocalFilesModule {
  private final InputStream standardInput;
  private final OutputStream standardOutput;

  /** The streams of this process. */
  public LocalFilesModule() {
    // Not System.in: an interrupt ends the wait for a channel of the system alone.
    this(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }

  /** Other streams for {@code -}; they are never closed. */
  public LocalFilesModule(InputStream standardInput, OutputStream standardOutput) {
    this.standardInput = standardInput;
    this.standardOutput = standardOutput;
  }

  @Provides
  @IntoMap
  @StringKey(Location.LOCAL)
  ObjectStore localFiles() {
    return new LocalObjectStore(standardInput, standardOutput);
  }
}
