package dev.smbridge.domain.entry;

/** What an entry is; a link is never followed. */
public enum EntryType {
  FILE,
  DIRECTORY,
  /** A symbolic link, a junction, or any other reparse point ([MS-FSCC] 2.1.2). */
  LINK
}
