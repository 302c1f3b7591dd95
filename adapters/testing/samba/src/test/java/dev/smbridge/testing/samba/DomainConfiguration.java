package dev.smbridge.testing.samba;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What smb.conf of a private domain controller says. */
final class DomainConfiguration {
  private DomainConfiguration() {}

  /** smb.conf(5) for a controller that keeps all it has below one folder. */
  static String text(Path folder, String address, DomainNames names) {
    var text = new StringBuilder("[global]\n");
    global(folder, address, names)
        .forEach((key, value) -> text.append(" %s = %s\n".formatted(key, value)));
    Path scripts = folder.resolve("dc/state/sysvol/" + names.dnsName() + "/scripts");
    text.append(share("sysvol", folder.resolve("dc/state/sysvol")))
        .append(share("netlogon", scripts))
        .append(share(SambaOptions.SECURE, folder.resolve("share")))
        .append(" server smb encrypt = required\n")
        .append(share(SambaOptions.PLAIN, folder.resolve("share")))
        .append(" server smb encrypt = off\n");
    return text.toString();
  }

  private static String share(String name, Path path) {
    return "[%s]\n path = %s\n read only = no\n".formatted(name, path);
  }

  private static Map<String, String> global(Path folder, String address, DomainNames names) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("server role", "active directory domain controller");
    settings.put("realm", names.realm());
    settings.put("workgroup", names.shortName());
    settings.put("netbios name", DomainNames.MACHINE.toUpperCase(Locale.ROOT));
    settings.put("interfaces", address + "/24 127.0.0.1/8");
    settings.put("bind interfaces only", "yes");
    settings.put("private dir", folder.resolve("dc/private").toString());
    settings.put("state directory", folder.resolve("dc/state").toString());
    settings.put("binddns dir", folder.resolve("dc/bind-dns").toString());
    settings.put("lock directory", folder.resolve("dc").toString());
    settings.put("cache directory", folder.resolve("cache").toString());
    settings.put("pid directory", folder.resolve("run").toString());
    settings.put("ncalrpc dir", folder.resolve("ncalrpc").toString());
    settings.put("ntp signd socket directory", folder.resolve("run/ntp_signd").toString());
    settings.put("log file", folder.resolve("log/log.samba").toString());
    settings.put("ntlm auth", "disabled");
    // The server's order counts: its tickets have keys of 32 bytes, of which AES-256 takes all.
    settings.put("server smb3 encryption algorithms", "AES-256-GCM, AES-128-GCM, AES-128-CCM");
    settings.put("dns forwarder", "127.0.0.1");
    // The upkeep of a forest of one, which costs a second of processor time each.
    settings.put("dns update command", "true");
    settings.put("spn update command", "true");
    settings.put("samba kcc command", "true");
    settings.put("load printers", "no");
    settings.put("printing", "bsd");
    settings.put("printcap name", "/dev/null");
    return settings;
  }
}
