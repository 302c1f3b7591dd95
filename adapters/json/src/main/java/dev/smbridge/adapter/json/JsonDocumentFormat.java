package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import java.io.OutputStream;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Values as JSON. */
final class JsonDocumentFormat implements DocumentFormat {
  @Override
  public @Nullable Object read(byte[] text, String origin) throws FileFailure {
    return JsonParser.parse(text, origin, CharBuffer::toString);
  }

  @Override
  public byte[] write(@Nullable Object value) {
    return JsonPrinter.print(value);
  }

  @Override
  public Sequence array(OutputStream out) {
    return JsonSequence.array(out);
  }

  @Override
  public Sequence lines(OutputStream out) {
    return JsonSequence.lines(out);
  }
}
