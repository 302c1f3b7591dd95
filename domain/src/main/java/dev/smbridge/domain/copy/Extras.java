package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.KeptEntries;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import java.util.BitSet;

/**
 * What a destination has and its source has not, found while the two were walked side by side. One
 * thread at a time.
 */
final class Extras implements AutoCloseable {
  private static final int NAME_BITS = 1 << 23;

  private final KeptEntries entries = new KeptEntries();

  /** A bit for each name that the destination's listing lacks: memory does not grow with them. */
  private final BitSet missing = new BitSet(NAME_BITS);

  private boolean sourceHasSome;

  /** The source has something that takes part. */
  void sawSource() {
    sourceHasSome = true;
  }

  boolean sourceIsEmpty() {
    return !sourceHasSome;
  }

  /** The destination's listing does not have this file of the source. */
  void addMissing(Entry file) {
    missing.set(bit(file));
  }

  /**
   * Whether a file of the source, which the destination did not list, may have been copied to this
   * one: where the destination takes two names that differ in letter case for one.
   */
  boolean maybeCopiedAs(Entry extra) {
    return missing.get(bit(extra));
  }

  private static int bit(Entry file) {
    var hash = LetterCase.fold(file.path()).hashCode();
    return (hash ^ hash >>> 16) & NAME_BITS - 1;
  }

  void add(Entry entry) throws FileFailure {
    entries.add(entry);
  }

  /** By path, each directory before what is in it. */
  KeptEntries entries() {
    return entries;
  }

  @Override
  public void close() {
    entries.close();
  }
}
