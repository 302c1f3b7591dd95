package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.adapter.smb.kerberos.HeapLook;
import dev.smbridge.adapter.smb.kerberos.KerberosLogin;
import dev.smbridge.adapter.smb.kerberos.Keytabs;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.testing.samba.PrivateDomain;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a login by keytab leaves behind: nothing, neither in files nor in memory. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KeytabLoginTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @BeforeEach
  void requireADomain() {
    var reason = PrivateDomain.whyUnavailable();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  @Test
  void keysAreForgottenWhileTheTicketIsStillInUse() throws Exception {
    var keytab = keytab();
    var look = HeapLook.forSecret(Keytabs.key(keytab));
    assertTrue(look.finds());
    var secret = secret(keytab);
    Arrays.fill(keytab, (byte) 0);
    try (var login = logIn(secret)) {
      secret.erase();
      assertFalse(login.subject().getPrivateCredentials().isEmpty());
      assertFalse(look.finds());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noFileIsSeen() throws Exception {
    var secret = secret(keytab());
    logIn(secret).close(); // The first login writes what the JDK has to know of realms.
    try (var watch = FileSystems.getDefault().newWatchService()) {
      TEMPORARY.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      logIn(secret).close();
      var seen = seen(watch);
      assertFalse(seen.stream().anyMatch(name -> name.endsWith(".keytab")), seen::toString);
    }
  }

  /** What appeared, up to a file made now, since the system tells of files in their order. */
  private static List<String> seen(WatchService watch) throws IOException, InterruptedException {
    var last = Files.createTempFile("smbridge-last-", null);
    Files.delete(last);
    var seen = new ArrayList<String>();
    while (!seen.contains(last.getFileName().toString())) {
      var key = watch.poll(10, TimeUnit.SECONDS);
      assertTrue(key != null, "the system told of no file");
      key.pollEvents().forEach(event -> seen.add(String.valueOf(event.context())));
      key.reset();
    }
    return seen;
  }

  private static byte[] keytab() {
    return PrivateDomain.shared().keytab(PrivateDomain.shared().user());
  }

  private static Secret secret(byte[] keytab) {
    var text = Base64.getEncoder().encode(keytab);
    var characters = new char[text.length];
    for (var i = 0; i < text.length; i++) {
      characters[i] = (char) text[i];
    }
    return Secret.of(characters);
  }

  private static KerberosLogin logIn(Secret keytab) throws Exception {
    var domain = PrivateDomain.shared();
    return KerberosLogin.of(
        new Credential(domain.user().name(), "", null, keytab, "1"),
        new KerberosSettings(domain.realm(), domain.address(), null),
        domain.host());
  }
}
