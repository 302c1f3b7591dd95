package dev.smbridge.testing.login;

import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A proxy that changes what passes, and remembers it. */
final class Middleman implements AutoCloseable {
  private final TcpProxy proxy;

  Middleman(PrivateSamba samba) {
    this.proxy = TcpProxy.smb(samba.host(), samba.port());
  }

  /** Changes every answer of the server that meets a condition. */
  static Middleman changing(
      PrivateSamba samba, Predicate<SmbFrame> which, UnaryOperator<SmbFrame> change) {
    var middleman = new Middleman(samba);
    middleman.change(Direction.REPLIES, which, change);
    return middleman;
  }

  void change(Direction direction, Predicate<SmbFrame> which, UnaryOperator<SmbFrame> change) {
    proxy.rewrite(
        direction,
        bytes -> {
          var frame = new SmbFrame(bytes);
          return which.test(frame) ? change.apply(frame).bytes() : bytes;
        });
  }

  TcpProxy proxy() {
    return proxy;
  }

  /** What an onlooker has seen so far. */
  Eavesdropper eavesdropper() {
    return new Eavesdropper(proxy.recorded(Direction.REQUESTS), proxy.recorded(Direction.REPLIES));
  }

  @Override
  public void close() {
    proxy.close();
  }
}
