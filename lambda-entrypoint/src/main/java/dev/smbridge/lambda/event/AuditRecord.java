package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One Windows security event about a file.
 *
 * @param eventId 4663: an object was accessed; 4659: it was opened to be deleted
 * @param succeeded whether the access was granted
 * @param accessMask the rights that were used ([MS-DTYP] 2.4.3)
 * @param data the named values of its {@code EventData}
 * @see <a
 *     href="https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4663">Event
 *     4663</a>
 */
record AuditRecord(int eventId, boolean succeeded, long accessMask, Map<String, String> data) {
  private static final int ACCESSED = 4663;
  private static final long AUDIT_SUCCESS = 0x20000000000000L;
  private static final int DELETE_REQUESTED = 4659;

  /** Of a directory: that a file or a directory was made or got its name in it. */
  private static final long WRITES_OR_APPENDS = 0x6;

  private static final long DELETES = 0x10000;

  static AuditRecord parse(String xml) throws FileFailure {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException | NumberFormatException e) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST, "a log event holds no XML of an audit event")
          .causedBy(e);
    }
  }

  private static AuditRecord read(XMLStreamReader reader) throws XMLStreamException {
    var data = new HashMap<String, String>();
    var eventId = 0;
    var keywords = 0L;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "EventID" -> eventId = Integer.parseInt(reader.getElementText().strip());
          case "Keywords" -> keywords = number(reader.getElementText().strip());
          case "Data" -> {
            var name = String.valueOf(reader.getAttributeValue(null, "Name"));
            data.put(name, reader.getElementText().strip());
          }
          default -> {}
        }
      }
    }
    var mask = number(data.getOrDefault("AccessMask", "0"));
    return new AuditRecord(eventId, (keywords & AUDIT_SUCCESS) != 0, mask, data);
  }

  private static long number(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }

  /** Whether a file's content, or a directory, was written or added to. */
  boolean isChange() {
    return eventId == ACCESSED
        && succeeded
        && "File".equals(data.get("ObjectType"))
        && (accessMask & WRITES_OR_APPENDS) != 0;
  }

  /** Whether a file was deleted, or got another name: both need the right to delete it. */
  boolean isDeletion() {
    return succeeded
        && "File".equals(data.get("ObjectType"))
        && (eventId == DELETE_REQUESTED || (eventId == ACCESSED && (accessMask & DELETES) != 0));
  }

  /** Such as {@code \Device\HarddiskVolume8\share\event.txt}; empty where there is none. */
  String objectName() {
    return data.getOrDefault("ObjectName", "");
  }

  String username() {
    return data.getOrDefault("SubjectUserName", "");
  }
}
