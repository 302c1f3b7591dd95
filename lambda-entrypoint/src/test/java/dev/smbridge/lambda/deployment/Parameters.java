package dev.smbridge.lambda.deployment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters' values, checked as CloudFormation checks them. */
final class Parameters {
  private Parameters() {}

  /** The value of every parameter, a list for a list: the given one, else its default. */
  static Map<String, Object> values(Template template, Map<String, String> given) {
    var values = new LinkedHashMap<String, Object>();
    template
        .section("Parameters")
        .forEach((name, text) -> values.put(name, value(name, Template.map(text), given)));
    given.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .forEach(name -> refuse(name, "does not exist"));
    return values;
  }

  /** The values of all parameters of a type. */
  static List<String> ofType(String type, Template template, Map<String, Object> values) {
    return template.section("Parameters").entrySet().stream()
        .filter(parameter -> type.equals(Template.map(parameter.getValue()).get("Type")))
        .map(parameter -> (String) values.getOrDefault(parameter.getKey(), ""))
        .toList();
  }

  private static Object value(String name, Map<String, Object> text, Map<String, String> given) {
    var value = given.getOrDefault(name, (String) text.get("Default"));
    if (value == null) {
      return refuse(name, "has no value");
    }
    boolean isList = "CommaDelimitedList".equals(text.get("Type"));
    List<String> values = isList ? Arrays.asList(value.split(",", -1)) : List.of(value);
    values.forEach(each -> check(name, text, each));
    return isList ? values : value;
  }

  private static void check(String name, Map<String, Object> text, String value) {
    if (text.get("AllowedPattern") instanceof String pattern && !value.matches(pattern)) {
      refuse(name, "may not be " + value);
    }
    if (text.get("AllowedValues") instanceof List<?> allowed && !allowed.contains(value)) {
      refuse(name, "may not be " + value);
    }
  }

  private static Object refuse(String name, String why) {
    throw new IllegalArgumentException("The parameter " + name + " " + why + ".");
  }
}
