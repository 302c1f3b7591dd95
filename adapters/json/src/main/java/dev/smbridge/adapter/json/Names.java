package dev.smbridge.adapter.json;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the values of a closed set are written. */
final class Names<T> {
  static final Names<Encryption> ENCRYPTION = of(List.of(Encryption.values()));
  static final Names<Signing> SIGNING = of(List.of(Signing.values()));
  static final Names<Authentication> AUTHENTICATION = of(List.of(Authentication.values()));
  static final Names<AccessMode> ACCESS = of(List.of(AccessMode.values()));
  static final Names<Publication> PUBLICATION = of(List.of(Publication.values()));
  static final Names<KeptSecurity> SECURITY = of(List.of(KeptSecurity.values()));
  static final Names<Encoding> ENCODING = of(List.of(Encoding.values()));
  static final Names<Verify> VERIFY = of(List.of(Verify.values()));
  static final Names<IfExists> IF_EXISTS_OF_WRITE =
      of(List.of(IfExists.FAIL, IfExists.REPLACE, IfExists.SKIP, IfExists.APPEND));

  static final Names<IfExists> IF_EXISTS_OF_COPY =
      of(
          List.of(
              IfExists.FAIL, IfExists.REPLACE, IfExists.SKIP, IfExists.DIFFERENT, IfExists.NEWER));

  static final Names<Comparison> COMPARISON = of(List.of(Comparison.values()));
  static final Names<IfExists> IF_EXISTS =
      of(List.of(IfExists.FAIL, IfExists.REPLACE, IfExists.SKIP));

  /** No share's link can be followed, and the function has no local files. */
  static final Names<Links> LINKS = of(List.of(Links.SKIP, Links.FAIL));

  static final Names<Dialect> DIALECT = new Names<>(Dialect::text, List.of(Dialect.values()));

  private final Map<String, T> values = new LinkedHashMap<>();

  private Names(Function<T, String> name, List<T> values) {
    for (var value : values) {
      this.values.put(name.apply(value), value);
    }
  }

  private static <E extends Enum<E>> Names<E> of(List<E> values) {
    return new Names<>(Names::of, values);
  }

  /** A constant's name as it is written: {@code READ_WRITE} is {@code read-write}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Nullable T value(String name) {
    return values.get(name);
  }

  /** Every name, for people: {@code "a" or "b"}. */
  String list() {
    var quoted = values.keySet().stream().map(name -> '"' + name + '"').toList();
    return joined(quoted);
  }

  private static String joined(List<String> quoted) {
    var last = quoted.size() - 1;
    return quoted.subList(0, last).stream().collect(Collectors.joining(", "))
        + " or "
        + quoted.get(last);
  }
}
