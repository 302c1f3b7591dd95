package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.Then;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be asked for. An entrypoint makes one of what came in. */
public sealed interface Operation {
  /** The name that requests, answers and logs use. */
  default String name() {
    return switch (this) {
      case ListEntries ignored -> "list";
      case Stat ignored -> "stat";
      case Read ignored -> "read";
      case Write ignored -> "write";
      case Delete ignored -> "delete";
      case MakeDirectory ignored -> "makeDirectory";
      case Move ignored -> "move";
      case Copy ignored -> "copy";
      case Sync ignored -> "sync";
      case Check ignored -> "check";
      case ListShares ignored -> "shares";
      case Probe ignored -> "probe";
    };
  }

  /**
   * Lists a directory, without the temporary files of writes that are under way.
   *
   * @param recursive whether everything below is listed too; links are not followed
   * @param names which entries are shown, and which directories entered
   * @param page which part, in order; null streams all of it to the observer as it comes
   */
  record ListEntries(Location directory, boolean recursive, NameFilter names, @Nullable Page page)
      implements Operation {
    /** Entries of every name. */
    public ListEntries(Location directory, boolean recursive, @Nullable Page page) {
      this(directory, recursive, NameFilter.ALL, page);
    }

    /** Whether directories are entries of it: those of a store without them are not. */
    boolean directories() {
      return !recursive || directory instanceof OnShare;
    }
  }

  /** Looks at one file, directory or link. */
  record Stat(Location location) implements Operation {}

  /**
   * Reads a part of a file into the result.
   *
   * @param offset in bytes, from 0
   * @param lengthBytes at most {@link #INLINE_LIMIT_BYTES}; {@link #WHOLE} for the rest of the file
   */
  record Read(OnShare file, long offset, long lengthBytes, Encoding encoding) implements Operation {
    /** Everything from the offset on. */
    public static final long WHOLE = -1;
  }

  /** The most that is read or written inline: 4 MiB; more is a matter for {@link Copy}. */
  int INLINE_LIMIT_BYTES = 4 << 20;

  /** Writes a file from the request itself; atomic unless it appends. */
  record Write(OnShare file, ByteBuffer content, IfExists ifExists, boolean createParents)
      implements Operation {}

  /**
   * Deletes a file, an object, a link itself, or a directory.
   *
   * @param recursive whether a directory goes with all that is in it
   * @param only what it has to be, or null when a file and a directory are both meant
   * @param force whether the read-only attribute is cleared where it is in the way
   * @param retryFor how long a server is waited for that stops answering in the middle of a tree
   * @param selection what of a tree goes; where it leaves anything out, the directories stay, but
   *     for empty ones below the top where it has those
   * @param copyOf the place that it is a copy from: it is deleted only if nothing is there any
   *     more; null where it is no copy
   */
  record Delete(
      Location path,
      boolean recursive,
      @Nullable EntryType only,
      boolean force,
      Duration retryFor,
      Selection selection,
      @Nullable Location copyOf)
      implements Operation {
    /** The copy of a file, if that file is gone. */
    public static Delete copyOf(Location source, Location path) {
      return new Delete(path, false, EntryType.FILE, false, Outage.USUAL, Selection.ALL, source);
    }

    /** What is no copy. */
    public Delete(
        Location path,
        boolean recursive,
        @Nullable EntryType only,
        boolean force,
        Duration retryFor,
        Selection selection) {
      this(path, recursive, only, force, retryFor, selection, null);
    }

    /** Keeps what is read-only, and waits for the server as long as usual. */
    public Delete(Location path, boolean recursive, @Nullable EntryType only) {
      this(path, recursive, only, false, Outage.USUAL, Selection.ALL);
    }
  }

  /**
   * Makes a directory.
   *
   * @param createParents whether missing parents are made, and an existing directory is fine
   */
  record MakeDirectory(OnShare directory, boolean createParents) implements Operation {}

  /**
   * Moves a file or a directory: renamed within one share, else a file is copied, checked and then
   * deleted, which replaces nothing. Missing parents of the destination are made.
   *
   * @param intoExistingDirectory whether a destination that turns out to be a directory takes the
   *     source under its name, as people expect of a command; else it is {@code IS_A_DIRECTORY}
   */
  record Move(Location from, Location to, IfExists ifExists, boolean intoExistingDirectory)
      implements Operation {
    /** Exactly to the destination. */
    public Move(Location from, Location to, IfExists ifExists) {
      this(from, to, ifExists, false);
    }
  }

  /**
   * Copies between any two locations.
   *
   * @param then what happens to a single file's source once the copy was checked
   */
  record Copy(Location from, Location to, CopyOptions options, Then then) implements Operation {
    /** One that leaves its source alone. */
    public Copy(Location from, Location to, CopyOptions options) {
      this(from, to, options, new Then.Keep());
    }
  }

  /**
   * Makes a directory's contents like another's, between any two locations.
   *
   * @param options as for a recursive copy; what differs is replaced, and directories are kept
   */
  record Sync(Location from, Location to, CopyOptions options, SyncDeletion deletion)
      implements Operation {
    /** Replaces what differs. */
    public Sync {
      options = options.mirroring();
    }
  }

  /**
   * Compares two directories and changes neither.
   *
   * @param options what takes part, what counts as a difference, and how many files at once
   */
  record Check(Location from, Location to, CopyOptions options) implements Operation {}

  /**
   * Lists the shares of a server.
   *
   * @param hidden whether those whose name ends in {@code $} are shown
   */
  record ListShares(ConfiguredTarget server, boolean hidden) implements Operation {}

  /** Walks the way to a share step by step, and says what each step found. */
  record Probe(OnShare location) implements Operation {}
}
