package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the specs of one run against each other, for every command that reads several specs as a
 * whole: no two may write the same file, have rules of one listener with the same priority, create
 * the same DNS record, or add the same rule to a security group, and what one imports another must
 * export.
 */
final class AcrossSpecs {

  private AcrossSpecs() {}

  /**
   * A spec without errors.
   *
   * @param name its name and where that is
   * @param files the names of its templates
   */
  record Valid(
      Given<String> name,
      Set<String> files,
      List<CompiledEnvironment> environments,
      Diagnostics diagnostics) {

    Valid {
      files = Set.copyOf(files);
      environments = List.copyOf(environments);
    }

    static Valid of(Compilation compilation) {
      return of(compilation, compilation.environments());
    }

    /** The same with some of its environments. */
    static Valid of(Compilation compilation, List<CompiledEnvironment> environments) {
      return new Valid(
          compilation.spec(), compilation.templateFiles(), environments, compilation.diagnostics());
    }

    /** A place in the spec, for a diagnostic about another one. */
    String place(Span span) {
      return "`" + diagnostics.source().printedName() + ":" + span.line() + "`";
    }

    private void conflictsWith(Valid other, String file) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DUPLICATE_SPEC,
                  "`" + other.diagnostics.source().printedName() + "` also writes `" + file + "`")
              .at(name.span())
              .note("the files of a spec are named after it")
              .help("rename one of the two specs"));
    }
  }

  /** Reports each conflict in both specs. */
  static void check(List<Valid> specs) {
    files(specs);
    new PriorityConflicts().check(specs);
    new SharedGroups().check(specs);
    new SharedRecords().check(specs);
    new ImportedSpecs(specs).check();
  }

  private static void files(List<Valid> specs) {
    Map<String, Valid> writers = new HashMap<>();
    for (Valid spec : specs) {
      for (String file : spec.files()) {
        Valid other = writers.putIfAbsent(file, spec);
        if (other != null) {
          spec.conflictsWith(other, file);
          other.conflictsWith(spec, file);
        }
      }
    }
  }
}
