package dev.smbridge.adapter.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's failures mean, whatever the service. */
public final class SdkFailures {
  private SdkFailures() {}

  /** Why a call has no answer that the service meant to give. */
  public enum Unanswered {
    /** Neither in the time for the call nor for an attempt, though the endpoint was reached. */
    TIMED_OUT,
    /** The thread that waited was interrupted. */
    INTERRUPTED,
    /** No connection to the endpoint came about. */
    NEVER_CONNECTED,
    /** The endpoint showed a certificate that is not accepted, so nothing was sent. */
    NOT_TRUSTED,
    /** A connection broke before the answer was there. */
    BROKEN_OFF,
    /** The process has no region. */
    NO_REGION,
    /** The process has no identity. */
    NO_CREDENTIALS,
    /** The request or its answer made no sense to the SDK. */
    NOT_UNDERSTOOD
  }

  /** Failures on this side of the wire; the SDK has few types for them, but causes and texts. */
  public static Unanswered unanswered(SdkException failed) {
    return switch (failed) {
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> Unanswered.TIMED_OUT;
      case AbortedException _ -> Unanswered.INTERRUPTED;
      default ->
          switch (wire(failed)) {
            case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
                Unanswered.NEVER_CONNECTED;
            case SocketTimeoutException late ->
                message(late).contains("connect")
                    ? Unanswered.NEVER_CONNECTED
                    : Unanswered.TIMED_OUT;
            case SSLException refused when certificateFailure(refused) != null ->
                Unanswered.NOT_TRUSTED;
            case IOException _ -> Unanswered.BROKEN_OFF;
            case null -> unsent(failed);
          };
    };
  }

  private static Unanswered unsent(SdkException failed) {
    if (mentions(failed, "unable to load region")) {
      return Unanswered.NO_REGION;
    }
    return mentions(failed, "unable to load credentials")
        ? Unanswered.NO_CREDENTIALS
        : Unanswered.NOT_UNDERSTOOD;
  }

  /** What happened on the wire: the JDK says it; an SDK's own is about an answer that came. */
  private static @Nullable IOException wire(Throwable failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && io.getClass().getPackageName().startsWith("java")) {
        return io;
      }
    }
    return null;
  }

  /**
   * What to do about a certificate that is not accepted, from the word "certificate" on.
   *
   * @param endpoint whose it is
   */
  public static String untrusted(SdkException failed, String endpoint) {
    var refused = certificateFailure(failed);
    return "certificate of "
        + endpoint
        + " is not accepted ("
        + (refused == null ? "no reason is known" : innermost(refused))
        + "): check the endpoint's address, and where a proxy inspects TLS, name the file of its"
        + " authority's certificate in AWS_CA_BUNDLE";
  }

  private static @Nullable CertificateException certificateFailure(Throwable failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException refused) {
        return refused;
      }
    }
    return null;
  }

  private static String innermost(CertificateException refused) {
    Throwable innermost = refused;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }

  /** The code of an error; empty where it was answered without one. */
  public static String code(AwsServiceException refused) {
    var details = refused.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  /**
   * Whether the message has this text, in letters of either case.
   *
   * @param text in lower case
   */
  public static boolean mentions(SdkException failed, String text) {
    return message(failed).contains(text);
  }

  private static String message(Throwable failed) {
    return String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
  }
}
