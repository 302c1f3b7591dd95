package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.testing.samba.SambaAccount;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who is refused: as which kind, and what the operator is told to do. */
interface RefusedContract extends KerberosSetting {
  @Test
  default void aWrongPassword() throws Exception {
    fails(
        login().secret("password", "wrong"),
        FailureKind.AUTHENTICATION,
        "refused the password of alice@" + domain().realm() + ": check the secret");
  }

  @Test
  default void aKeytabOfAnOldPassword() throws Exception {
    var account = new SambaAccount("bob", "before-0123456789");
    domain().addUser(account);
    var keytab = Base64.getEncoder().encodeToString(domain().keytab(account));
    var login = login(account).without("password").secret("keytab", keytab);
    works(login);
    domain().changePassword(account, "after-0123456789");
    fails(login, FailureKind.AUTHENTICATION, "export it again");
  }

  @Test
  default void aKeytabOfSomebodyElse() throws Exception {
    var keytab = Base64.getEncoder().encodeToString(domain().keytab(domain().disabled()));
    fails(
        login().without("password").secret("keytab", keytab),
        FailureKind.AUTHENTICATION,
        "the keytab has no key of alice@");
  }

  @Test
  default void whatIsNoKeytab() throws Exception {
    fails(
        login().without("password").secret("keytab", "bm8ga2V5dGFi"),
        FailureKind.INVALID_REQUEST,
        "\"keytab\"");
  }

  @Test
  default void aUserWhomNobodyKnows() throws Exception {
    fails(
        login().secret("username", "nobody"),
        FailureKind.AUTHENTICATION,
        "does not know the account nobody@" + domain().realm() + ": check the user name");
  }

  @Test
  default void aDisabledAccount() throws Exception {
    fails(
        login(domain().disabled()),
        FailureKind.AUTHENTICATION,
        "disabled, locked or expired: have it put right in the directory");
  }

  @Test
  default void anExpiredAccount() throws Exception {
    fails(
        login(domain().accountExpired()),
        FailureKind.AUTHENTICATION,
        "disabled, locked or expired: have it put right in the directory");
  }

  @Test
  default void anExpiredPassword() throws Exception {
    fails(login(domain().passwordExpired()), FailureKind.AUTHENTICATION, "expired: set a new one");
  }

  @Test
  default void aHostThatIsNoServicePrincipal() throws Exception {
    fails(
        login().to("unknown.corp.example.test", domain().port()),
        FailureKind.AUTHENTICATION,
        "no service principal cifs/unknown.corp.example.test");
  }

  @Test
  default void aServicePrincipalThatNobodyHas() throws Exception {
    fails(
        login().settings(domain().realm(), domain().address(), "cifs/nobody.example.test"),
        FailureKind.AUTHENTICATION,
        "no service principal cifs/nobody.example.test");
  }

  @Test
  default void anAddressForAHost() throws Exception {
    fails(
        login().to(domain().address(), domain().port()),
        FailureKind.INVALID_REQUEST,
        "\"servicePrincipal\"");
  }

  @Test
  default void aRealmThatTheKdcDoesNotServe() throws Exception {
    fails(
        login().settings("WRONG.EXAMPLE.TEST", domain().address(), null),
        FailureKind.AUTHENTICATION,
        "\"realm\"");
  }

  @Test
  default void aRealmInLowerCase() throws Exception {
    var spelt = domain().realm().toLowerCase(Locale.ROOT);
    fails(
        login().settings(spelt, domain().address(), null),
        FailureKind.AUTHENTICATION,
        "set \"realm\", in upper case");
  }

  /** A realm that the KDC does not serve: that it says so shows that it was asked. */
  @Test
  default void aRealmWhoseKdcTheMachineKnows() throws Exception {
    var realm = "MACHINE.EXAMPLE.TEST";
    MachineConfiguration.hasKdc(realm, domain().address());
    try {
      fails(login().settings(realm, null, null), FailureKind.AUTHENTICATION, "\"realm\"");
    } finally {
      MachineConfiguration.saysNothing();
    }
  }

  @Test
  default void aKdcThatDoesNotAnswer() throws Exception {
    fails(
        login().settings("SILENT.EXAMPLE.TEST", "127.0.0.99", null),
        FailureKind.UNREACHABLE,
        "port 88");
  }

  @Test
  default void aRealmOfWhichNobodyKnowsTheKdc() throws Exception {
    fails(login().settings("NOWHERE.INVALID", null, null), FailureKind.UNREACHABLE, "set \"kdc\"");
  }

  @Test
  default void ntlmWhereItIsDisabled() throws Exception {
    fails(
        login().by(Authentication.NTLM),
        FailureKind.AUTHENTICATION,
        "set \"authentication\" to \"kerberos\"");
  }

  /** In a process of its own. */
  @Test
  default void aClockThatIsWrong() throws Exception {
    var missing = ChildClient.whyNoOtherClock();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    var said = ChildClient.withClock(domain(), Duration.ofHours(-1)).run(getClass(), login());
    assertTrue(said.startsWith("AUTHENTICATION the clocks"), said);
    assertTrue(said.contains("set this machine's clock"), said);
  }
}
