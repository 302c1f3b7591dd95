package dev.smbridge.lambda.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudFormation's functions, worked out for given parameters. A reference to a resource becomes
 * {@code ${Name}} or {@code ${Name.Attribute}}, as {@code Fn::Sub} writes it, and is remembered.
 */
final class Functions {
  /** Stands for {@code AWS::NoValue}, and is left out of what holds it. */
  private static final Object NO_VALUE = new Object();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "eu-central-1",
          "AWS::AccountId", "123456789012",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "smbridge");

  private final Template template;
  private final Map<String, Object> parameters;
  private final Set<String> references = new TreeSet<>();

  Functions(Template template, Map<String, Object> parameters) {
    this.template = template;
    this.parameters = parameters;
  }

  /** The resources that were referred to since the last call. */
  Set<String> takeReferences() {
    var taken = new TreeSet<>(references);
    references.clear();
    return taken;
  }

  boolean condition(String name) {
    return truth(template.section("Conditions").getOrDefault(name, name));
  }

  boolean truth(Object test) {
    var entry = Template.map(test).entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (entry.getKey()) {
      case "Condition" -> condition((String) argument);
      case "Fn::Equals" -> resolve(list(argument).get(0)).equals(resolve(list(argument).get(1)));
      case "Fn::Not" -> !truth(list(argument).getFirst());
      case "Fn::And" -> list(argument).stream().allMatch(this::truth);
      case "Fn::Or" -> list(argument).stream().anyMatch(this::truth);
      case "Fn::EachMemberIn" ->
          list(resolve(list(argument).get(1))).containsAll(list(resolve(list(argument).get(0))));
      default -> throw new AssertionError("No condition: " + test);
    };
  }

  Object resolve(Object value) {
    return switch (value) {
      case List<?> items -> items.stream().map(this::resolve).filter(Functions::isValue).toList();
      case Map<?, ?> map when map.size() == 1 && isFunction(map) -> call(Template.map(map));
      case Map<?, ?> map -> resolveEntries(Template.map(map));
      default -> value;
    };
  }

  private Map<String, Object> resolveEntries(Map<String, Object> map) {
    var resolved = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> resolved.put(key, resolve(value)));
    resolved.values().removeIf(value -> !isValue(value));
    return resolved;
  }

  private static boolean isValue(Object value) {
    return value != NO_VALUE;
  }

  private static boolean isFunction(Map<?, ?> map) {
    var key = (String) map.keySet().iterator().next();
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private Object call(Map<String, Object> function) {
    var entry = function.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (entry.getKey()) {
      case "Ref" -> reference((String) argument);
      case "Fn::GetAtt" ->
          attribute((String) list(argument).get(0), (String) list(argument).get(1));
      case "Fn::If" -> choose(list(argument));
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> String.join((String) list(argument).get(0), texts(list(argument).get(1)));
      case "Fn::Split" ->
          Arrays.asList(
              ((String) resolve(list(argument).get(1)))
                  .split(Pattern.quote((String) list(argument).get(0)), -1));
      case "Fn::Select" ->
          list(resolve(list(argument).get(1)))
              .get(Integer.parseInt((String) list(argument).get(0)));
      case "Fn::FindInMap" -> lookUp(texts(argument));
      case "Fn::RefAll" -> Parameters.ofType((String) argument, template, parameters);
      case "Fn::ValueOf" ->
          Rules.attribute((String) reference(texts(argument).get(0)), texts(argument).get(1));
      case "Fn::ValueOfAll" ->
          Rules.attributes(
              Parameters.ofType(texts(argument).get(0), template, parameters),
              texts(argument).get(1));
      default -> throw new AssertionError("No such function: " + function);
    };
  }

  private Object choose(List<Object> argument) {
    return resolve(argument.get(condition((String) argument.get(0)) ? 1 : 2));
  }

  private Object reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return NO_VALUE;
    }
    Object known = parameters.getOrDefault(name, PSEUDO.get(name));
    if (known != null) {
      return known;
    }
    references.add(name.replaceFirst("\\..*", ""));
    return "${" + name + "}";
  }

  private Object attribute(String resource, String attribute) {
    references.add(resource);
    var text = "${" + resource + "." + attribute + "}";
    return attribute.equals("DnsEntries") ? List.of("Z1:" + text) : text;
  }

  private String substitute(Object argument) {
    boolean plain = argument instanceof String;
    var pattern = plain ? (String) argument : (String) list(argument).get(0);
    Map<String, Object> variables = plain ? Map.of() : Template.map(resolve(list(argument).get(1)));
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> Matcher.quoteReplacement(variable(found, variables)));
  }

  private String variable(MatchResult found, Map<String, Object> variables) {
    var name = found.group(1);
    return (String)
        (variables.containsKey(name) ? variables.getOrDefault(name, "") : reference(name));
  }

  private Object lookUp(List<String> path) {
    Object value = template.section("Mappings");
    for (String key : path) {
      value = Template.map(value).getOrDefault(key, NO_VALUE);
    }
    return value;
  }

  private List<String> texts(Object value) {
    var texts = new ArrayList<String>();
    list(resolve(value)).forEach(text -> texts.add((String) text));
    return texts;
  }

  @SuppressWarnings("unchecked") // Yaml makes no other lists.
  static List<Object> list(Object value) {
    return value instanceof List<?> ? (List<Object>) value : List.of(value);
  }
}
