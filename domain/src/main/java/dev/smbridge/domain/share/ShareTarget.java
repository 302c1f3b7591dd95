package dev.smbridge.domain.share;

/**
 * A share on a file server, complete: nothing is left to be looked up.
 *
 * @param share the share's name, without separators
 * @param root the folder that no path of this target leaves
 */
public record ShareTarget(FileServer server, String share, SharePath root) {}
