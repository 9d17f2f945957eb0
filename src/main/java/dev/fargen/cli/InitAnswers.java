package dev.fargen.cli;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What the first spec contains: from options if there are any, else from the user's answers. */
final class InitAnswers {

  private static final String WEB = "web";
  private static final String JOB = "job";
  private static final String BUILD = ".";

  /**
   * One question.
   *
   * @param text as it is asked
   * @param kind the only kind of workload that it applies to, empty for every kind
   */
  private record Question(String option, String text, String kind) {}

  private static final Question KIND = new Question("--kind", "Kind (web, worker or job)", "");
  private static final Question NAME = new Question("--name", "Name", "");
  private static final Question IMAGE = new Question("--image", "Container image", "");
  private static final Question IMAGE_OR_BUILD =
      new Question("--image", "Container image, or . to build the Dockerfile", "");
  private static final Question PORT = new Question("--port", "Port", WEB);
  private static final Question HEALTH = new Question("--health", "Health check path", WEB);
  private static final Question SCHEDULE = new Question("--schedule", "Schedule", JOB);
  private static final Question CERTIFICATE = new Question("--certificate", "Certificate", WEB);
  private static final Question VPC = new Question("--vpc", "VPC (empty: write it later)", "");
  private static final Question SUBNETS =
      new Question("--subnets", "Subnets, separated by commas", "");
  private static final List<Question> ALL =
      List.of(KIND, NAME, IMAGE, PORT, HEALTH, SCHEDULE, CERTIFICATE, VPC, SUBNETS);

  private final Arguments arguments;
  private final Console console;
  private final boolean asks;
  private final String place;
  private final Optional<Dockerfile> dockerfile;
  private final Map<String, String> answers = new HashMap<>();

  InitAnswers(Arguments arguments, Console console, Path file) {
    Path path = file.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(path.getParent()).orElse(path);
    String own = String.valueOf(path.getFileName());
    this.arguments = arguments;
    this.console = console;
    this.asks = ALL.stream().map(Question::option).noneMatch(arguments::has);
    this.place =
        SpecFile.USUAL.contains(own)
            ? String.valueOf(parent.getFileName())
            : own.replaceFirst("\\.ya?ml$", "");
    this.dockerfile = Dockerfile.in(parent);
  }

  static List<OptionSpec> options() {
    return List.of(
        Commands.choice("--kind", "KIND", FirstSpec.KINDS, "Kind of workload").toBuilder()
            .description(
                "Kind of workload: web (HTTP), worker (queue) or job (schedule). Default: web.")
            .build(),
        Commands.option(
            "--name", "NAME", "Name of the spec. Default: that of the file or the directory."),
        Commands.option(
            "--image", "IMAGE", "Container image. Default: build the Dockerfile next to the spec."),
        Commands.option(
            "--port",
            "PORT",
            "Port of a web service. Default: that of EXPOSE in the Dockerfile, or 8080."),
        Commands.option(
            "--health",
            "PATH",
            "Health check path of a web service. Default: that of HEALTHCHECK in the Dockerfile, or /."),
        Commands.option(
            "--schedule", "EXPRESSION", "Schedule of a job (UTC). Default: cron(0 4 * * ? *)."),
        Commands.option(
            "--certificate",
            "ARN",
            "ACM certificate of a web service. Default: the parameter CertificateArn."),
        Commands.option("--vpc", "ID", "VPC for the environment dev."),
        Commands.option("--subnets", "IDS", "Subnets in the VPC, separated by commas."));
  }

  /**
   * The spec to write.
   *
   * @throws UsageException where an option is not valid, or the input ends
   */
  FirstSpec read() {
    String kind = read(KIND, Optional.of(WEB));
    refuseUnused(kind);
    read(NAME, Optional.of(nameOfPlace()));
    String image =
        read(dockerfile.isPresent() ? IMAGE_OR_BUILD : IMAGE, dockerfile.map(there -> BUILD));
    Optional<Dockerfile> built = dockerfile.filter(there -> image.equals(BUILD));
    if (kind.equals(WEB)) {
      read(PORT, Optional.of(String.valueOf(built.flatMap(Dockerfile::port).orElse(8080))));
      read(HEALTH, Optional.of(built.flatMap(Dockerfile::healthPath).orElse("/")));
      arguments.value(CERTIFICATE.option()).ifPresent(arn -> read(CERTIFICATE, Optional.empty()));
    } else if (kind.equals(JOB)) {
      read(SCHEDULE, Optional.of("cron(0 4 * * ? *)"));
    }
    if (!read(VPC, Optional.of("")).isEmpty()) {
      read(SUBNETS, Optional.empty());
    }
    return spec(answers);
  }

