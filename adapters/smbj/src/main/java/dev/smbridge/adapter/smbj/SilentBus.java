package dev.smbridge.adapter.smbj;

import com.hierynomus.smbj.event.SMBEvent;
import com.hierynomus.smbj.event.SMBEventBus;
import net.engio.mbassy.bus.BusRuntime;
import net.engio.mbassy.bus.IMessagePublication;
import net.engio.mbassy.bus.common.PubSubSupport;
import org.jspecify.annotations.Nullable;

/**
 * Passes no event on. The library's own bus finds its listeners by reflection, which is a fifth of
 * a cold connect, so that its caches forget what we never ask them for.
 */
final class SilentBus implements PubSubSupport<SMBEvent> {
  static SMBEventBus create() {
    return new SMBEventBus(new SilentBus());
  }

  @Override
  public void subscribe(Object listener) {
    // It will never hear of anything.
  }

  @Override
  public boolean unsubscribe(Object listener) {
    return false;
  }

  @Override
  public @Nullable IMessagePublication publish(SMBEvent event) {
    return null;
  }

  @Override
  public @Nullable BusRuntime getRuntime() {
    return null;
  }
}
