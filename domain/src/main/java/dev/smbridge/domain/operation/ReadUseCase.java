package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.transfer.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a file, or a part of it, into the answer. */
final class ReadUseCase {
  private final Sessions sessions;

  ReadUseCase(Sessions sessions) {
    this.sessions = sessions;
  }

  Outcome perform(Operation.Read asked, OperationContext context) throws FileFailure {
    var file = asked.file();
    return sessions.on(
        file.target(),
        context,
        session -> {
          try (var content = session.share().open(file.path(), Sharing.EVERYBODY)) {
            return read(asked, content);
          }
        });
  }

  private static Outcome read(Operation.Read asked, Content content) throws FileFailure {
    var size = content.version().sizeBytes();
    var rest = Math.max(0, size - asked.offset());
    var wanted =
        asked.lengthBytes() == Operation.Read.WHOLE ? rest : Math.min(rest, asked.lengthBytes());
    if (wanted > Operation.INLINE_LIMIT_BYTES) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the file has "
              + wanted
              + " bytes to read, and an answer carries at most "
              + Operation.INLINE_LIMIT_BYTES
              + ": read it in parts, or copy it");
    }
    var bytes = ByteBuffer.allocate((int) wanted);
    content.readAt(asked.offset(), bytes);
    if (bytes.hasRemaining() || !content.isCurrent()) {
      throw new FileFailure(FailureKind.CHANGED, "the file changed while it was read");
    }
    bytes.flip();
    if (asked.encoding() == Encoding.UTF8) {
      requireUtf8(bytes);
    }
    return new Outcome.Content(bytes.asReadOnlyBuffer(), size);
  }

  private static void requireUtf8(ByteBuffer bytes) throws FileFailure {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
    } catch (CharacterCodingException e) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST,
              "what was read is not valid UTF-8: ask for \"encoding\":\"base64\"")
          .causedBy(e);
    }
  }
}
