package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.diag.SpecException;
import dev.fargen.list.Lists;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders specs: compiles them on all processors, checks them against each other, then writes and
 * reports them one after the other, in the order of the command line.
 */
final class Rendering {

  private final Arguments arguments;
  private final boolean check;
  private final boolean stdout;
  private final Path templates;
  private final Path params;
  private final Console console;
  private final WatchedFiles named = new WatchedFiles();

  Rendering(Arguments arguments, Console console) {
    this.arguments = arguments;
    this.check = arguments.has("--check");
    this.stdout = arguments.has("--stdout");
    this.templates = folder("--templates-dir", "templates", arguments, console);
    this.params = folder("--params-dir", "params", arguments, console);
    this.console = console;
  }

  private static Path folder(String option, String usual, Arguments arguments, Console console) {
    return OutputFiles.folder(option, usual, arguments.value(option), console);
  }

  /** The files that the specs name, as far as they were rendered. */
  List<String> namedFiles() {
    return named.all();
  }

  /** Renders the specs and returns the exit code. */
  int run(List<String> names) {
    return run(names, names);
  }

  /**
   * Renders the specs again after some of them changed. All of them: what one spec says may make
   * another one right or wrong. Of the others only what is new is printed.
   */
  int run(List<String> names, List<String> changed) {
    List<Rendered> all = new ArrayList<>();
    ObsoleteFiles obsolete = stdout ? ObsoleteFiles.NONE : ObsoleteFiles.in(templates, params);
    if (names.size() == 1) {
      all.add(render(names.get(0), obsolete));
    } else {
      try (ProgressBar progress = new ProgressBar(names.size())) {
        InOrder.each(
            names,
            name -> render(name, obsolete),
            rendered -> {
              all.add(rendered);
              progress.step();
            });
      }
    }
    if (!stdout && names.size() > 1) {
      AcrossSpecs.check(Lists.present(Lists.map(all, Rendered::valid)));
    }
    Outcome outcome = new Outcome(named.specs(changed));
    all.forEach(outcome::take);
    return outcome.finish();
  }

  private Rendered render(String name, ObsoleteFiles obsolete) {
    try {
      Compilation compilation =
          SpecFile.compile(name, arguments, console, path -> named.add(path, name));
      OutputFiles files = new OutputFiles();
      Map<String, String> made = compilation.templates();
      List<String> remarks = new ArrayList<>(MissingDockerfiles.of(name, compilation, console));
      remarks.addAll(LargeTemplates.of(compilation, made));
      for (Map.Entry<String, String> file : made.entrySet()) {
        files.add(templates.resolve(file.getKey()), file.getValue());
      }
      for (Map.Entry<String, String> file : compilation.params().entrySet()) {
        files.add(params.resolve(file.getKey()), file.getValue());
      }
      Map<Path, FileState> states = Map.of();
      Optional<IOException> trouble = Optional.empty();
      try {
        if (!stdout) {
          states = files.states();
          for (Path path : obsolete.of(compilation.name())) {
            states.putIfAbsent(path, FileState.OBSOLETE);
          }
        }
      } catch (IOException e) {
        trouble = Optional.of(e);
      }
      return new Rendered(
          name,
          compilation.diagnostics(),
          Optional.of(AcrossSpecs.Valid.of(compilation)),
          stdout ? compilation.text() : "",
          files,
          states,
          remarks,
          trouble);
    } catch (SpecException e) {
      return Rendered.wrong(name, e.diagnostics());
    }
  }

  /** What has been written and said so far. */
  private final class Outcome {
    private final List<String> changed;
    private final Report report = new Report(console, check || stdout ? "" : ", nothing written");
    private final StringBuilder lines = new StringBuilder();
    private boolean different;

    private Outcome(List<String> changed) {
      this.changed = changed;
    }

    private void take(Rendered rendered) {
      boolean isChanged = changed.contains(rendered.name());
      if (isChanged || rendered.diagnostics().hasErrors()) {
        report.add(rendered.diagnostics());
      }
      if (isChanged) {
        rendered.remarks().forEach(remark -> console.err().println("fargen: " + remark));
      }
      if (stdout) {
        lines.append(rendered.template());
        return;
      }
      if (rendered.diagnostics().hasErrors()) {
        return;
      }
      try {
        if (rendered.trouble().isPresent()) {
          throw rendered.trouble().get();
        }
        if (!check) {
          rendered.files().write(rendered.states());
        }
        list(rendered.states(), isChanged);
      } catch (IOException e) {
        fail(String.valueOf(e.getMessage()));
      }
    }

    private void list(Map<Path, FileState> states, boolean unchanged) {
      for (Map.Entry<Path, FileState> file : states.entrySet()) {
        FileState state = file.getValue();
        if (unchanged || state != FileState.UNCHANGED) {
          lines.append(check ? state.found() : state.done()).append(' ').append(file.getKey());
          lines.append('\n');
        }
        different |= state != FileState.UNCHANGED;
      }
    }

    private void fail(String message) {
      console.err().println("fargen: " + message);
      report.fail();
    }

    private int finish() {
      console.out().print(lines);
      int code = report.finish();
      return code == ExitCode.DONE && check && different ? ExitCode.DIFFERENT : code;
    }
  }
}
