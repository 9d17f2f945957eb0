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
import dev.fargen.migrate.compose.ComposeImporter;
import dev.fargen.migrate.copilot.CopilotImporter;
import dev.fargen.migrate.score.ScoreImporter;
import dev.fargen.migrate.template.TemplateImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen import}: makes a spec from the files of another tool. */
final class ImportCommand implements Command {

  private static final List<String> OUTPUTS = List.of("text", "json");

  /** The kind that is compared with what its spec renders to. */
  static final String TEMPLATE = "template";

  private static final String COPILOT = "copilot";

  /** Each other kind with its importer. */
  private static final Map<String, Supplier<Importer>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(COPILOT, CopilotImporter::new);
    KINDS.put("compose", ComposeImporter::new);
    KINDS.put("score", ScoreImporter::new);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "import",
            "Make a spec from the files of another tool, and say what became of each line.",
            "  fargen import copilot                       a Copilot application: the directory"
                + " copilot",
            "  fargen import copilot --service api         one of its services",
            "  fargen import compose compose.yaml          a Compose application",
            "  fargen import score score.yaml              a Score workload",
            "  fargen import copilot --stack shop-prod-api a service as it is deployed",
            "  fargen import template stack.yml            a CloudFormation template",
            "  fargen import template --stack shop-prod    the template of a deployed stack");
    ExitCode.listed(spec, ExitCode.UNREACHABLE);
    return spec.addOption(
            Commands.option(
                "--out",
                "FILE",
                "Spec to write. Default: <name>.yml, or fargen.yml if that is imported."))
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
                "--nlb", "Add a Network Load Balancer for published ports that are not HTTP."))
        .addOption(
            Commands.option(
                "--stack",
                "NAME",
                "Deployed stack to import. For template, its changes are shown too."))
        .addOption(
            Commands.option(
                "--env", "NAME", "Environment of the spec that the stack becomes. Default: prod."))
        .addOption(Commands.option("--region", "REGION", "AWS region of the stack."))
        .addOption(Commands.option("--profile", "NAME", "Profile of the AWS configuration files."))
        .addOption(
            Commands.option(
                "--endpoint-url", "URL", "AWS endpoint. Default: AWS_ENDPOINT_URL, if set."))
        .addOption(Commands.choice("--output", "FORMAT", OUTPUTS, "Format of the report"))
        .addOption(
            Commands.flag(
                "--strict",
                "Exit with 2 where something changed its meaning, was refused, or would be replaced,"
                    + " or the spec is not valid."))
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
    Optional<String> stack = arguments.value("--stack");
    if (stack.isEmpty()) {
      return files(arguments, console);
    }
    check(arguments, console);
    boolean copilot = arguments.operands().get(0).equals(COPILOT);
    if (copilot && arguments.operands().size() > 1) {
      throw new UsageException("`--stack` takes the place of the files: name one or the other");
    }
    return new Failures(new AwsOptions(arguments), console, ", nothing written", false)
        .told(
            () ->
                copilot
                    ? run(
                        arguments,
                        console,
                        Optional.empty(),
                        Optional.of(CopilotStack.read(stack.get(), arguments)))
                    : run(
                        arguments,
                        console,
                        Optional.of(ImportedStack.read(stack.get(), arguments)),
                        Optional.empty()));
  }

  /** Imports files, without a look at AWS. */
  static int files(Arguments arguments, Console console) {
    check(arguments, console);
    return run(arguments, console, Optional.empty(), Optional.empty());
  }

  private static void check(Arguments arguments, Console console) {
    ImportKind.check(
        arguments, new Sources(new ImportedFolder(console.directory(), arguments.operands())));
  }

  private static int run(
      Arguments arguments,
      Console console,
      Optional<ImportedStack> stack,
      Optional<CopilotStack> service) {
    String output = Commands.chosen(arguments, "--output", OUTPUTS);
    Sources.Files folder = new ImportedFolder(console.directory(), arguments.operands());
    Sources sources =
        new Sources(
            stack
                .map(one -> one.with(folder))
                .or(() -> service.map(one -> one.with(folder)))
                .orElse(folder));
    Attempts attempts = new Attempts(console);
    Importer importer =
        service.isPresent()
            ? new CopilotImporter(service.map(CopilotStack::stack))
            : importer(arguments, stack, attempts);
    List<String> paths = arguments.operands().subList(1, arguments.operands().size());
    if (paths.isEmpty() && stack.isPresent()) {
      paths = List.of(stack.get().file());
    }
    Optional<String> out = arguments.value("--out");
    Imported imported;
    try {
      imported = importer.read(sources, options(arguments, paths, out, console));
    } catch (CannotImport e) {
      if (output.equals("json")) {
        console.out().print(ImportReport.json(String.valueOf(e.getMessage())));
      }
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (SpecException e) {
      Report report = new Report(console, ", nothing written");
      report.add(e.diagnostics());
      if (output.equals("json")) {
        console.out().print(ImportReport.json(e.diagnostics()));
      }
      return report.finish();
    } finally {
      attempts.end();
    }
    String usual = file(imported.name() + ".yml", sources);
    String file = out.map(one -> in(one, usual, console)).orElse(usual);
    if (isRead(file, sources)) {
      throw new UsageException(
          "`" + file + "` is imported; use --out to write the spec to another file");
    }
    Written written = Written.of(imported, sources, List.of());
    write(file, written.text(), arguments.has("--force"), console);
    Diagnostics problems = problems(file, written.text(), console);
    Optional<ImportedStack.Comparison> compared =
        stack.filter(one -> !problems.hasErrors()).map(one -> one.compare(file, console));
    ImportReport report = new ImportReport(file, written, problems, compared);
    if (output.equals("json")) {
      console.out().print(report.json());
    } else {
      console.out().println("wrote " + file);
      console.out().print(report.text(console.width()));
      report.printProblems(console);
    }
    boolean differs = Lists.any(written.lines(), line -> line.verdict().isDifferent());
    boolean strict = arguments.has(SpecFile.STRICT);
    if (differs && strict) {
      console
          .err()
          .println("fargen: something changed its meaning or was refused, which --strict forbids");
    }
    List<String> lost = compared.map(ImportedStack.Comparison::lost).orElse(List.of());
    if (!lost.isEmpty() && strict) {
      console
          .err()
          .println(
              "fargen: the stack would replace or remove "
                  + String.join(", ", lost)
                  + ", which --strict forbids");
    }
    boolean wrong = differs || !lost.isEmpty() || problems.hasErrors();
    return strict && wrong ? ExitCode.WRONG : ExitCode.DONE;
  }

  private static Importer importer(
      Arguments arguments, Optional<ImportedStack> stack, Attempts attempts) {
    String kind = arguments.operands().get(0);
    if (kind.equals(TEMPLATE)) {
      return new TemplateImporter(
          attempts,
          stack.map(ImportedStack::place).orElseGet(() -> ImportedStack.unseen(arguments)));
    }
    Supplier<Importer> importer = KINDS.get(kind);
    if (importer == null) {
      throw new IllegalStateException("no importer for " + kind);
    }
    return importer.get();
  }

  /** The kinds that there are importers for. */
  static List<String> kinds() {
    List<String> kinds = new ArrayList<>(KINDS.keySet());
    kinds.add(TEMPLATE);
    return kinds;
  }

  private static ImportOptions options(
      Arguments arguments, List<String> paths, Optional<String> out, Console console) {
    Path directory = console.directory().toAbsolutePath().normalize();
    Path folder =
        out.map(
                file ->
                    isDirectory(file, console)
                        ? directory.resolve(file)
                        : directory.resolve(file).getParent())
            .orElse(directory);
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

  /** The spec has its own name, unless that is the name of what is imported. */
  private static String file(String usual, Sources sources) {
    return isRead(usual, sources) ? SpecFile.USUAL.get(0) : usual;
  }

  private static boolean isRead(String file, Sources sources) {
    return Lists.any(sources.read(), one -> one.file().name().equals(file));
  }

  /** The file that {@code --out} names, or the usual one in the directory that it names. */
  private static String in(String out, String usual, Console console) {
    return isDirectory(out, console) ? out + (out.endsWith("/") ? "" : "/") + usual : out;
  }

  /** Whether the spec goes into a directory, under its own name. */
  private static boolean isDirectory(String out, Console console) {
    return out.endsWith("/") || Files.isDirectory(console.directory().resolve(out));
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
      String told = String.valueOf(e.getMessage());
      throw new UsageException(
          told.startsWith("cannot ")
              ? told
              : "cannot write `" + file + "`: " + FileFault.reason(e));
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
