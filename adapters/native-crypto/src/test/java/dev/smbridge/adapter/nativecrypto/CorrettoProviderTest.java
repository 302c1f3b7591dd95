package dev.smbridge.adapter.nativecrypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrettoProviderTest {
  @Test
  void picksTheJarOfThisSystemFromSeveral() throws Exception {
    var intel = URI.create("jar:file:/lib/Corretto-2.5.0-linux-x86_64.jar!/A.class").toURL();
    var arm = URI.create("jar:file:/lib/Corretto-2.5.0-linux-aarch_64.jar!/A.class").toURL();
    assertEquals(Optional.of(arm), CorrettoProvider.choose(List.of(intel, arm), "linux-aarch_64"));
    assertEquals(Optional.of(intel), CorrettoProvider.choose(List.of(arm, intel), "linux-x86_64"));
    assertEquals(Optional.empty(), CorrettoProvider.choose(List.of(arm), "linux-aarch_64"));
    assertEquals(Optional.empty(), CorrettoProvider.choose(List.of(arm, intel), "osx-x86_64"));
  }
}
