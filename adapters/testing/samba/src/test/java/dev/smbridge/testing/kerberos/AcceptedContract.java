package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.SessionFacts;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who logs in, and where realm and KDC come from. */
interface AcceptedContract extends KerberosSetting {
  @Test
  default void aPasswordLogsInAndTheSessionIsAsSafeAsTheBackendCan() throws Exception {
    try (var client = client()) {
      var facts = client.works(login());
      assertEquals(Dialect.SMB_3_1_1, facts.dialect());
      var encrypts = connector(everyNameIsTheDomains()).capabilities().encrypts();
      assertEquals(encrypts, facts.encrypted());
      assertEquals(encrypts ? "AES-256-GCM" : SessionFacts.NONE, facts.cipher());
    }
  }

  @Test
  default void aKeytabLogsInWithoutAPassword() throws Exception {
    var keytab = Base64.getEncoder().encodeToString(domain().keytab(alice()));
    works(login().without("password").secret("keytab", keytab));
  }

  @Test
  default void realmAndKdcMayStandInTheSecret() throws Exception {
    var login = login().settings(null, null, null).secret("kdc", domain().address());
    works(login.secret("realm", domain().realm()));
    fails(
        login.secret("realm", "WRONG.EXAMPLE.TEST"),
        FailureKind.AUTHENTICATION,
        "@WRONG.EXAMPLE.TEST");
  }

  @Test
  default void whatTheTargetSaysWins() throws Exception {
    works(login().secret("realm", "WRONG.EXAMPLE.TEST").secret("kdc", "127.0.0.99"));
  }

  @Test
  default void theRealmMayStandInTheUserName() throws Exception {
    var host = "cifs/" + domain().host();
    var named = alice().name() + "@" + domain().realm().toLowerCase(Locale.ROOT);
    works(
        login()
            .to("alias", domain().port())
            .settings(null, domain().address(), host)
            .secret("username", named));
  }

  @Test
  default void withANetbiosDomainTheRealmIsThatOfTheHost() throws Exception {
    works(
        login()
            .settings(null, domain().address(), null)
            .secret("username", domain().shortName() + "\\" + alice().name()));
  }

  @Test
  default void theServicePrincipalMayHaveAnotherNameThanTheHostThatIsDialled() throws Exception {
    works(
        login()
            .to(domain().address(), domain().port())
            .settings(domain().realm(), domain().address(), "cifs/" + domain().host()));
  }

  /** In a process whose one DNS server is the domain's: nothing else says realm and addresses. */
  @Test
  default void realmAndKdcAreFoundInDns() throws Exception {
    assertEquals(
        "WORKED",
        ChildClient.withDns(domain()).run(getClass(), login().settings(null, null, null)));
  }
}
