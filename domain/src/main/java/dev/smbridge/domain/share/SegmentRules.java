package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a name on a share may be ([MS-FSCC] 2.1.5.2, and what Samba and Windows mangle). A name that
 * is made keeps to more rules than one that a server has already: Samba takes names from its own
 * disk that Windows would refuse.
 */
final class SegmentRules {
  private static final int LONGEST_UNITS = 255;
  private static final String RESERVED = "\\/:*?\"<>|";
  private static final Pattern DEVICE =
      Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])");

  private SegmentRules() {}

  /** Insists on a name that can be made, and is kept as it is. */
  static void checkNew(String name) throws FileFailure {
    require(refusal(name));
  }

  /** Insists on a name that a request can carry, and that names nothing but an entry. */
  static void checkExisting(String name) throws FileFailure {
    var reason = refusalOfNoName(name);
    require(reason.isEmpty() ? refusalOfCharacters(name, '\1') : reason);
  }

  private static void require(String reason) throws FileFailure {
    if (!reason.isEmpty()) {
      throw new FileFailure(FailureKind.INVALID_PATH, reason);
    }
  }

  private static String refusalOfNoName(String name) {
    if (name.isEmpty()) {
      return "a path has an empty segment: write a single / between names";
    }
    if (name.equals(".") || name.equals("..")) {
      return "a path has a segment \"" + name + "\": name the directory itself";
    }
    return "";
  }

  private static String refusal(String name) {
    var noName = refusalOfNoName(name);
    if (!noName.isEmpty()) {
      return noName;
    }
    if (name.length() > LONGEST_UNITS) {
      return "a name has " + name.length() + " UTF-16 units, and a share allows " + LONGEST_UNITS;
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return "the name \"" + printable(name) + "\" ends in a dot or a space, which a share drops";
    }
    if (DEVICE.matcher(base(name)).matches()) {
      return "the name \"" + printable(name) + "\" is a device on Windows";
    }
    return refusalOfCharacters(name, ' ');
  }

  private static String refusalOfCharacters(String name, char least) {
    for (var i = 0; i < name.length(); i++) {
      var unit = name.charAt(i);
      if (unit < least || RESERVED.indexOf(unit) >= 0) {
        var shown = unit < 0x20 ? "U+%04X".formatted((int) unit) : String.valueOf(unit);
        return "the name \""
            + printable(name)
            + "\" has the character "
            + shown
            + ", which no share allows";
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < name.length()
          && Character.isLowSurrogate(name.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        return "the name \"" + printable(name) + "\" has half a surrogate pair";
      }
    }
    return "";
  }

  private static String base(String name) {
    var dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
  }

  private static String printable(String name) {
    var shown = new StringBuilder();
    name.chars()
        .forEach(unit -> {
          if (unit < 0x20 || unit == 0x7f || Character.isSurrogate((char) unit)) {
            shown.append("\\u%04x".formatted(unit));
          } else {
            shown.append((char) unit);
          }
        });
    return shown.toString();
  }
}
