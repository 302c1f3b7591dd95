package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static final Pattern ERROR = Pattern.compile("\"(dev\\.smbridge\\.[\\w.$]+)\"");

  /** A state machine matches an error by the whole name of the thrown class. */
  @Test
  void theStateMachineRetriesWhatTheFunctionThrows() throws IOException {
    var text = Files.readString(Path.of("examples", "retry-and-map.asl.json"));
    var names = new TreeSet<String>();
    ERROR.matcher(text).results().forEach(found -> names.add(found.group(1)));
    assertFalse(names.isEmpty());
    for (String name : names) {
      assertTrue(exists(name), "the function throws no " + name);
    }
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name, false, ExampleTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
