package dev.fargen.check.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.FileText;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of configs must be texts that can be read. A text that differs between environments
 * becomes a template parameter, whose value has at most 4,096 bytes (CloudFormation user guide,
 * "Understand CloudFormation quotas").
 */
public final class ConfigFileRule implements ProjectRule {

  private static final int MOST_BYTES = 4_096;

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Set<Given<String>> told = new HashSet<>();
    for (SpecEnvironment environment : spec.environments()) {
      for (SpecThing config : environment.things(StackKeys.CONFIGS)) {
        config
            .keys()
            .get(ConfigKeys.FILE)
            .filter(told::add)
            .ifPresent(path -> file(path, spec.files().get(path.value()), diagnostics));
      }
    }
    Map<String, Given<Text>> first = new HashMap<>();
    Set<String> reported = new HashSet<>();
    for (Stack stack : project.stacks()) {
      for (Workload workload : stack.workloads()) {
        for (Container container :
            Lists.filter(workload.containers(), one -> one.purpose() == Container.Purpose.FILES)) {
          for (Variable variable : container.variables().plain()) {
            String name = workload.name() + " " + variable.name();
            Given<Text> other = first.putIfAbsent(name, variable.value());
            boolean differs = other != null && !other.value().equals(variable.value().value());
            if (differs && (isLong(other) || isLong(variable.value())) && reported.add(name)) {
              differs(variable.value(), other, diagnostics);
            }
          }
        }
      }
    }
  }

  /** Reports a file that cannot be used. */
  static void file(Given<String> path, @Nullable FileText file, Diagnostics diagnostics) {
    if (file != null && file.text().isEmpty()) {
      Diagnostic fault =
          Diagnostic.of(Code.FILE_NOT_USABLE, "`" + path.value() + "` " + file.fault())
              .at(path.span());
      boolean elsewhere = file.equals(FileText.BINARY) || file.isTooLarge();
      Diagnostic noted =
          file.equals(FileText.missing(path.value()))
              ? fault.note("paths are relative to the directory of the spec")
              : elsewhere
                  ? fault.note(
                      "the content becomes part of the task definition, which "
                          + (file.isTooLarge() ? "has at most 64 KiB" : "is text"))
                  : fault;
      diagnostics.report(
          elsewhere
              ? noted.help("build the file into the image, or mount a volume that contains it")
              : noted);
    }
  }

  private static boolean isLong(Given<Text> text) {
    return text.value().written().getBytes(UTF_8).length > MOST_BYTES;
  }

  private static void differs(Given<Text> text, Given<Text> other, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CANNOT_VARY,
                "the content of a config cannot differ between environments if it has more than "
                    + MOST_BYTES
                    + " bytes")
            .at(text.span().firstLine())
            .at(other.span().firstLine(), "in another environment")
            .note(
                "content that differs becomes a template parameter, whose value has at most "
                    + MOST_BYTES
                    + " bytes")
            .help(
                "write two configs, and in each environment `configs: [{source: ..., target:"
                    + " ...}]` of the workload with one of them"));
  }
}
