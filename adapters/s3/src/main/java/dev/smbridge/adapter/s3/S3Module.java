package dev.smbridge.adapter.s3;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.objects.ObjectStore;
import jakarta.inject.Singleton;

/** Objects in Amazon S3, and in what speaks its protocol, as {@code s3://bucket/key}. */
@Module
public final class S3Module {
  private S3Module() {}

  @Provides
  @Singleton
  @IntoMap
  @StringKey("s3")
  static ObjectStore s3() {
    return new S3ObjectStore(S3Service.configured());
  }
}
