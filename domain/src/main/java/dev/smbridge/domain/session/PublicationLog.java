package dev.smbridge.domain.session;

import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.SharePath;
import java.util.Set;

/** Receives what publishing a file leaves for others to know. */
public interface PublicationLog {
  /** Keeps nothing of it. */
  PublicationLog NONE =
      new PublicationLog() {
        @Override
        public void leavesBehind(SharePath temporary) {}

        @Override
        public void wroteInPlace() {}

        @Override
        public void lost(SharePath replaced, Set<Property> properties) {}
      };

  /** A temporary file could not be deleted, most likely because the connection broke. */
  void leavesBehind(SharePath temporary);

  /** A file was written under its final name. */
  void wroteInPlace();

  /** A file was replaced, and the new one does not have these of the old one. */
  void lost(SharePath replaced, Set<Property> properties);
}
