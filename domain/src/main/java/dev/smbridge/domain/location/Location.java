package dev.smbridge.domain.location;

import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;

/** Where something is: on a share, or in a store of objects. */
public sealed interface Location {
  /** The store of local files and of standard input and output. */
  String LOCAL = "local";

  /** The key of standard input and output in the store of local files. */
  String STANDARD = "-";

  /** The store of S3 objects. */
  String S3 = "s3";

  /**
   * A path on a target's share.
   *
   * @param path below the target's root
   * @param directory whether it was written with a trailing {@code /}
   */
  record OnShare(ConfiguredTarget target, SharePath path, boolean directory) implements Location {}

  /**
   * A key in a store.
   *
   * @param store {@link #LOCAL} or {@link #S3}
   * @param directory whether it was written with a trailing {@code /}
   */
  record InStore(String store, ObjectKey key, boolean directory) implements Location {
    /** Standard input as a source, standard output as a destination. */
    public static final InStore STANDARD_STREAM =
        new InStore(LOCAL, new ObjectKey("", STANDARD), false);
  }
}
