package dev.smbridge.adapter.smb.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KeytabFileTest {
  private static final KerberosPrincipal ALICE = new KerberosPrincipal("alice@EXAMPLE.TEST");

  private final byte[] key = new byte[32];

  KeytabFileTest() {
    new SecureRandom().nextBytes(key);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void liesInMemoryAndIsForgottenByTheJdkToo() throws IOException {
    try (var file = KeytabFile.of(keytab())) {
      assertTrue(file.path().startsWith("/proc/self/fd"), file.path()::toString);
      assertTrue(Files.readSymbolicLink(file.path()).toString().startsWith("/memfd:"));
    }
    assertForgotten(AnonymousFile.create());
  }

  @Test
  void liesInAFileOfItsOwnerWhereThereIsNoneInMemory() throws IOException {
    Path path;
    try (var file = KeytabFile.of(keytab(), Optional.empty())) {
      path = file.path();
      assertEquals(
          PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path));
    }
    assertFalse(Files.exists(path));
    assertForgotten(Optional.empty());
  }

  /** The number of a file that was closed is soon that of the next one. */
  @Test
  void theNextKeytabIsNotTakenForTheLast() throws IOException {
    for (var round = 0; round < 5; round++) {
      key[0]++;
      try (var file = KeytabFile.of(keytab())) {
        assertArrayEquals(key, read(file));
      }
    }
  }

  /** The JVM warns of native access that it was not asked for. */
  @Test
  void makesNoNoiseWhereNativeAccessIsNotAllowed(@TempDir Path temporary) throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    assertEquals(temporary.toString(), said.strip());
    try (var left = Files.list(temporary)) {
      assertEquals(0, left.filter(file -> file.toString().endsWith(".keytab")).count());
    }
  }

  /** A process that was not started with {@code --enable-native-access}. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      try (var file = KeytabFile.of(Keytabs.of("alice", "EXAMPLE.TEST", new byte[32]))) {
        System.out.println(file.path().getParent());
      }
    }
  }

  private void assertForgotten(Optional<AnonymousFile> inMemory) throws IOException {
    var keytab = keytab();
    var file = KeytabFile.of(keytab, inMemory);
    Arrays.fill(keytab, (byte) 0);
    assertArrayEquals(key, read(file));
    var look = HeapLook.forSecret(key);
    assertTrue(look.finds(), "the JDK is expected to keep what it has read");
    file.close();
    assertFalse(look.finds());
  }

  private byte[] keytab() throws IOException {
    return Keytabs.of("alice", "EXAMPLE.TEST", key);
  }

  private static byte[] read(KeytabFile file) {
    var keys = KeyTab.getInstance(ALICE, file.path().toFile()).getKeys(ALICE);
    assertEquals(1, keys.length);
    return keys[0].getEncoded();
  }
}
