package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.testing.samba.PrivateDomain;
import dev.smbridge.testing.samba.SambaAccount;
import java.net.InetAddress;

/** Where every test of {@link KerberosContract} stands: a domain, where NTLM is disabled. */
interface KerberosSetting {
  /** The backend, with its own way to addresses replaced. */
  ShareConnector connector(Names names);

  /** The domain that all tests share. */
  default PrivateDomain domain() {
    return PrivateDomain.shared();
  }

  default SambaAccount alice() {
    return domain().user();
  }

  /** A user's login with everything right. */
  default Login login(SambaAccount account) {
    return Login.of(domain(), account);
  }

  default Login login() {
    return login(alice());
  }

  /** Finds the shared domain's server under every name. */
  default Names everyNameIsTheDomains() {
    return host -> new InetAddress[] {InetAddress.getByName(domain().address())};
  }

  default Client client() {
    return client(everyNameIsTheDomains());
  }

  default Client client(Names names) {
    return new Client(connector(names));
  }

  default SessionFacts works(Login login) throws FileFailure {
    try (var client = client()) {
      return client.works(login);
    }
  }

  /** Fails as a kind, with a hint that names something. */
  default FileFailure fails(Login login, FailureKind kind, String hint) throws FileFailure {
    try (var client = client()) {
      var failure = client.fails(kind, login);
      assertTrue(failure.message().contains(hint), failure::message);
      return failure;
    }
  }
}
