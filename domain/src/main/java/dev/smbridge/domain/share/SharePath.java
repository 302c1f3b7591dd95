package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A path within a share that cannot be built invalid: segments joined by {@code /}. Where a name is
 * made, Windows and Samba both keep it as it is ([MS-FSCC] 2.1.5); a name that a server has already
 * may be one that Windows would refuse. The empty text is the top. Ordered by UTF-16 code units.
 */
public final class SharePath implements Comparable<SharePath> {
  /** The top of a share. */
  public static final SharePath ROOT = new SharePath("");

  /** How the names of temporary files begin where a target says nothing else. */
  public static final String TEMPORARY_PREFIX = ".smbridge-";

  private static final String TEMPORARY_SUFFIX = ".part";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a listing is asked for to find what interrupted writes left behind. */
  public static final String TEMPORARY_PATTERN = temporaryPattern(TEMPORARY_PREFIX);

  private final String text;

  private SharePath(String text) {
    this.text = text;
  }

  /**
   * Reads a path as a user writes it; one leading and one trailing {@code /} mean nothing.
   *
   * @throws FileFailure {@code INVALID_PATH} saying which segment is wrong and why
   */
  public static SharePath parse(String text) throws FileFailure {
    return parse(text, SharePath::child);
  }

  /**
   * The same for what may be there already: names that a server has and that are not made anew,
   * such as {@code old.} or {@code aux.h}, are paths too. {@link #requireLasting} refuses them.
   *
   * @throws FileFailure {@code INVALID_PATH} for what no request can name
   */
  public static SharePath ofExisting(String text) throws FileFailure {
    return parse(text, SharePath::existingChild);
  }

  private interface Step {
    SharePath child(SharePath directory, String name) throws FileFailure;
  }

  private static SharePath parse(String text, Step step) throws FileFailure {
    var start = text.startsWith("/") ? 1 : 0;
    var end = text.endsWith("/") && text.length() > start ? text.length() - 1 : text.length();
    var path = ROOT;
    if (start < end) {
      for (var name : text.substring(start, end).split("/", -1)) {
        path = step.child(path, name);
      }
    }
    return path;
  }

  /**
   * The path of an entry of this directory that may be made.
   *
   * @throws FileFailure {@code INVALID_PATH} when {@code name} is no valid segment
   */
  public SharePath child(String name) throws FileFailure {
    SegmentRules.checkNew(name);
    return below(name);
  }

  /**
   * The path of an entry that this directory has, as a listing names it.
   *
   * @throws FileFailure {@code INVALID_PATH} when no request can name it, or it would lead
   *     elsewhere
   */
  public SharePath existingChild(String name) throws FileFailure {
    SegmentRules.checkExisting(name);
    return below(name);
  }

  private SharePath below(String name) {
    return new SharePath(isRoot() ? name : text + "/" + name);
  }

  /** This path followed by another. */
  public SharePath resolve(SharePath below) {
    if (isRoot() || below.isRoot()) {
      return isRoot() ? below : this;
    }
    return new SharePath(text + "/" + below.text);
  }

  /** What is left of this path below a directory that contains it. */
  public SharePath below(SharePath directory) {
    var start = directory.isRoot() ? 0 : directory.text.length() + 1;
    return new SharePath(start > text.length() ? "" : text.substring(start));
  }

  /** A sibling with a name of its own, recognised by {@link #isTemporary}. */
  public SharePath temporarySibling() {
    return temporarySibling(TEMPORARY_PREFIX);
  }

  /** The same where a target says how such names begin. */
  public SharePath temporarySibling(String prefix) {
    var name = prefix + random() + TEMPORARY_SUFFIX;
    return parent().orElse(ROOT).resolve(new SharePath(name));
  }

  /** A name of its own in the top directory, that no rule for temporary files matches. */
  public static SharePath plainSibling() {
    return new SharePath("smbridge-" + random() + ".txt");
  }

  private static String random() {
    var random = new byte[8];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Whether this is what an interrupted write leaves behind. */
  public boolean isTemporary() {
    return isTemporaryName(name());
  }

  /**
   * Insists on a name that may be made: Windows and Samba both keep it as it is.
   *
   * @throws FileFailure {@code INVALID_PATH} otherwise
   */
  public void requireNew() throws FileFailure {
    if (!isRoot()) {
      SegmentRules.checkNew(name());
    }
  }

  /**
   * The same, and insists that what gets this name stays: a listing hides what {@link
   * #isTemporary}, and it is swept once it is old.
   *
   * @throws FileFailure {@code INVALID_PATH} when it is such a name
   */
  public void requireLasting() throws FileFailure {
    requireNew();
    if (isTemporary()) {
      throw new FileFailure(
              FailureKind.INVALID_PATH,
              "names like "
                  + TEMPORARY_PATTERN
                  + " are kept for unfinished files, which are removed: choose another")
          .at(text);
    }
  }

  /** Whether a name is one of {@link #temporarySibling}'s. */
  public static boolean isTemporaryName(String name) {
    return isTemporaryName(name, TEMPORARY_PREFIX);
  }

  static boolean isTemporaryName(String name, String prefix) {
    return name.startsWith(prefix) && name.endsWith(TEMPORARY_SUFFIX);
  }

  static String temporaryPattern(String prefix) {
    return prefix + "*" + TEMPORARY_SUFFIX;
  }

  /** The directory that holds this; empty for the top. */
  public Optional<SharePath> parent() {
    if (isRoot()) {
      return Optional.empty();
    }
    var slash = text.lastIndexOf('/');
    return Optional.of(slash < 0 ? ROOT : new SharePath(text.substring(0, slash)));
  }

  /** The last segment; empty for the top. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  public boolean isRoot() {
    return text.isEmpty();
  }

  /** Whether {@code other} is this path or below it; letter case counts. */
  public boolean contains(SharePath other) {
    return isRoot() || other.equals(this) || other.text.startsWith(text + "/");
  }

  /** Segments joined by {@code /}; empty for the top. */
  public String text() {
    return text;
  }

  @Override
  public int compareTo(SharePath other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharePath path && path.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
