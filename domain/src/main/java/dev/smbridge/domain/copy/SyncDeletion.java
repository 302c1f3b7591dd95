package dev.smbridge.domain.copy;

/**
 * What a synchronization deletes of what only the destination has.
 *
 * @param wanted whether anything is deleted at all
 * @param fromEmptySource whether everything goes where the source has nothing
 * @param most the most files and directories that are deleted; where there are more, none is
 */
public record SyncDeletion(boolean wanted, boolean fromEmptySource, long most) {
  /** Nothing is deleted. */
  public static final SyncDeletion NONE = new SyncDeletion(false, false, Long.MAX_VALUE);
}
