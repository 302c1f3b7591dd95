package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test events are what the services send: what one field says of another is so. */
class EventsTest {
  private static final Path EVENTS = Path.of("events");

  @ParameterizedTest
  @MethodSource("queued")
  void aMessageCarriesItsBodysDigestAndAnIdOfItsOwn(String name) throws Exception {
    var ids = new HashSet<Object>();
    for (Map<String, Object> message : records(name)) {
      var body = text(message, "body");
      assertEquals(md5(body), text(message, "md5OfBody"));
      assertEquals("aws:sqs", text(message, "eventSource"));
      assertTrue(ids.add(text(message, "messageId")), "the same id twice");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operations-array",
        "operations-object",
        "self-test",
        "self-test-file",
        "s3-notification",
        "s3-test-event",
        "eventbridge-object-created",
        "athena-succeeded",
        "athena-failed",
        "cloudwatch-logs-fsx-audit",
        "unknown"
      })
  void whatTheQueueCarriesIsTheEventItself(String name) throws IOException {
    var messages = records("sqs-" + name);
    assertEquals(1, messages.size());
    assertEquals(event(name), Yaml.read(text(messages.getFirst(), "body")));
  }

  @Test
  void everyOperationHasAnEvent() throws IOException {
    var operations = new TreeSet<String>();
    for (String name : names()) {
      if (name.startsWith("operation-")) {
        operations.add(text(Template.map(event(name)), "operation"));
      }
    }
    assertEquals(
        Set.of(
            "list",
            "stat",
            "read",
            "write",
            "delete",
            "makeDirectory",
            "move",
            "copy",
            "shares",
            "probe"),
        operations);
  }

  /** A notification's key is form-encoded; EventBridge's is not, and decoding it would break it. */
  @Test
  void theSameKeyIsEncodedInANotificationAndPlainInEventBridge() throws IOException {
    var encoded = text(at(records("s3-notification").getFirst(), "s3", "object"), "key");
    var plain =
        text(at(Template.map(event("eventbridge-object-created")), "detail", "object"), "key");
    assertEquals("sftp/2026/Q1+Q2 100%.csv", plain);
    assertEquals(plain, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    assertNotEquals(plain, URLDecoder.decode(plain.replace("%", "%25"), StandardCharsets.UTF_8));
  }

  @Test
  void anAuditEventIsAMessageOfXmlInZippedJson() throws Exception {
    var logs = logs("cloudwatch-logs-fsx-audit");
    assertEquals("DATA_MESSAGE", text(logs, "messageType"));
    var ids = new TreeSet<String>();
    for (Object each : list(logs, "logEvents")) {
      ids.add(eventId(text(Template.map(each), "message")));
    }
    assertEquals(Set.of("4656", "4659", "4660", "4663", "5145"), ids);
  }

  @Test
  void aControlMessageIsTold() throws IOException {
    assertEquals("CONTROL_MESSAGE", text(logs("cloudwatch-logs-control-message"), "messageType"));
  }

  static List<String> queued() throws IOException {
    return names().stream().filter(name -> name.startsWith("sqs-")).toList();
  }

  private static List<String> names() throws IOException {
    try (var files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  private static Object event(String name) throws IOException {
    return Yaml.read(Files.readString(EVENTS.resolve(name + ".json")));
  }

  private static List<Map<String, Object>> records(String name) throws IOException {
    var records = new ArrayList<Map<String, Object>>();
    list(Template.map(event(name)), "Records").forEach(each -> records.add(Template.map(each)));
    return records;
  }

  private static Map<String, Object> logs(String name) throws IOException {
    var data = text(at(Template.map(event(name)), "awslogs"), "data");
    try (var unzipped =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
      return Template.map(Yaml.read(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static String eventId(String xml) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    var reader = factory.createXMLStreamReader(new StringReader(xml));
    var id = "";
    while (reader.hasNext()) {
      if (reader.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("EventID")) {
        id = reader.getElementText();
      }
    }
    return id;
  }

  private static Map<String, Object> at(Map<String, Object> map, String... path) {
    for (String key : path) {
      map = Template.map(map.getOrDefault(key, ""));
    }
    return map;
  }

  private static List<Object> list(Map<String, Object> map, String key) {
    return Functions.list(map.getOrDefault(key, List.of()));
  }

  private static String text(Map<String, Object> map, String key) {
    return (String) map.getOrDefault(key, "");
  }

  private static String md5(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
