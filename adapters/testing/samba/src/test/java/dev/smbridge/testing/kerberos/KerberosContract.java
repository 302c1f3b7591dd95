package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.testing.samba.PrivateDomain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every backend does alike with Kerberos: extend it and say which backend. It needs real
 * Active Directory domains, and so root and a network namespace; it is skipped where there are
 * none.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class KerberosContract
    implements AcceptedContract,
        RefusedContract,
        NoFallbackContract,
        MutualContract,
        RealmsContract,
        RenewalContract {
  @Override
  public abstract ShareConnector connector(Names names);

  @BeforeAll
  static void startDomains() {
    if (PrivateDomain.whyUnavailable().isEmpty()) {
      MachineConfiguration.use();
      AnotherRealm.start();
      PrivateDomain.shared();
    }
  }

  /** Before each test, so that each is counted as skipped. */
  @BeforeEach
  void requireADomain() {
    var reason = PrivateDomain.whyUnavailable();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  @AfterAll
  static void stopTheOtherRealm() {
    AnotherRealm.stop();
  }
}
