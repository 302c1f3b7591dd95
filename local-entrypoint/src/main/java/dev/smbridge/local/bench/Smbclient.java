package dev.smbridge.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Samba's client.
 *
 * @param login a file with user and password that nobody else may read
 * @see <a href="https://www.samba.org/samba/docs/current/man-html/smbclient.1.html">smbclient</a>
 */
record Smbclient(Place place, Path login) implements Program {
  static final String NAME = "smbclient";

  /** Writes the login into a folder. */
  static Smbclient of(Place place, Path folder) throws IOException {
    var file = folder.resolve("login");
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    var domain = place.domain().isEmpty() ? "" : "domain = " + place.domain() + "\n";
    Files.writeString(
        file,
        "username = %s\npassword = %s\n%s".formatted(place.username(), place.revealed(), domain));
    return new Smbclient(place, file);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> command(Work work, Path local, String below) {
    return List.of(
        NAME,
        "//" + place.host() + "/" + place.share(),
        "--port",
        Integer.toString(place.port()),
        "--authentication-file",
        login.toString(),
        "--client-protection",
        place.encrypted() ? "encrypt" : "sign",
        "--directory",
        (place.path() + "/" + below).replace('/', '\\'),
        "--command",
        script(work, local));
  }

  private static String script(Work work, Path local) {
    var change = "lcd " + local.getParent() + "; ";
    var verb = work.storing() ? "put" : "get";
    return work.many()
        ? change + "recurse; prompt; m" + verb + " " + local.getFileName()
        : change + verb + " " + work.file() + " " + work.file();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }
}
