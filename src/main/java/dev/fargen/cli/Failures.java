package dev.fargen.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SpecException;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Reports why a command with access to AWS failed: on standard error, and with {@code --output
 * json} on standard output too.
 */
final class Failures {

  private final AwsOptions options;
  private final Console console;
  private final String consequence;
  private final boolean stream;

  /**
   * @param consequence the end of the summary of errors in a spec
   * @param stream whether the command prints one JSON object per line, not one document
   */
  Failures(AwsOptions options, Console console, String consequence, boolean stream) {
    this.options = options;
    this.console = console;
    this.consequence = consequence;
    this.stream = stream;
  }

  /** The exit code of {@code work}, or of the fault that ended it. */
  int told(IntSupplier work) {
    boolean json = options.json();
    try {
      options.check();
      return work.getAsInt();
    } catch (SpecException e) {
      return wrong(json, List.of(e.diagnostics()));
    } catch (WrongSpecs e) {
      return wrong(json, e.diagnostics());
    } catch (UsageException e) {
      if (json) {
        print(ExitCode.WRONG, e.getMessage(), List.of());
      }
      throw e;
    } catch (DeadlinePassed e) {
      return fail(json, Verdict.DEADLINE, "the timeout passed before AWS answered");
    } catch (AwsFault e) {
      return fail(json, Verdict.UNREACHABLE, e.sentence());
    }
  }

  private int wrong(boolean json, List<Diagnostics> specs) {
    Report report = new Report(console, consequence);
    specs.forEach(report::add);
    int code = report.finish();
    if (json) {
      print(code, "the spec has errors", specs);
    }
    return code;
  }

  private int fail(boolean json, Verdict verdict, String message) {
    console.err().println("fargen: " + message);
    if (json) {
      print(verdict.exitCode(), message, List.of());
    }
    return verdict.exitCode();
  }

  private void print(
      int code, @org.jspecify.annotations.Nullable String message, List<Diagnostics> wrong) {
    ObjectNode document = JsonText.object();
    if (stream) {
      document.put("event", "error").put("exitCode", code).put("message", message);
    } else {
      document.putObject("error").put("exitCode", code).put("message", message);
    }
    if (!wrong.isEmpty()) {
      document.set("specs", DiagnosticFormats.specs(wrong));
    }
    console.out().println(stream ? document.toString() : document.toPrettyString());
  }
}
