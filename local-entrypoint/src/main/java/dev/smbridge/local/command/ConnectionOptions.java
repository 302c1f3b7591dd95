package dev.smbridge.local.command;

import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ConnectionDefaults;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Signing;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** On which terms a server is spoken to that the command line names itself. */
public final class ConnectionOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = ConfiguredTarget.DEFAULT_BACKEND,
      description = "SMB library: smbj or jcifs-ng (default: ${DEFAULT-VALUE}).")
  private String backend = ConfiguredTarget.DEFAULT_BACKEND;

  @Option(
      names = "--encryption",
      paramLabel = "WHEN",
      defaultValue = "required",
      description = "required, preferred or off (default: ${DEFAULT-VALUE}).")
  private Encryption encryption = Encryption.REQUIRED;

  @Option(
      names = "--signing",
      paramLabel = "WHEN",
      defaultValue = "required",
      description = "required or preferred (default: ${DEFAULT-VALUE}).")
  private Signing signing = Signing.REQUIRED;

  @Option(
      names = "--min-dialect",
      paramLabel = "VERSION",
      defaultValue = "3.0",
      converter = DialectConverter.class,
      description = "2.0.2, 2.1, 3.0, 3.0.2 or 3.1.1 (default: ${DEFAULT-VALUE}).")
  private Dialect minimumDialect = Dialect.SMB_3_0;

  @Option(
      names = "--auth",
      paramLabel = "HOW",
      defaultValue = "ntlm",
      description = "ntlm or kerberos (default: ${DEFAULT-VALUE}).")
  private Authentication authentication = Authentication.NTLM;

  @Option(
      names = "--credentials",
      paramLabel = "REF",
      defaultValue = "env:SMBRIDGE",
      description =
          "Where user name and password are: env:PREFIX, secretsmanager:ID or ssm:/NAME"
              + " (default: ${DEFAULT-VALUE}, which reads SMBRIDGE_USERNAME, SMBRIDGE_PASSWORD and"
              + " SMBRIDGE_DOMAIN).")
  private String credentials = "env:SMBRIDGE";

  /** The same as a value. */
  ConnectionDefaults defaults() {
    return new ConnectionDefaults(
        credentials,
        backend,
        new SecurityPolicy(encryption, signing, minimumDialect, AccessMode.READ_WRITE),
        authentication);
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
