package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ServerAddress;
import org.jspecify.annotations.Nullable;

/** What an operator does about a step of a probe that failed. */
final class Advice {
  private Advice() {}

  static String on(ConnectionStep step, @Nullable ServerAddress server, FileFailure failure) {
    return switch (step) {
      case NAME ->
          "Check the host's spelling, and that this machine's DNS knows it (in AWS: the VPC's DHCP"
              + " options or resolver rules for the directory's domain).";
      case ADDRESS ->
          "Open TCP port "
              + port(server)
              + " on the way: the file server's security group or firewall must let this machine in,"
              + " and its own must let it out.";
      case PORT ->
          "Check that the server's SMB service runs and listens on TCP port "
              + port(server)
              + ", and that no firewall refuses it.";
      case DIALECT ->
          "Check that what listens on the port is an SMB 2 or 3 server, and not a proxy.";
      case POLICY ->
          "Bring the server up to the target's policy; lower \"encryption\", \"signing\" or"
              + " \"minimumDialect\" only if clear text on this network is acceptable.";
      case LOGIN ->
          "Check user name, password and domain in the credentials, and that the account is neither"
              + " locked, disabled nor expired.";
      case SHARE ->
          failure.kind() == FailureKind.ACCESS_DENIED
              ? "Give the account access in the share's permissions; if the share requires"
                  + " encryption, the target must allow it."
              : "Check the share's name: `smbridge shares` lists what the server has.";
      case WRITE ->
          "Give the account the right to create and delete files there, or set the target's"
              + " \"access\" to \"read-only\".";
    };
  }

  private static int port(@Nullable ServerAddress server) {
    return server == null ? ServerAddress.DEFAULT_PORT : server.port();
  }
}
