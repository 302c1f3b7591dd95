package dev.smbridge.testing.login;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.net.InetAddress;
import java.time.Duration;

/** Where every test of {@link LoginContract} stands: a private Samba behind a middleman. */
interface LoginSetting extends BackendSetting {
  PrivateSamba SAMBA = PrivateSamba.shared();
  Duration LONG = Duration.ofSeconds(5);

  /** For answers that cannot come, since their signature is wrong. */
  Duration SHORT = Duration.ofSeconds(1);

  default FileFailure refused(Middleman middleman, FailureKind kind) {
    return Failing.as(() -> connect(middleman.proxy()).close(), kind);
  }

  default ShareConnection connect(TcpProxy proxy) throws FileFailure {
    return connect(target(proxy.host(), proxy.port()), LONG);
  }

  default ShareConnection connect(ShareTarget target, Duration wait) throws FileFailure {
    return connector(InetAddress::getAllByName)
        .connect(
            target,
            BackendSetting.credential(SAMBA),
            ConnectionTrace.NONE,
            BackendSetting.longest(wait));
  }

  /** A target that asks for as little as it can. */
  default ShareTarget lenient(Middleman middleman) {
    var proxy = middleman.proxy();
    return target(proxy.host(), proxy.port(), SambaOptions.PLAIN, LENIENT);
  }

  /** Logs in and looks at the share's root. */
  default void use(TcpProxy proxy) throws FileFailure {
    use(target(proxy.host(), proxy.port()), LONG);
  }

  default void use(ShareTarget target, Duration wait) throws FileFailure {
    try (var connection = connect(target, wait)) {
      connection.within(BackendSetting.patient()).stat(SharePath.ROOT);
    }
  }
}
