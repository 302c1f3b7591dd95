package dev.smbridge.domain.share;

import java.util.List;

/**
 * The shares of a server.
 *
 * @param names all of them, hidden ones included
 * @param session how they were asked for
 */
public record ServerShares(List<ShareName> names, SessionFacts session) {
  public ServerShares {
    names = List.copyOf(names);
  }
}
