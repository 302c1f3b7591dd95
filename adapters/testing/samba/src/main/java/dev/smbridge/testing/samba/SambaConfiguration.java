package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What smb.conf and the user name map of a private Samba say. */
final class SambaConfiguration {
  private SambaConfiguration() {}

  /** smb.conf(5) for a server that keeps all it has below one folder. */
  static String text(Path folder, int port, SambaOptions options) {
    var text = new StringBuilder();
    append(text, "global", global(folder, port, options));
    new TreeMap<>(options.shares())
        .forEach((name, settings) -> append(text, name, share(folder, name, settings)));
    return text.toString();
  }

  /** The user name map, a line {@code unix user = login names} for each who has other names. */
  static String userNameMap(String unixUser, SambaOptions options, Map<String, String> unixUsers) {
    var lines = new ArrayList<String>();
    if (!options.aliases().isEmpty()) {
      lines.add(unixUser + " = " + String.join(" ", options.aliases()));
    }
    unixUsers.forEach((name, unix) -> lines.add(unix + " = " + name));
    return String.join("\n", lines) + "\n";
  }

  /** A unix user for each account: Samba knows no account that the system does not. */
  static Map<String, String> unixUsers(SambaOptions options, String unixUser) {
    var spare = new ArrayList<>(systemUsers());
    spare.remove(unixUser);
    var chosen = new LinkedHashMap<String, String>();
    for (String name : options.accounts().keySet()) {
      chosen.put(name, spare.removeFirst());
    }
    return chosen;
  }

  private static List<String> systemUsers() {
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
          .filter(name -> !name.isEmpty() && !name.equals("root") && !name.equals("nobody"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(StringBuilder text, String section, Map<String, String> settings) {
    text.append("[").append(section).append("]\n");
    settings.forEach((key, value) -> text.append(" %s = %s\n".formatted(key, value)));
  }

  private static Map<String, String> share(Path folder, String name, Map<String, String> given) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("path", folder.resolve("shares").resolve(name).toString());
    settings.put("read only", "no");
    settings.putAll(given);
    return settings;
  }

  private static Map<String, String> global(Path folder, int port, SambaOptions options) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("server role", "standalone server");
    settings.put("smb ports", Integer.toString(port));
    settings.put("interfaces", "127.0.0.1/8");
    settings.put("bind interfaces only", "yes");
    settings.put("disable netbios", "yes");
    settings.put("private dir", folder.resolve("private").toString());
    settings.put("lock directory", folder.resolve("lock").toString());
    settings.put("state directory", folder.resolve("state").toString());
    settings.put("cache directory", folder.resolve("cache").toString());
    settings.put("pid directory", folder.resolve("pid").toString());
    settings.put("ncalrpc dir", folder.resolve("ncalrpc").toString());
    settings.put("passdb backend", "tdbsam:" + folder.resolve("private/passdb.tdb"));
    settings.put("username map", folder.resolve("username.map").toString());
    settings.put("log file", folder.resolve("log/log.%m").toString());
    settings.put("load printers", "no");
    settings.put("printing", "bsd");
    settings.put("printcap name", "/dev/null");
    settings.put("disable spoolss", "yes");
    settings.put("map to guest", "Never");
    settings.put("server min protocol", "SMB2_02");
    settings.putAll(options.global());
    return settings;
  }
}
