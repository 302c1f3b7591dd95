package dev.smbridge.adapter.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSecretTest {
  private static final String FULL =
      """
      {"username":"alice","password":"hunter2é\\"","domain":"CORP","host":"files.example.com",
       "share":"data","port":4450,"realm":"CORP.EXAMPLE.COM","kdc":"dc1:88","keytab":"hunter3=",
       "engine":"postgres","rotated":{"by":["hunter4"]}}
      """;

  private final JsonSecret document = new JsonSecret();

  @Test
  void everyFieldIsReadAndWhatRotationAddsIsIgnored() throws FileFailure {
    var stored = parse(FULL);
    assertEquals("alice", stored.username());
    assertSecret("hunter2é\"", stored.password());
    assertEquals("CORP", stored.domain());
    assertEquals("files.example.com", stored.host());
    assertEquals("data", stored.share());
    assertEquals(4450, stored.port());
    assertEquals("CORP.EXAMPLE.COM", stored.realm());
    assertEquals("dc1:88", stored.kdc());
    assertSecret("hunter3=", stored.keytab());
    assertEquals("v1", stored.version());
    assertFalse(stored.toString().contains("hunter"), stored::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"username\":null,\"port\":null}", "{\"password\":\"\",\"port\":\"\"}"})
  void whatIsLeftOutOrEmptyIsOpen(String text) throws FileFailure {
    assertEquals(
        new StoredCredential(null, null, null, null, null, null, null, null, null, "v1"),
        parse(text));
  }

  @Test
  void textUnderFurtherNamesIsThereForWhoNamesIt() throws FileFailure {
    var stored =
        parse("{\"user\":\"alice\",\"pass\":\"hunter2\",\"a b\":\"x\",\"n\":7,\"e\":\"\"}");
    assertEquals(Set.of("user", "pass"), stored.others().keySet());
    assertFalse(stored.toString().contains("hunter"), stored::toString);
    var named = stored.calling(Map.of("username", "user", "password", "pass", "host", "none"));
    assertEquals("alice", named.username());
    assertSecret("hunter2", named.password());
    assertNull(named.host());
    var copy = stored.copy();
    stored.close();
    assertSecret("hunter2", copy.others().get("pass"));
    assertThrows(IllegalStateException.class, () -> assertSecret("hunter2", named.password()));
  }

  @Test
  void aPortMayBeWrittenAsText() throws FileFailure {
    assertEquals(445, parse("{\"port\":\"445\"}").port());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"username\":7}          | the secret ssm:/x: \"username\" must be text",
        "{\"password\":[\"pw\"]}   | the secret ssm:/x: \"password\" must be text",
        "{\"keytab\":true}         | the secret ssm:/x: \"keytab\" must be text",
        "{\"port\":0}              | the secret ssm:/x: \"port\" must be a number from 1 to 65535",
        "{\"port\":\"65536\"}      | the secret ssm:/x: \"port\" must be a number from 1 to 65535",
        "{\"port\":\"smb\"}        | the secret ssm:/x: \"port\" must be a number from 1 to 65535",
        "{\"port\":{}}             | the secret ssm:/x: \"port\" must be a number from 1 to 65535",
        "\"alice:pw\"              | the secret ssm:/x must be a JSON object with username and password",
        "alice:pw                  | the secret ssm:/x is not JSON: a value or a digit was expected at line 1, column 1"
      })
  void aRefusalNamesTheReferenceAndTheFieldAndNothingOfTheSecret(String text, String message) {
    var failure = assertThrows(FileFailure.class, () -> parse(text));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
    assertEquals(message, failure.message());
  }

  @Test
  void damagedSecretsAreRefusedWithoutShowingAnything() {
    var seed = System.nanoTime();
    var random = Fixtures.random(seed);
    for (var i = 0; i < 10_000; i++) {
      var whole = FULL.getBytes(StandardCharsets.UTF_8);
      RandomTrees.mutate(whole, random);
      var text = Arrays.copyOf(whole, random.nextInt(whole.length));
      try {
        document.parse(text, "ssm:/x", "v1");
      } catch (FileFailure failure) {
        assertEquals(FailureKind.INVALID_REQUEST, failure.kind(), () -> "with seed " + seed);
        assertFalse(failure.toString().contains("unter"), () -> "with seed " + seed);
      }
    }
  }

  private StoredCredential parse(String text) throws FileFailure {
    return document.parse(text.getBytes(StandardCharsets.UTF_8), "ssm:/x", "v1");
  }

  private static void assertSecret(String expected, @Nullable Secret actual) {
    assertNotNull(actual);
    assertArrayEquals(expected.toCharArray(), actual.reveal());
  }
}
