package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Gives one file the properties of another. What is refused, and what a server takes without a word
 * and does not do, is found by a look at the end.
 */
public final class PropertyCopy {
  private static final List<Opening> TO_READ = List.of(Opening.READ_SECURITY, Opening.LOOK);
  private static final List<Opening> TO_CHANGE =
      List.of(Opening.SET_OWNER, Opening.SET_PERMISSIONS, Opening.SET_ATTRIBUTES);

  private PropertyCopy() {}

  /** How something is opened with more or fewer rights. */
  public interface Opener<T> {
    /** Opens it. */
    T open(Opening opening) throws FileFailure;
  }

  /** A file that is open so that its properties can be changed. */
  public interface Changeable extends AutoCloseable {
    /** What it had when it was opened. */
    FileProperties found();

    /**
     * Changes it as far as the server allows.
     *
     * @param basic see {@link BasicInformation}
     * @param parts which parts of the security descriptor are set; 0 for none
     * @return what it has then
     */
    FileProperties change(byte[] basic, int parts, byte[] security) throws FileFailure;

    @Override
    void close();
  }

  /**
   * Copies all that the account may.
   *
   * @param from looks at the file that has them
   * @param to opens the file that gets them
   * @return what the two differ in afterwards, or may differ in
   */
  public static Set<Property> run(Opener<FileProperties> from, Opener<? extends Changeable> to)
      throws FileFailure {
    try {
      var wanted = asAllowed(TO_READ, from);
      var lost = copy(wanted, to);
      if (wanted.hasStreams()) {
        lost.add(Property.STREAMS);
      }
      return lost;
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.ACCESS_DENIED) {
        return EnumSet.complementOf(EnumSet.of(Property.STREAMS));
      }
      throw e;
    }
  }

  private static Set<Property> copy(FileProperties wanted, Opener<? extends Changeable> to)
      throws FileFailure {
    try (var file = asAllowed(TO_CHANGE, to)) {
      var parts = wanted.hasSameSecurity(file.found()) ? 0 : SecurityDescriptor.OWNER_GROUP_DACL;
      var lost = wanted.differences(change(file, wanted, parts));
      // A new owner is often refused, and the permissions with it.
      return lost.contains(Property.OWNER) && lost.contains(Property.PERMISSIONS)
          ? wanted.differences(change(file, wanted, SecurityDescriptor.DACL))
          : lost;
    }
  }

  private static FileProperties change(Changeable file, FileProperties wanted, int parts)
      throws FileFailure {
    var basic =
        BasicInformation.kept(
            Attributes.keeping(wanted.attributes(), file.found().attributes()), wanted.created());
    var security = wanted.security();
    return security == null || parts == 0
        ? file.change(basic, 0, new byte[0])
        : file.change(basic, parts, security.toSet());
  }

  private static <T> T asAllowed(List<Opening> openings, Opener<T> opener) throws FileFailure {
    for (var opening : openings.subList(0, openings.size() - 1)) {
      try {
        return opener.open(opening);
      } catch (FileFailure e) {
        if (e.kind() != FailureKind.ACCESS_DENIED) {
          throw e;
        }
      }
    }
    return opener.open(openings.getLast());
  }
}
