package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Documents behind each other, with what stands between them. */
final class JsonSequence implements DocumentFormat.Sequence {
  private final OutputStream out;
  private final String opening;
  private final String separator;
  private final String terminator;
  private final String ending;
  private boolean begun;
  private boolean closed;

  private JsonSequence(
      OutputStream out, String opening, String separator, String terminator, String ending) {
    this.out = out;
    this.opening = opening;
    this.separator = separator;
    this.terminator = terminator;
    this.ending = ending;
  }

  static JsonSequence array(OutputStream out) {
    return new JsonSequence(out, "[", ",\n", "", "]\n");
  }

  static JsonSequence lines(OutputStream out) {
    return new JsonSequence(out, "", "", "\n", "");
  }

  @Override
  public void add(@Nullable Object tree) throws FileFailure {
    try {
      write(begun ? separator : opening);
      begun = true;
      out.write(JsonPrinter.print(tree));
      write(terminator);
    } catch (IOException refused) {
      throw notTaken(refused);
    }
  }

  @Override
  public void close() throws FileFailure {
    if (closed) {
      return;
    }
    closed = true;
    try {
      write(begun ? ending : opening + ending);
      out.flush();
    } catch (IOException refused) {
      throw notTaken(refused);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileFailure notTaken(IOException refused) {
    return new FileFailure(FailureKind.OTHER, "the output cannot be written").causedBy(refused);
  }
}
