package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.operation.RequestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests as JSON. */
final class JsonRequests implements RequestDocument {
  private static final String ORIGIN = "the request";
  private static final String OPERATION = "operation";
  private static final String OPERATIONS = "operations";

  @Override
  public boolean recognises(@Nullable Object tree) {
    return switch (tree) {
      case List<?> ignored -> true;
      case Map<?, ?> members -> members.containsKey(OPERATION) || members.containsKey(OPERATIONS);
      case null, default -> false;
    };
  }

  @Override
  public Batch parse(@Nullable Object tree, Configuration configuration) throws FileFailure {
    if (tree instanceof List<?> elements) {
      return batch(elements, "", configuration);
    }
    var fields = Fields.of(tree, ORIGIN, "");
    var operations = fields.value(OPERATIONS);
    if (operations == null) {
      return new Batch(List.of(item(tree, "", configuration)), true);
    }
    fields.end();
    if (operations instanceof List<?> elements) {
      return batch(elements, OPERATIONS, configuration);
    }
    throw fields.refused(OPERATIONS, "must be a list of operations");
  }

  private static Batch batch(List<?> elements, String path, Configuration configuration)
      throws FileFailure {
    if (elements.size() > MOST_ITEMS) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          ORIGIN
              + " has "
              + elements.size()
              + " operations, which is more than "
              + MOST_ITEMS
              + ": send it in parts; nothing was done");
    }
    var items = new ArrayList<Item>();
    for (var element : elements) {
      items.add(item(element, path + "[" + items.size() + "]", configuration));
    }
    return new Batch(items, false);
  }

  private static Item item(@Nullable Object tree, String path, Configuration configuration) {
    try {
      var fields = Fields.of(tree, ORIGIN, path);
      return new Item.Accepted(new OperationFields(fields, configuration).parse());
    } catch (FileFailure refused) {
      return new Item.Refused(name(tree), refused);
    }
  }

  private static @Nullable String name(@Nullable Object tree) {
    return tree instanceof Map<?, ?> members
            && members.get(OPERATION) instanceof String name
            && OperationFields.NAMES.contains(name)
        ? name
        : null;
  }
}
