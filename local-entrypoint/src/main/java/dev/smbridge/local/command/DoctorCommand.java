package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.ProbeStep;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.Printable;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Walks the way to a share, and says what to do about the first step that fails. */
@Command(
    name = "doctor",
    description = "Check the way to a share step by step, and say what to do about what fails.")
final class DoctorCommand extends FileCommand {
  @Parameters(paramLabel = "LOCATION", description = "A directory on a share.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var asked = new Operation.Probe(context.onShare(location));
    var result = context.perform(asked, Observer.NONE);
    if (result.outcome() instanceof Outcome.Probed probed) {
      if (context.output().format() == OutputFormat.TABLE) {
        probed.steps().forEach(step -> show(context, step));
        facts(context, result, asked.location().target().policy());
      } else {
        context
            .data()
            .sequence(probed.steps().stream().map(context.data().answers()::step).toList());
      }
    }
    successful(result);
    return 0;
  }

  private static void show(Context context, ProbeStep step) {
    var data = context.terminal().data();
    data.printf(
        "%-4s  %-8s  %s%n",
        step.passed() ? "ok" : "FAIL",
        step.step().name().toLowerCase(Locale.ROOT),
        Printable.of(step.found()));
    if (!step.passed()) {
      data.println("      what to do: " + step.advice());
    }
  }

  private static void facts(Context context, Result result, SecurityPolicy policy) {
    var session = result.session();
    var data = context.terminal().data();
    if (session != null) {
      data.println("cipher:       " + session.cipher());
      data.println("signatures:   " + session.signature());
      data.println("cryptography: " + session.cryptography());
    }
    if (policy.encryption() != Encryption.REQUIRED || policy.signing() == Signing.PREFERRED) {
      data.println(
          "note: the policy asks for less than \"required\" and promises nothing against an active"
              + " attacker on the network");
    }
  }
}
