package dev.smbridge.adapter.jcifsng;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.share.ShareConnector;
import java.net.InetAddress;

/** Binds the backend {@code jcifs-ng}. */
@Module
public interface JcifsModule {
  /** The connector; it loads nothing of the library until it connects. */
  @Provides
  @IntoMap
  @StringKey("jcifs-ng")
  static ShareConnector connector() {
    return new JcifsConnector(InetAddress::getAllByName);
  }
}
