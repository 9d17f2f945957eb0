package dev.fargen.cli;

import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

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

  private void print(int code, @Nullable String message, List<Diagnostics> wrong) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    if (stream) {
      error.put("event", "error");
    }
    error.put("exitCode", code);
    error.put("message", message);
    Map<String, @Nullable Object> document = stream ? error : new LinkedHashMap<>();
    if (!stream) {
      document.put("error", error);
    }
    if (!wrong.isEmpty()) {
      document.put("specs", DiagnosticFormats.specs(wrong));
    }
    console.out().println(stream ? JsonText.line(document) : JsonText.of(document));
  }
}
