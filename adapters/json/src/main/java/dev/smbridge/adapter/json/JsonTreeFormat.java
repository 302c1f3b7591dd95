package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.TreeFormat;
import java.io.OutputStream;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Trees as JSON. */
final class JsonTreeFormat implements TreeFormat {
  @Override
  public @Nullable Object read(byte[] text, String origin) throws FileFailure {
    return JsonParser.parse(text, origin, CharBuffer::toString);
  }

  @Override
  public byte[] write(@Nullable Object tree) {
    return JsonPrinter.print(tree);
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
