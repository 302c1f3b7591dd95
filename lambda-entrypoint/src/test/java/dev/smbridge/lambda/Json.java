package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document, taken apart. */
record Json(@Nullable Object tree) {
  private static final DocumentFormat FORMAT = DaggerLambdaComponent.create().documentFormat();

  static Json read(String json) {
    try {
      return new Json(FORMAT.read(json.getBytes(UTF_8), "a test's document"));
    } catch (FileFailure malformed) {
      throw new AssertionError("this is no JSON: " + json, malformed);
    }
  }

  /** An object of names and values, in turn. */
  static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  static String write(@Nullable Object tree) {
    return new String(FORMAT.write(tree), UTF_8);
  }

  /** What names and indexes lead to; null where they lead nowhere. */
  @Nullable Object at(Object... steps) {
    var at = tree;
    for (var step : steps) {
      at =
          switch (at) {
            case Map<?, ?> fields -> fields.get(step);
            case List<?> list when step instanceof Integer index && index < list.size() ->
                list.get(index);
            case null, default -> null;
          };
    }
    return at;
  }

  String text(Object... steps) {
    return String.valueOf(at(steps));
  }

  List<?> list(Object... steps) {
    if (at(steps) instanceof List<?> list) {
      return list;
    }
    throw new AssertionError("no list at " + List.of(steps) + " of " + this);
  }

  /** One field of each element of a list. */
  List<String> each(String list, String field) {
    return list(list).stream().map(element -> new Json(element).text(field)).toList();
  }

  @Override
  public String toString() {
    return write(tree);
  }
}
