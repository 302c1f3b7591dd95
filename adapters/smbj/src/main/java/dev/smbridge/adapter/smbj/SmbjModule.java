package dev.smbridge.adapter.smbj;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.share.ShareConnector;
import java.net.InetAddress;

/** Binds the backend {@code smbj}. */
@Module
public interface SmbjModule {
  /** The connector; it loads nothing of the library until it connects. */
  @Provides
  @IntoMap
  @StringKey("smbj")
  static ShareConnector connector() {
    return new SmbjConnector(InetAddress::getAllByName);
  }
}
