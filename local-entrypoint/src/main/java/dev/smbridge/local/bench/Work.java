package dev.smbridge.local.bench;

/** What programs are compared by. */
enum Work {
  PUT_LARGE("put large", "large", true, false),
  GET_LARGE("get large", "large", false, false),
  PUT_SMALL("put small", "small", true, true),
  GET_SMALL("get small", "small", false, true);

  private final String text;
  private final String file;
  private final boolean storing;
  private final boolean many;

  Work(String text, String file, boolean storing, boolean many) {
    this.text = text;
    this.file = file;
    this.storing = storing;
    this.many = many;
  }

  /** As people read it. */
  String text() {
    return text;
  }

  /** The name of the file, or of the folder of many. */
  String file() {
    return file;
  }

  /** Whether it goes to the share, rather than from there. */
  boolean storing() {
    return storing;
  }

  /** Whether it is a folder of many files. */
  boolean many() {
    return many;
  }
}
