package dev.smbridge.local.command;

import static java.util.Objects.requireNonNullElse;

import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ConnectionDefaults;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Signing;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** On which terms a server is spoken to that the command line names itself. */
public final class ConnectionOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "SMB library: smbj or jcifs-ng (default: smbj).")
  private @Nullable String backend;

  @Option(
      names = "--encryption",
      paramLabel = "WHEN",
      converter = Choice.OfEncryption.class,
      completionCandidates = Choice.OfEncryption.class,
      description = "required, preferred or off (default: required).")
  private @Nullable Encryption encryption;

  @Option(
      names = "--signing",
      paramLabel = "WHEN",
      converter = Choice.OfSigning.class,
      completionCandidates = Choice.OfSigning.class,
      description = "required or preferred (default: required).")
  private @Nullable Signing signing;

  @Option(
      names = "--min-dialect",
      paramLabel = "VERSION",
      converter = DialectConverter.class,
      description = "2.0.2, 2.1, 3.0, 3.0.2 or 3.1.1 (default: 3.0).")
  private @Nullable Dialect minimumDialect;

  @Option(
      names = "--auth",
      paramLabel = "HOW",
      converter = Choice.OfAuthentication.class,
      completionCandidates = Choice.OfAuthentication.class,
      description = "ntlm or kerberos (default: ntlm).")
  private @Nullable Authentication authentication;

  @Option(
      names = "--credentials",
      paramLabel = "REF",
      description =
          "Where user name and password are: env:PREFIX, secretsmanager:ID or ssm:/NAME"
              + " (default: env:SMBRIDGE, which reads SMBRIDGE_USERNAME, SMBRIDGE_PASSWORD and"
              + " SMBRIDGE_DOMAIN).")
  private @Nullable String credentials;

  /** The same as a value. */
  ConnectionDefaults defaults() {
    return new ConnectionDefaults(
        requireNonNullElse(credentials, "env:SMBRIDGE"),
        requireNonNullElse(backend, ConfiguredTarget.DEFAULT_BACKEND),
        new SecurityPolicy(
            requireNonNullElse(encryption, Encryption.REQUIRED),
            requireNonNullElse(signing, Signing.REQUIRED),
            requireNonNullElse(minimumDialect, Dialect.SMB_3_0),
            AccessMode.READ_WRITE),
        requireNonNullElse(authentication, Authentication.NTLM));
  }

  /** Whether any of them was given. */
  boolean given() {
    return Stream.of(backend, encryption, signing, minimumDialect, authentication, credentials)
        .anyMatch(Objects::nonNull);
  }

  /** Reads a dialect as users write it. */
  static final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String text) {
      return Dialect.of(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "\"" + text + "\" is no SMB version: 2.0.2, 2.1, 3.0, 3.0.2 or 3.1.1"));
    }
  }
}
