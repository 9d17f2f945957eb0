package dev.fargen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** What the first spec contains: from options if there are any, else from the user's answers. */
final class InitAnswers {

  /**
   * One question.
   *
   * @param text as it is asked
   * @param pattern of valid answers
   * @param words the rule in words
   */
  private record Question(String option, String text, String pattern, String words) {}

  private static final Question KIND =
      new Question(
          "--kind",
          "Kind: web, worker or job",
          "web|worker|job",
          "allowed values: web, worker, job");
  private static final Question NAME =
      new Question(
          "--name",
          "Name",
          "[a-z]([a-z0-9-]{0,58}[a-z0-9])?",
          "use lower-case letters, digits and hyphens");
  private static final String IMAGE_RULE = "use an image such as nginx:1.29";
  private static final Question IMAGE =
      new Question("--image", "Container image", "\\S+", IMAGE_RULE);
  private static final Question IMAGE_OR_BUILD =
      new Question("--image", "Container image, or . to build the Dockerfile", "\\S+", IMAGE_RULE);
  private static final Question PORT =
      new Question("--port", "Port", "[1-9][0-9]{0,4}", "use a port such as 8080");
  private static final Question HEALTH =
      new Question("--health", "Health check path", "/\\S*", "use a path such as /health");
  private static final Question SCHEDULE =
      new Question(
          "--schedule",
          "Schedule",
          "(cron|rate|at)\\(.+\\)",
          "use cron(...), rate(...) or at(...)");
  private static final Question CERTIFICATE =
      new Question("--certificate", "Certificate", "\\S+", "use the ARN of an ACM certificate");
  private static final Question VPC =
      new Question(
          "--vpc", "VPC (empty: write it later)", "(vpc-\\w+)?", "use an id such as vpc-1a2b3c4d");
  private static final Question SUBNETS =
      new Question(
          "--subnets",
          "Subnets, separated by commas",
          "subnet-\\w+(, *subnet-\\w+)*",
          "use ids such as subnet-1a2b3c4d,subnet-5e6f7a8b");

  private final Arguments arguments;
  private final Console console;
  private final boolean asks;
  private final String place;
  private final Optional<Dockerfile> dockerfile;

  InitAnswers(Arguments arguments, Console console, Path file) {
    Path path = file.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(path.getParent()).orElse(path);
    String own = String.valueOf(path.getFileName());
    this.arguments = arguments;
    this.console = console;
    this.asks = all().map(Question::option).noneMatch(arguments::has);
    this.place =
        SpecFile.USUAL.contains(own)
            ? String.valueOf(parent.getFileName())
            : own.replaceFirst("\\.ya?ml$", "");
    this.dockerfile = Dockerfile.in(parent);
  }

  static List<OptionSpec> options() {
    return List.of(
        Commands.choice(
            "--kind", "KIND", FirstSpec.KINDS, "Kind of workload (HTTP, queue or schedule)"),
        Commands.option(
            "--name", "NAME", "Name of the spec. Default: that of the file or the directory."),
        Commands.option(
            "--image", "IMAGE", "Container image. Default: build the Dockerfile next to the spec."),
        Commands.option(
            "--port",
            "PORT",
            "Port of a web service. Default: that of EXPOSE in the Dockerfile, or 8080."),
        Commands.option("--health", "PATH", "Health check path of a web service. Default: /."),
        Commands.option(
            "--schedule", "EXPRESSION", "Schedule of a job (UTC). Default: cron(0 4 * * ? *)."),
        Commands.option(
            "--certificate",
            "ARN",
            "ACM certificate of a web service. Default: the parameter CertificateArn."),
        Commands.option("--vpc", "ID", "VPC for the environment dev."),
        Commands.option("--subnets", "IDS", "Subnets in the VPC, separated by commas."));
  }

  private static Stream<Question> all() {
    return Stream.of(KIND, NAME, IMAGE, PORT, HEALTH, SCHEDULE, CERTIFICATE, VPC, SUBNETS);
  }

  /**
   * The spec to write.
   *
   * @throws UsageException where an option is not valid, or the input ends
   */
  FirstSpec read() {
    String kind = of(KIND, Optional.of("web"));
    String name = of(NAME, Optional.of(nameOfPlace()));
    String image =
        of(dockerfile.isPresent() ? IMAGE_OR_BUILD : IMAGE, dockerfile.map(there -> "."));
    boolean web = kind.equals("web");
    boolean built = image.equals(".");
    int exposed = dockerfile.filter(there -> built).flatMap(Dockerfile::port).orElse(8080);
    int port = web ? Integer.parseInt(of(PORT, Optional.of(String.valueOf(exposed)))) : exposed;
    String health = web ? of(HEALTH, Optional.of("/")) : "/";
    String schedule = kind.equals("job") ? of(SCHEDULE, Optional.of("cron(0 4 * * ? *)")) : "";
    String vpc = of(VPC, Optional.of(""));
    return new FirstSpec(
        kind,
        name,
        Optional.of(image).filter(given -> !built),
        new FirstSpec.Http(
            port,
            health,
            arguments.value(CERTIFICATE.option()).map(given -> checked(CERTIFICATE, given))),
        schedule,
        dockerfile.filter(there -> built).flatMap(Dockerfile::user).orElse("1000:1000"),
        network(vpc));
  }

  private Optional<FirstSpec.Network> network(String vpc) {
    return vpc.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FirstSpec.Network(vpc, Arrays.asList(of(SUBNETS, Optional.empty()).split(", *"))));
  }

  private String of(Question question, Optional<String> fallback) {
    Optional<String> given = arguments.value(question.option());
    if (given.isPresent()) {
      return checked(question, given.get());
    }
    return asks
        ? ask(question, fallback)
        : fallback.orElseThrow(() -> new UsageException("`" + question.option() + "` is required"));
  }

  private static String checked(Question question, String given) {
    if (!given.matches(question.pattern())) {
      throw UsageException.value(question.option(), given, question.words());
    }
    return given;
  }

  private String ask(Question question, Optional<String> fallback) {
    String inBrackets =
        fallback.filter(text -> !text.isEmpty()).map(t -> " [" + t + "]").orElse("");
    while (true) {
      Optional<String> line = answer(question.text() + inBrackets + ": ");
      if (line.isEmpty()) {
        console.err().println();
        throw new UsageException(
            "no answer, nothing written; without a terminal use options, such as"
                + " `fargen init --kind web --image nginx:1.29`");
      }
      String answer = line.get().isEmpty() ? fallback.orElse("") : line.get();
      if (answer.matches(question.pattern())) {
        return answer;
      }
      console.err().println("Not valid; " + question.words() + ".");
    }
  }

  /** What the user types; empty without a terminal, or at the end of the input. */
  private Optional<String> answer(String question) {
    return Asker.terminal()
        .flatMap(
            terminal -> {
              console.err().print(question);
              console.err().flush();
              return Optional.ofNullable(terminal.readLine()).map(String::strip);
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
