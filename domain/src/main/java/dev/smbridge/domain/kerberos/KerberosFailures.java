package dev.smbridge.domain.kerberos;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/** Translates what a key distribution centre answers, by its error code (RFC 4120, 7.5.9). */
final class KerberosFailures {
  private static final Pattern CODE = Pattern.compile("\\((\\d{1,3})\\)");

  private KerberosFailures() {}

  static FileFailure of(LoginException problem, String principal) {
    var message = String.valueOf(problem.getMessage());
    var code = CODE.matcher(message);
    if (code.find()) {
      return new FileFailure(FailureKind.AUTHENTICATION, refusal(code.group(1), principal))
          .causedBy(problem);
    }
    if (fromTheNetwork(problem) || message.contains("locate")) {
      return new FileFailure(
              FailureKind.UNREACHABLE,
              "no Kerberos distribution centre answers for "
                  + principal
                  + ": set \"kdc\", or check DNS and port 88")
          .causedBy(problem);
    }
    return new FileFailure(FailureKind.AUTHENTICATION, "Kerberos gives no ticket to " + principal)
        .causedBy(problem);
  }

  private static String refusal(String code, String principal) {
    return switch (code) {
      case "6" -> "Kerberos does not know the account " + principal;
      case "18" -> "the account " + principal + " is disabled, locked or expired";
      case "23" -> "the password of " + principal + " has expired";
      case "24" -> "Kerberos refused the password of " + principal;
      case "37" -> "the clocks of this machine and of the Kerberos server differ too much";
      case "68" -> "the Kerberos realm of " + principal + " is not the one that was asked";
      default -> "Kerberos refused " + principal + " with its error " + code;
    };
  }

  private static boolean fromTheNetwork(Throwable problem) {
    for (@Nullable Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