  /** An option that the spec has no use for is refused, not ignored. */
  private void refuseUnused(String kind) {
    for (Question question : ALL) {
      String only = question.kind();
      if (arguments.has(question.option()) && !only.isEmpty() && !only.equals(kind)) {
        throw new UsageException("`" + question.option() + "` requires `--kind " + only + "`");
      }
    }
    if (arguments.has(SUBNETS.option()) && !arguments.has(VPC.option())) {
      throw new UsageException("`--subnets` requires `--vpc`");
    }
  }

  /** The spec of these answers; what is not answered yet has a value that is valid. */
  private FirstSpec spec(Map<String, String> known) {
    String image = known.getOrDefault(IMAGE.option(), BUILD);
    String subnets = known.getOrDefault(SUBNETS.option(), "subnet-1a2b3c4d,subnet-5e6f7a8b");
    return new FirstSpec(
        known.getOrDefault(KIND.option(), WEB),
        known.getOrDefault(NAME.option(), "app"),
        Optional.of(image).filter(given -> !given.equals(BUILD)),
        new FirstSpec.Http(
            known.getOrDefault(PORT.option(), "8080"),
            known.getOrDefault(HEALTH.option(), "/"),
            Optional.ofNullable(known.get(CERTIFICATE.option()))),
        known.getOrDefault(SCHEDULE.option(), "rate(1 day)"),
        dockerfile
            .filter(there -> image.equals(BUILD))
            .flatMap(Dockerfile::user)
            .orElse("1000:1000"),
        Optional.of(known.getOrDefault(VPC.option(), ""))
            .filter(vpc -> !vpc.isEmpty())
            .map(vpc -> new FirstSpec.Network(vpc, Arrays.asList(subnets.split(" *, *")))));
  }

  private String read(Question question, Optional<String> fallback) {
    Optional<String> given = arguments.value(question.option());
    String answer =
        given.isEmpty() && asks
            ? ask(question, fallback)
            : given.or(() -> fallback).orElseThrow(() -> required(question));
    fault(question, answer)
        .ifPresent(
            reason -> {
              throw UsageException.value(question.option(), answer, reason);
            });
    answers.put(question.option(), answer);
    return answer;
  }

  private static UsageException required(Question question) {
    String option = question.option();
    return new UsageException(
        option.equals(IMAGE.option())
            ? "there is no Dockerfile to build in this directory; `--image` is required"
            : "`" + option + "` is required with `--vpc`");
  }

  /** Why the answer is not valid, by the rules for the key that it becomes the value of. */
  private Optional<String> fault(Question question, String answer) {
    if (question.equals(KIND)) {
      return FirstSpec.KINDS.contains(answer)
          ? Optional.empty()
          : Optional.of("allowed values: " + String.join(", ", FirstSpec.KINDS));
    }
    Map<String, String> tried = new HashMap<>(answers);
    tried.put(question.option(), answer);
    try {
      Compiler.compile(new SourceFile("fargen.yml", spec(tried).text()));
      return Optional.empty();
    } catch (SpecException e) {
      return Optional.of(reason(e.diagnostics().inFileOrder().get(0)));
    }
  }

  /** The rule, or without one the fault and what to do. */
  private static String reason(Diagnostic fault) {
    return fault.notes().isEmpty()
        ? fault.message() + fault.help().map(help -> "; " + help).orElse("")
        : String.join("; ", fault.notes());
  }

  private String ask(Question question, Optional<String> fallback) {
    String inBrackets =
        fallback.filter(text -> !text.isEmpty()).map(t -> " [" + t + "]").orElse("");
    while (true) {
      Optional<String> line = answer(question.text() + inBrackets + ": ");
      if (line.isEmpty()) {
        throw new UsageException(
            "no answer, nothing written; without a terminal use options, such as"
                + " `fargen init --kind web --image nginx:1.29`");
      }
      String answer = line.get().isEmpty() ? fallback.orElse("") : line.get();
      Optional<String> fault = fault(question, answer);
      if (fault.isEmpty()) {
        return answer;
      }
      console.err().println("Not valid; " + fault.get() + ".");
    }
  }

  /** What the user types; empty without a terminal, or at the end of the input. */
  private Optional<String> answer(String question) {
    return Asker.terminal()
        .flatMap(
            terminal -> {
              console.err().print(question);
              console.err().flush();
              Optional<String> line = Optional.ofNullable(terminal.readLine());
              if (line.isEmpty()) {
                console.err().println();
              }
              return line.map(String::strip);
            });
  }

  private String nameOfPlace() {
    String name =
        place.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-$", "");
    return name.isEmpty()
        ? "app"
        : name.substring(0, Math.min(name.length(), 60)).replaceAll("-$", "");
  }
}
