package dev.smbridge.domain.entry;

/** What an entry is; a link is never followed. */
public enum EntryType {
  FILE,
  DIRECTORY,
  /**
   * A symbolic link or a junction: a reparse point whose tag is a name surrogate ([MS-FSCC]
   * 2.1.2.1, 0x20000000). A deduplicated or tiered file has a reparse point too, and is a file.
   */
  LINK,
  /** A named pipe of this machine: it has no size, and is read once, until its writer closes it. */
  PIPE,
  /** A socket of this machine: nothing that can be copied. */
  SOCKET,
  /** A device of this machine, read and written as a stream. */
  DEVICE
}
