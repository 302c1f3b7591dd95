package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README of the function says of the template is so. */
class ReadmeTest {
  /** The longest template that a request carries; a longer one has to lie in a bucket. */
  private static final int LONGEST_IN_A_REQUEST = 51_200;

  private static final Pattern DEPLOY = Pattern.compile("aws cloudformation deploy[^`]*?[^\\\\]\n");

  private final Template template = Template.read(Template.text());
  private final String readme = readme();

  @ParameterizedTest
  @CsvSource({
    "Outputs, '\\bout ([A-Z]\\w+)'",
    "Parameters, '`([A-Z][A-Za-z0-9]+)='",
    "Parameters, '([A-Z][A-Za-z0-9]+): [\"$]'"
  })
  void whatItNamesIsThere(String section, String pattern) {
    var named = new TreeSet<String>();
    Pattern.compile(pattern).matcher(readme).results().forEach(found -> named.add(found.group(1)));
    assertFalse(named.isEmpty());
    named.removeAll(template.section(section).keySet());
    assertTrue(named.isEmpty(), () -> "not among the " + section + ": " + named);
  }

  @Test
  void aTemplateTooLongForARequestIsDeployedFromABucket() {
    assertTrue(Template.text().length() > LONGEST_IN_A_REQUEST, "then no bucket is needed");
    var commands = DEPLOY.matcher(readme).results().map(found -> found.group()).toList();
    assertFalse(commands.isEmpty());
    commands.forEach(command -> assertTrue(command.contains("--s3-bucket"), command));
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
