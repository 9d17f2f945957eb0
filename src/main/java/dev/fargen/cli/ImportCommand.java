package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.list.Lists;
import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.Written;
import dev.fargen.migrate.copilot.CopilotImporter;
import dev.fargen.migrate.score.ScoreImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen import}: makes a spec from the files of another tool. */
final class ImportCommand implements Command {

  private static final List<String> OUTPUTS = List.of("text", "json");

  /** Each kind with its importer. */
  private static final Map<String, Supplier<Importer>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("copilot", CopilotImporter::new);
    KINDS.put("score", ScoreImporter::new);
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "import",
            "Make a spec from the files of another tool, and say what became of each line.",
            "  fargen import copilot                       a Copilot application: the directory copilot",
            "  fargen import copilot --service api         one of its services",
            "  fargen import compose compose.yaml          a Compose application",
            "  fargen import score score.yaml              a Score workload",
            "  fargen import template stack.yml            a CloudFormation template")
        .addOption(Commands.option("--out", "FILE", "Spec to write. Default: <name>.yml."))
        .addOption(Commands.flag("--force", "Overwrite an existing file."))
        .addOption(Commands.option("--name", "NAME", "Name of the spec."))
        .addOption(
            Commands.options(
                "--service", "NAME", "Import only this service or job. Can be repeated."))
        .addOption(
            Commands.options(
                "--compose-profile", "NAME", "Profile of the Compose file. Can be repeated."))
        .addOption(
            Commands.flag(
                "--nlb", "Add a network load balancer for published ports that are not HTTP."))
        .addOption(Commands.choice("--output", "FORMAT", OUTPUTS, "Format of the report"))
        .addOption(
            Commands.flag(
                "--strict", "Exit with 2 where something changed its meaning or was refused."))
        .addPositional(
            Commands.operands("KIND", "Kind of the files: copilot, compose, score or template.")
                .index("0")
                .arity("0..1")
                .hideParamSyntax(true)
                .completionCandidates(ImportKind.WORDS)
                .build())
        .addPositional(
            Commands.files("Files to import; for copilot the directory. Default: the usual ones.")
                .toBuilder()
                .index("1..*")
                .paramLabel("FILE")
                .build());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String output = Commands.chosen(arguments, "--output", OUTPUTS);
    List<String> operands = arguments.operands();
    Sources sources = new Sources(new ImportedFolder(console.directory(), operands));
    ImportKind.check(arguments, sources);
    Importer importer = importer(operands);
    List<String> paths = operands.subList(1, operands.size());
    Optional<String> out = arguments.value("--out");
    Imported imported;
    try {
      imported = importer.read(sources, options(arguments, paths, out, console));
    } catch (CannotImport e) {
      if (output.equals("json")) {
        console.out().println(ImportReport.json(String.valueOf(e.getMessage())).toPrettyString());
      }
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (SpecException e) {
      Report report = new Report(console, ", nothing written");
      report.add(e.diagnostics());
      if (output.equals("json")) {
        console.out().println(ImportReport.json(e.diagnostics()));
      }
      return report.finish();
    }
    String name = name(imported);
    String file = out.orElse(name + ".yml");
    Written written = Written.of(imported, sources, List.of());
    write(file, written.text(), arguments.has("--force"), console);
    ImportReport report = new ImportReport(file, written, problems(file, written.text(), console));
    if (output.equals("json")) {
      console.out().println(report.json());
    } else {
      console.out().println("wrote " + file);
      console.out().print(report.text(console.width()));
      report.printProblems(console);
    }
    boolean differs = Lists.any(written.lines(), line -> line.verdict().isDifferent());
    if (differs && arguments.has(SpecFile.STRICT)) {
      console
          .err()
          .println("fargen: something changed its meaning or was refused, which --strict forbids");
      return ExitCode.WRONG;
    }
    return ExitCode.DONE;
  }

  private static Importer importer(List<String> operands) {
    Supplier<Importer> importer = KINDS.get(operands.get(0));
    if (importer == null) {
      throw new IllegalStateException("no importer for " + operands.get(0));
    }
    return importer.get();
  }

  /** The kinds that there are importers for. */
  static List<String> kinds() {
    return List.copyOf(KINDS.keySet());
  }

  private static ImportOptions options(
      Arguments arguments, List<String> paths, Optional<String> out, Console console) {
    Path directory = console.directory().toAbsolutePath().normalize();
    Path folder = out.map(directory::resolve).map(Path::getParent).orElse(directory);
    return new ImportOptions(
        paths,
        arguments.value("--name"),
        String.valueOf(directory.getFileName()),
        arguments.values("--service"),
        arguments.values("--compose-profile"),
        arguments.has("--nlb"),
        directory.relativize(folder.normalize()).toString(),
        folder.normalize().relativize(directory).toString());
  }

  private static String name(Imported imported) {
    return imported
        .spec()
        .get("name")
        .map(draft -> draft.value())
        .map(value -> value instanceof dev.fargen.cfn.Scalar scalar ? scalar.asText() : "app")
        .orElse("app");
  }

  private static void write(String file, String text, boolean force, Console console) {
    Path path = console.directory().resolve(file);
    try {
      Path folder = path.getParent();
      if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new UsageException(
            "cannot write `" + file + "`: `" + folder.getFileName() + "` is not a directory");
      }
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (force) {
        OutputFiles files = new OutputFiles();
        files.add(path, text);
        files.write(files.states());
        return;
      }
    } catch (IOException e) {
      boolean told = String.valueOf(e.getMessage()).startsWith("cannot ");
      throw new UsageException(
          told ? e.getMessage() : "cannot write `" + file + "`: " + FileFault.reason(e));
    }
    if (Files.exists(path)) {
      throw new UsageException(
          "`"
              + file
              + "` exists and is not overwritten; use --force, or --out to write another file");
    }
    NewFile.write(path, file, text);
  }

  /** What the compiler says about the new spec. */
  private static Diagnostics problems(String file, String text, Console console) {
    SourceFile source = new SourceFile(file, text);
    try {
      Compilation compilation =
          SpecFile.compile(
              source, one -> Compiler.compile(one, new NamedFiles(file, console)), console);
      return compilation.diagnostics();
    } catch (SpecException e) {
      return e.diagnostics();
    }
  }

}
