package dev.smbridge.domain.share;

/**
 * A share on a file server, complete: nothing is left to be looked up.
 *
 * @param share the share's name, without separators
 * @param root the folder that no path of this target leaves
 * @param publishing how its files are written
 */
public record ShareTarget(FileServer server, String share, SharePath root, Publishing publishing) {
  /** One whose files are written as usual. */
  public ShareTarget(FileServer server, String share, SharePath root) {
    this(server, share, root, Publishing.DEFAULT);
  }
}
