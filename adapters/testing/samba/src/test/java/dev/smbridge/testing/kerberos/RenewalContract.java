package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.SharePath;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A ticket that expires while the process lives. */
interface RenewalContract extends KerberosSetting {
  /** [MS-ERREF] 2.3.1: STATUS_NETWORK_SESSION_EXPIRED. */
  int SESSION_EXPIRED = 0xC000035C;

  Duration LIFETIME = Duration.ofSeconds(4);
  Duration LONGER = LIFETIME.plusSeconds(3);

  /**
   * Three sessions with a ticket each: one in constant use, one idle in its pool, and one of no
   * pool, which shows that the server really ends them.
   */
  @Test
  default void aTicketThatExpiresIsRenewed() throws Exception {
    try (var tickets = new ShortTickets(domain().address(), LIFETIME);
        var busy = client();
        var idle = client()) {
      var login = login().settings(domain().realm(), tickets.kdc(), null);
      var inUse = busy.target(login);
      var unused = idle.target(login);
      var known = busy.resolved(inUse);
      try (var connector = connector(everyNameIsTheDomains());
          var bare =
              connector.connect(
                  known.target(), known.credential(), ConnectionTrace.NONE, Client.deadline())) {
        idle.works(unused);
        var end = System.nanoTime() + LONGER.toNanos();
        while (System.nanoTime() < end) {
          busy.works(inUse);
          Thread.sleep(100);
        }
        var ended =
            Failing.as(
                () -> bare.within(Client.deadline()).stat(SharePath.parse("any")),
                FailureKind.CONNECTION_LOST);
        assertEquals(SESSION_EXPIRED, ended.serverStatus().orElse(0));
        idle.works(unused);
      }
    }
  }
}
