package dev.fargen.cli;

import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.diag.SpecException;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** Asks AWS about the stack of one spec, changes nothing, and says when AWS does not answer. */
final class AwsQuestion {

  private AwsQuestion() {}

  static int ask(
      Arguments arguments,
      Console console,
      boolean complete,
      ToIntBiFunction<Aws, StackRequest> answer) {
    AwsOptions options = new AwsOptions(arguments);
    List<String> names = SpecFile.named(arguments.operands(), console);
    int code = 0;
    try {
      for (String name : names) {
        StackRequests requests = new StackRequests(options, console);
        StackRequest request = complete ? requests.of(name) : requests.named(name);
        Aws aws = options.aws(request.region(), options.deadline(), fault -> {});
        code = Math.max(code, answer.applyAsInt(aws, request));
      }
      return code;
    } catch (SpecException e) {
      Report report = new Report(console, "");
      report.add(e.diagnostics());
      return report.finish();
    } catch (DeadlinePassed e) {
      console.err().println("fargen: the deadline passed before AWS answered");
      return Verdict.DEADLINE.exitCode();
    } catch (AwsFault e) {
      console.err().println("fargen: AWS does not answer: " + e.action() + ": " + e.reason());
      return Verdict.UNREACHABLE.exitCode();
    }
  }
}
