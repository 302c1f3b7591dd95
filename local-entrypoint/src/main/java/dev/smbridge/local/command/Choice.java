package dev.smbridge.local.command;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words that an option takes, in one spelling for help, completion and complaints; any letter
 * case is understood.
 */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final List<E> values;

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is copied, and never written to.
  Choice(E... values) {
    this.values = List.of(values);
  }

  @Override
  public E convert(String word) {
    return values.stream()
        .filter(value -> word(value).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "\"" + word + "\" is none of " + String.join(", ", words().toList())));
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  private Stream<String> words() {
    return values.stream().map(Choice::word);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static final class OfComparison extends Choice<Comparison> {
    OfComparison() {
      super(Comparison.values());
    }
  }

  static final class OfAuthentication extends Choice<Authentication> {
    OfAuthentication() {
      super(Authentication.values());
    }
  }

  static final class OfEncryption extends Choice<Encryption> {
    OfEncryption() {
      super(Encryption.values());
    }
  }

  /** Appending is for content that comes with a request: no command does it. */
  static final class OfIfExists extends Choice<IfExists> {
    OfIfExists() {
      super(IfExists.FAIL, IfExists.REPLACE, IfExists.SKIP, IfExists.DIFFERENT, IfExists.NEWER);
    }
  }

  /** A move compares nothing. */
  static final class OfIfExistsOfMove extends Choice<IfExists> {
    OfIfExistsOfMove() {
      super(IfExists.FAIL, IfExists.REPLACE, IfExists.SKIP);
    }
  }

  static final class OfLinks extends Choice<Links> {
    OfLinks() {
      super(Links.values());
    }
  }

  static final class OfOutputFormat extends Choice<OutputFormat> {
    OfOutputFormat() {
      super(OutputFormat.values());
    }
  }

  static final class OfSigning extends Choice<Signing> {
    OfSigning() {
      super(Signing.values());
    }
  }

  static final class OfVerify extends Choice<Verify> {
    OfVerify() {
      super(Verify.values());
    }
  }
}
