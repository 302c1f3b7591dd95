package dev.smbridge.domain.share;

/** What a file has beside its name and its content, in the order in which people are told. */
public enum Property {
  /** The access control list, and whether it inherits ([MS-DTYP] 2.4.5). */
  PERMISSIONS("permissions"),
  /** Owner and primary group. */
  OWNER("owner"),
  /** Hidden, system, not to be indexed ([MS-FSCC] 2.6). */
  ATTRIBUTES("attributes"),
  CREATION_TIME("creation time"),
  /** Content under further names ([MS-FSCC] 2.1.5). */
  STREAMS("named streams");

  private final String text;

  Property(String text) {
    this.text = text;
  }

  /** As it is called in a sentence. */
  public String text() {
    return text;
  }

  /** Whether it decides who may do what with the file, or who sees it. */
  boolean isSecurity() {
    return this == PERMISSIONS || this == OWNER || this == ATTRIBUTES;
  }
}
