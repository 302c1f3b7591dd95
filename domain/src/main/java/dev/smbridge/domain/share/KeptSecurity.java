package dev.smbridge.domain.share;

/** What becomes of the permissions, attributes and times of a file that is replaced. */
public enum KeptSecurity {
  /** They are kept where the account may; what is lost is said. */
  KEEP,
  /** Permissions, owner and attributes are kept, else nothing is replaced. */
  REQUIRED,
  /** The file is as one that is made anew in its folder. */
  INHERIT
}
