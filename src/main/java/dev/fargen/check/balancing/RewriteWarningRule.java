package dev.fargen.check.balancing;

import dev.fargen.check.balancing.RewriteMatch.Outcome;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Rewrites;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of a rewrite that leaves the path of its own rule as it is, and of one that makes no path:
 * a request whose rewrite fails gets status code 500 (Elastic Load Balancing user guide,
 * "Transforms for listener rules").
 */
public final class RewriteWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        http.rewrites()
            .flatMap(Rewrites::url)
            .ifPresent(change -> check(workload, http, change, stack.environment(), warnings));
      }
    }
  }

  private static void check(
      Workload workload,
      Http http,
      Rewrites.Change change,
      Environment environment,
      Warnings warnings) {
    Optional<String> regex = environment.literal(change.regex().value());
    Optional<String> replacement = environment.literal(change.replace().value());
    if (regex.isPresent() && replacement.isPresent()) {
      for (Given<String> path : http.requests().paths()) {
        if (path.value().indexOf('*') < 0 && path.value().indexOf('?') < 0) {
          check(workload, path, change, regex.get(), replacement.get(), warnings);
        }
      }
    }
  }

  private static void check(
      Workload workload,
      Given<String> path,
      Rewrites.Change change,
      String regex,
      String replacement,
      Warnings warnings) {
    boolean slash = path.value().endsWith("/");
    String bare = slash ? path.value().substring(0, path.value().length() - 1) : path.value();
    String asked = bare.isEmpty() ? "/" : bare;
    RewriteRegex.Read read;
    try {
      read = RewriteRegex.read(regex);
    } catch (RewriteRegex.Fault fault) {
      return;
    }
    Outcome exact = RewriteMatch.replace(read, replacement, asked);
    Outcome below = RewriteMatch.replace(read, replacement, bare + "/");
    String better = "write `{regex: \"^" + bare + "/?(.*)$\", replace: /$1}`";
    if (exact.text().isPresent() && !exact.text().get().startsWith("/")) {
      String made = exact.text().get();
      warn(
          workload,
          "`"
              + asked
              + "` is rewritten to "
              + (made.isEmpty()
                  ? "an empty path"
                  : "`" + made + "`, which does not begin with `/`"),
          path,
          change,
          better,
          warnings);
    } else if (exact.text().isEmpty() && below.text().isPresent()) {
      warn(
          workload,
          "`" + asked + "` itself is not rewritten, only the paths below it",
          path,
          change,
          better,
          warnings);
    } else if (exact.text().isEmpty() && !exact.open() && !below.open()) {
      warn(
          workload,
          "`" + regex + "` matches neither `" + asked + "` nor a path below it",
          path,
          change,
          better,
          warnings);
    }
  }

  private static void warn(
      Workload workload,
      String message,
      Given<String> path,
      Rewrites.Change change,
      String help,
      Warnings warnings) {
    Diagnostic warning =
        Diagnostic.of(Code.UNFIT_REWRITE, message).at(change.regex().span().firstLine());
    boolean written = !path.span().contains(change.regex().span());
    warnings.report(
        workload, (written ? warning.at(path.span(), "path of the rule") : warning).help(help));
  }
}
