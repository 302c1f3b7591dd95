package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The DFS links of a share that were met so far, and connections to where they lead ([MS-DFSC]). A
 * link is followed to the port of the server that has it, with its identity and its policy.
 */
final class DfsLinks {
  private static final int LONGEST_CHAIN = 8;

  private final JcifsLogin logins;
  private final FileServer server;
  private final Identity identity;
  private final JcifsTree top;
  private final Map<String, Place> links = new ConcurrentHashMap<>();
  private final Map<String, JcifsTree> trees = new ConcurrentHashMap<>();
  private final Map<String, FileFailure> refusals = new ConcurrentHashMap<>();
  private final ReentrantLock connecting = new ReentrantLock();

  DfsLinks(JcifsLogin logins, FileServer server, Identity identity, JcifsTree top) {
    this.logins = logins;
    this.server = server;
    this.identity = identity;
    this.top = top;
  }

  /** A path on the share that really has it. */
  record Place(JcifsTree tree, String path) {}

  /** What is done with a place. */
  interface Action<T> {
    T at(Place place) throws FileFailure;
  }

  /**
   * Does it where the path really is.
   *
   * @param path from the top of the share, with backslashes
   * @param throughLink whether a link at the very end of the path is followed, too
   */
  <T> T at(String path, boolean throughLink, Deadline deadline, Action<T> action)
      throws FileFailure {
    for (var hop = 1; ; hop++) {
      var place = place(path, deadline);
      try {
        return action.at(place);
      } catch (FileFailure e) {
        var referral = JcifsFailures.referral(e);
        if (referral.isEmpty()) {
          throw e;
        }
        var rest = referral.get().rest(place.path());
        if (rest.isEmpty() && !throughLink) {
          throw JcifsFailures.notFollowed(referral.get(), "the link itself is not changed");
        }
        if (hop == LONGEST_CHAIN) {
          throw JcifsFailures.notFollowed(referral.get(), "that is one link too many");
        }
        learn(path.substring(0, path.length() - rest.length()), referral.get(), deadline);
      }
    }
  }

  /** Where the longest link that is known leads. */
  Place place(String path, Deadline deadline) {
    for (var prefix = path; !prefix.isEmpty(); prefix = parent(prefix)) {
      var known = links.get(prefix);
      if (known != null) {
        var rest = path.substring(prefix.length());
        var target = known.path() + rest;
        return new Place(
            known.tree().within(deadline), target.startsWith("\\") ? target.substring(1) : target);
      }
    }
    return new Place(top.within(deadline), path);
  }

  /** Whether one of the connections to where links lead is of no use any more. */
  boolean isBroken() {
    return trees.values().stream().anyMatch(tree -> tree.session().isBroken());
  }

  /** Hangs up on every server that a link led to, and forgets who was logged in. */
  void close() {
    trees.values().forEach(JcifsTree::close);
    identity.forget();
  }

  private void learn(String prefix, Referral referral, Deadline deadline) throws FileFailure {
    links.put(prefix, new Place(tree(referral, deadline), referral.target()));
  }

  private JcifsTree tree(Referral referral, Deadline deadline) throws FileFailure {
    enter(deadline);
    try {
      var known = trees.get(referral.key());
      if (known == null) {
        requireNotRefused(referral);
        var there = server(referral.server());
        known = logins.login(there, referral.share(), identity, ConnectionTrace.NONE, deadline);
        trees.put(referral.key(), known);
      }
      return known;
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.AUTHENTICATION) {
        refusals.put(referral.key(), e);
      }
      throw JcifsFailures.notFollowed(referral, e);
    } finally {
      connecting.unlock();
    }
  }

  /** Waits while another link of this connection is followed. */
  private void enter(Deadline deadline) throws FileFailure {
    try {
      if (!connecting.tryLock(deadline.nextWait().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new FileFailure(
            FailureKind.DEADLINE, "another link of DFS was not followed in time: try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the wait for a link of DFS was interrupted")
          .causedBy(e);
    }
  }

  /** What a server refused once it would refuse again, until it locks the account. */
  private void requireNotRefused(Referral referral) throws FileFailure {
    var refusal = refusals.get(referral.key());
    if (refusal != null) {
      throw refusal;
    }
  }

  private FileServer server(String host) {
    var kerberos = server.kerberos();
    return new FileServer(
        new ServerAddress(host, server.address().port()),
        server.backend(),
        server.policy(),
        server.authentication(),
        new KerberosSettings(kerberos.realm(), kerberos.kdc(), null));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('\\')));
  }
}
