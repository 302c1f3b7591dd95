package dev.smbridge.lambda.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML, and so JSON, as maps, lists and strings: every scalar stays the text that it is.
 * CloudFormation's short forms become their long ones, {@code !Ref A} a map from {@code Ref} to
 * {@code A}.
 */
final class Yaml {
  private Yaml() {}

  static Object read(String text) {
    var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    return value(new Compose(settings).composeString(text).orElseThrow());
  }

  private static Object value(Node node) {
    Object plain =
        switch (node) {
          case MappingNode mapping -> map(mapping);
          case SequenceNode sequence -> sequence.getValue().stream().map(Yaml::value).toList();
          case ScalarNode scalar -> scalar.getValue();
          default -> throw new IllegalArgumentException("No such node: " + node);
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? longForm(tag.substring(1), plain) : plain;
  }

  private static Map<String, Object> map(MappingNode mapping) {
    var entries = new LinkedHashMap<String, Object>();
    for (NodeTuple entry : mapping.getValue()) {
      var key = (String) value(entry.getKeyNode());
      if (entries.put(key, value(entry.getValueNode())) != null) {
        throw new IllegalArgumentException("The key " + key + " is there twice.");
      }
    }
    return entries;
  }

  private static Map<String, Object> longForm(String function, Object argument) {
    return switch (function) {
      case "Ref", "Condition" -> Map.of(function, argument);
      case "GetAtt" -> Map.of("Fn::GetAtt", List.of(((String) argument).split("\\.", 2)));
      default -> Map.of("Fn::" + function, argument);
    };
  }
}
