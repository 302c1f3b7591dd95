package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test events are what the services send: what one field says of another is so. */
class EventsTest {

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageCarriesItsBodysDigestAndAnIdOfItsOwn(String name) throws Exception {
    var ids = new HashSet<String>();
    for (Object each : event(name).list("Records")) {
      var message = new Json(each);
      assertEquals(md5(message.text("body")), message.text("md5OfBody"));
      assertEquals("aws:sqs", message.text("eventSource"));
      assertTrue(ids.add(message.text("messageId")), "the same id twice");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.smbridge.lambda.EventFiles#queued")
  void whatTheQueueCarriesIsTheEventItself(String name) {
    var bodies = event("sqs-" + name).each("Records", "body");
    assertEquals(List.of(event(name)), bodies.stream().map(Json::read).toList());
  }

  @Test
  void everyOperationHasAnEvent() {
    var operations = new TreeSet<String>();
    for (String name : EventFiles.names()) {
      if (name.startsWith("operation-")) {
        operations.add(event(name).text("operation"));
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
  void theSameKeyIsEncodedInANotificationAndPlainInEventBridge() {
    var encoded = event("s3-notification").text("Records", 0, "s3", "object", "key");
    var plain = event("eventbridge-object-created").text("detail", "object", "key");
    assertEquals("sftp/2026/Q1+Q2 100%.csv", plain);
    assertEquals(plain, URLDecoder.decode(encoded, UTF_8));
    assertNotEquals(plain, URLDecoder.decode(plain.replace("%", "%25"), UTF_8));
  }

  @Test
  void anAuditEventIsAMessageOfXmlInZippedJson() throws Exception {
    var logs = logs("cloudwatch-logs-fsx-audit");
    assertEquals("DATA_MESSAGE", logs.text("messageType"));
    var ids = new TreeSet<String>();
    for (String message : logs.each("logEvents", "message")) {
      ids.add(eventId(message));
    }
    assertEquals(Set.of("4656", "4659", "4660", "4663", "5145"), ids);
  }

  @Test
  void aControlMessageIsTold() throws IOException {
    assertEquals("CONTROL_MESSAGE", logs("cloudwatch-logs-control-message").text("messageType"));
  }

  static List<String> messages() {
    return EventFiles.names().stream().filter(name -> name.startsWith("sqs-")).toList();
  }

  private static Json event(String name) {
    return Json.read(EventFiles.text(name));
  }

  private static Json logs(String name) throws IOException {
    var data = Base64.getDecoder().decode(event(name).text("awslogs", "data"));
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return Json.read(new String(unzipped.readAllBytes(), UTF_8));
    }
  }

  private static String eventId(String xml) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    var reader = factory.createXMLStreamReader(new StringReader(xml));
    var id = "";
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("EventID")) {
        id = reader.getElementText();
      }
    }
    return id;
  }

  private static String md5(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
