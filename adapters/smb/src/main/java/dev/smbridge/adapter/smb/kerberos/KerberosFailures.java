package dev.smbridge.adapter.smb.kerberos;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * Translates what a key distribution centre answers, by its error code (RFC 4120, 7.5.9), to what
 * an operator does about it.
 */
public final class KerberosFailures {
  private static final Pattern CODE = Pattern.compile("\\((\\d{1,3})\\)");
  private static final int NO_ANSWER = -1;

  // [MS-ERREF] 2.3.1; the last two are from servers without Kerberos.
  private static final int LOGON_FAILURE = 0xC000006D;
  private static final int INVALID_PARAMETER = 0xC000000D;
  private static final int NOT_SUPPORTED = 0xC00000BB;

  private KerberosFailures() {}

  /** The account could not be logged in. */
  static FileFailure ofLogin(LoginException problem, String principal, boolean byKeytab) {
    var code = code(problem);
    var failure =
        switch (code) {
          case NO_ANSWER -> withoutAnswer(problem, principal);
          case 6 ->
              refused(
                  "Kerberos does not know the account %s: check the user name, and \"realm\"",
                  principal);
          case 18 ->
              refused(
                  "the account %s is disabled, locked or expired: have it put right in the"
                      + " directory",
                  principal);
          case 23 ->
              refused(
                  "the password of %s has expired: set a new one in the directory, then in the"
                      + " secret",
                  principal);
          case 24, 25 ->
              byKeytab
                  ? refused(
                      "Kerberos refused the keytab of %s: export it again, since a new password"
                          + " makes new keys",
                      principal)
                  : refused("Kerberos refused the password of %s: check the secret", principal);
          case 41, 68 ->
              refused(
                  "the directory writes the realm of %s differently: set \"realm\", in upper case"
                      + " as a rule",
                  principal);
          default -> ofAnswer(code, principal);
        };
    return failure.causedBy(problem);
  }

  /**
   * The account is logged in, and gets no ticket for the file server.
   *
   * @param problem what the JDK's mechanism threw
   * @param host the file server's, as its service principal has it
   */
  public static FileFailure ofTicket(Exception problem, String host) {
    var code = code(problem);
    var service = "cifs/" + host;
    var failure =
        switch (code) {
          case NO_ANSWER ->
              says(problem, "Failed to find any Kerberos")
                  ? expired()
                  : withoutAnswer(problem, service);
          case 7 ->
              refused(
                  "Kerberos knows no service principal %s: \"host\" must be the file server's full"
                      + " name in the directory, or set \"servicePrincipal\"",
                  service);
          case 32 -> expired();
          default -> ofAnswer(code, service);
        };
    return failure.causedBy(problem);
  }

  /**
   * The file server refused the ticket.
   *
   * @param answer what the server's NTSTATUS means by itself
   */
  public static FileFailure ofServer(FileFailure answer, String host) {
    var status = answer.serverStatus().orElse(0);
    return switch (status) {
      case LOGON_FAILURE, INVALID_PARAMETER, NOT_SUPPORTED ->
          refused(
                  "the file server takes no Kerberos ticket for %s: it must be a member of the"
                      + " realm, and that principal its own",
                  "cifs/" + host)
              .withServerStatus(status)
              .causedBy(answer);
      default -> answer;
    };
  }

  private static FileFailure ofAnswer(int code, String principal) {
    return switch (code) {
      case 12 ->
          refused(
              "the directory does not let %s log in here or now: check its logon hours and"
                  + " workstations",
              principal);
      case 14 ->
          refused(
              "Kerberos and this machine have no encryption type in common for %s: allow AES for"
                  + " that account",
              principal);
      case 37 ->
          refused(
              "the clocks of this machine and of the Kerberos server differ too much for %s: set"
                  + " this machine's clock",
              principal);
      default ->
          refused(
              "Kerberos refused %s with its error " + code + ": see RFC 4120, 7.5.9", principal);
    };
  }

  private static FileFailure withoutAnswer(Exception problem, String principal) {
    if (says(problem, "locate")) {
      return new FileFailure(
          FailureKind.UNREACHABLE,
          "no Kerberos server is known for "
              + principal
              + ": set \"kdc\", or check that DNS has the realm's _kerberos records");
    }
    if (fromTheNetwork(problem)) {
      return new FileFailure(
          FailureKind.UNREACHABLE,
          "no Kerberos server answers for "
              + principal
              + ": check \"kdc\", and that TCP port 88 is open to it");
    }
    return says(problem, "Unable to obtain password")
        ? refused(
            "the keytab has no key of %s: the name counts letter by letter, its realm in upper"
                + " case as a rule",
            principal)
        : refused(
            "Kerberos gives no ticket for %s: check \"host\", \"realm\" and \"kdc\"", principal);
  }

  /** A new session comes with a new ticket. */
  private static FileFailure expired() {
    return new FileFailure(FailureKind.CONNECTION_LOST, "the Kerberos ticket has expired");
  }

  private static FileFailure refused(String sentence, String principal) {
    return new FileFailure(FailureKind.AUTHENTICATION, sentence.replace("%s", principal));
  }

  private static int code(Exception problem) {
    var code = CODE.matcher(String.valueOf(problem.getMessage()));
    return code.find() ? Integer.parseInt(code.group(1)) : NO_ANSWER;
  }

  private static boolean says(Exception problem, String words) {
    return String.valueOf(problem.getMessage()).contains(words);
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
