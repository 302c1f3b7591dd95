package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.FileProperties;
import dev.smbridge.adapter.smb.PropertyCopy;
import dev.smbridge.adapter.smb.SecurityDescriptor;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import org.jspecify.annotations.Nullable;

/** What a file has beside its content, and how it is given: a request for each step. */
final class JcifsProperties implements PropertyCopy.Changeable {
  private final JcifsHandle file;
  private final FileProperties found;

  private JcifsProperties(JcifsHandle file, FileProperties found) {
    this.file = file;
    this.found = found;
  }

  /** Looks at an open file and closes it. */
  static FileProperties look(JcifsHandle opened) throws FileFailure {
    try (var file = opened) {
      return read(file);
    }
  }

  /** Takes over an open file that can be changed. */
  static JcifsProperties of(JcifsHandle file) throws FileFailure {
    try {
      return new JcifsProperties(file, read(file));
    } catch (FileFailure e) {
      file.close();
      throw e;
    }
  }

  @Override
  public FileProperties found() {
    return found;
  }

  @Override
  public FileProperties change(byte[] basic, int parts, byte[] security) throws FileFailure {
    var _ =
        ifAllowed(() -> {
          file.set(Information.basic(basic));
          return basic;
        });
    if (parts != 0) {
      var _ =
          ifAllowed(() -> {
            file.setSecurity(parts, security);
            return security;
          });
    }
    return read(file);
  }

  @Override
  public void close() {
    file.close();
  }

  private static FileProperties read(JcifsHandle file) throws FileFailure {
    var basic = file.query((byte) BasicInformation.NUMBER, BasicInformation.READ_BYTES);
    var security = ifAllowed(() -> file.security(SecurityDescriptor.OWNER_GROUP_DACL));
    // A server that cannot tell has none.
    var streams = ifAllowed(() -> file.query((byte) FileProperties.STREAMS_CLASS));
    return new FileProperties(
        BasicInformation.attributes(basic),
        BasicInformation.created(basic),
        security == null ? null : SecurityDescriptor.of(security),
        streams != null && FileProperties.namesStreams(streams));
  }

  /** Null where the server refused it. */
  private static <T> @Nullable T ifAllowed(FileCall<T> step) throws FileFailure {
    try {
      return step.call();
    } catch (FileFailure refused) {
      if (refused.retry() == Retry.NEW_SESSION) {
        throw refused;
      }
      return null;
    }
  }
}
