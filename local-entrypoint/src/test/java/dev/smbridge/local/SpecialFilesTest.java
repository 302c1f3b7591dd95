package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes, sockets and devices of this machine, in a tree and by name. */
class SpecialFilesTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;

  private String url(Path folder) {
    return smbridge.secure(folder.getFileName() + "/");
  }

  private Path folder() throws IOException {
    return Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "special");
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    var pipe = local.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  @Test
  void inATreeTheyAreSaidToBeWhatTheyAreAndTheRestIsStored()
      throws IOException, InterruptedException {
    var folder = folder();
    pipe("pipe");
    Files.writeString(local.resolve("file"), "content");
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(local.resolve("socket")));
      var run = smbridge.run("put", "-r", local.toString(), url(folder));
      assertEquals(1, run.code(), run.messages());
      assertTrue(run.messages().contains("pipe: it is a named pipe"), run.messages());
      assertTrue(run.messages().contains("socket: it is a socket"), run.messages());
      assertFalse(run.messages().contains("link"), run.messages());
      assertTrue(run.messages().contains("copied 1 files"), run.messages());
    }
    assertEquals("content", Files.readString(folder.resolve("file")));
    assertFalse(Files.exists(folder.resolve("pipe")));
  }

  @Test
  void listingsShowWhatTheyAre() throws IOException, InterruptedException {
    pipe("pipe");
    assertTrue(smbridge.run("ls", local.toString()).done().data().contains("pipe      "));
    assertTrue(smbridge.run("stat", local + "/pipe").done().data().contains("pipe      "));
    assertTrue(smbridge.run("stat", "/dev/null").done().data().contains("device    "));
  }

  @Test
  void aPipeThatIsNamedIsReadToItsEnd() throws IOException, InterruptedException {
    var folder = folder();
    var pipe = pipe("pipe");
    for (var command : new String[] {"put", "cp"}) {
      var writer = new ProcessBuilder("sh", "-c", "printf 'through the %s' pipe >" + pipe).start();
      smbridge.run(command, pipe.toString(), url(folder) + command).done();
      assertEquals(0, writer.waitFor());
      assertEquals("through the pipe", Files.readString(folder.resolve(command)));
    }
  }

  @Test
  void aSocketThatIsNamedIsRefused() throws IOException {
    var folder = folder();
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(local.resolve("socket")));
      var run = smbridge.run("put", local + "/socket", url(folder)).failed(6);
      assertTrue(run.messages().contains("socket"), run.messages());
    }
  }
}
