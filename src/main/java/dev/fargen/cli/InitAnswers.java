package dev.fargen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** What is to be written: from options where there are any, else from a user's answers. */
final class InitAnswers {

  /**
   * Something to know.
   *
   * @param text how it is asked for
   * @param pattern what answers look like
   * @param words the same in words
   */
  private record Question(String option, String text, String pattern, String words) {}

  private static final Question KIND =
      new Question(
          "--kind", "What runs: web, worker or job", "web|worker|job", "web, worker or job");
  private static final Question NAME =
      new Question(
          "--name",
          "Its name",
          "[a-z]([a-z0-9-]{0,58}[a-z0-9])?",
          "lower-case letters, digits and hyphens");
  private static final Question IMAGE = new Question("--image", "Its image", "\\S+", "an image");
  private static final Question IMAGE_OR_BUILD =
      new Question("--image", "Its image, or . for the Dockerfile here", "\\S+", "an image");
  private static final Question PORT =
      new Question("--port", "The port that it listens on", "[1-9][0-9]{0,4}", "a port");
  private static final Question HEALTH =
      new Question(
          "--health", "The path that answers when it works", "/\\S*", "a path such as /health");
  private static final Question SCHEDULE =
      new Question(
          "--schedule", "When", "(cron|rate|at)\\(.+\\)", "cron(...), rate(...) or at(...)");
  private static final Question CERTIFICATE =
      new Question("--certificate", "Its certificate", "\\S+", "the ARN of a certificate in ACM");
  private static final Question VPC =
      new Question(
          "--vpc", "The VPC to run in, or nothing to write it later", "(vpc-\\w+)?", "vpc-...");
  private static final Question SUBNETS =
      new Question(
          "--subnets", "Its subnets, commas between", "subnet-\\w+(, *subnet-\\w+)*", "subnet-...");

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
        option(
            "--kind", "KIND", "web (answers HTTP), worker (works off a queue), or job (at times)."),
        option("--name", "NAME", "The spec's name; without it, the file's or folder's."),
        option(
            "--image", "IMAGE", "Its image; without it, the Dockerfile beside the spec is built."),
        option(
            "--port", "PORT", "The port of a web service; without it, the Dockerfile's, or 8080."),
        option(
            "--health", "PATH", "The path that answers when a web service works; without it, /."),
        option("--schedule", "WHEN", "When a job runs; without it, every day at four."),
        option("--certificate", "ARN", "A web service's; without it, a parameter, CertificateArn."),
        option("--vpc", "ID", "The VPC to run in."),
        option("--subnets", "IDS", "Its subnets to run in, commas between."));
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  private static Stream<Question> all() {
    return Stream.of(KIND, NAME, IMAGE, PORT, HEALTH, SCHEDULE, CERTIFICATE, VPC, SUBNETS);
  }

  /**
   * The spec to write.
   *
   * @throws UsageException where an option is wrong, or the user broke off
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
        : fallback.orElseThrow(
            () ->
                new UsageException(
                    "say `" + question.option() + "`: there is nothing to go by without it"));
  }

  private static String checked(Question question, String given) {
    if (!given.matches(question.pattern())) {
      throw new UsageException(question.option() + " takes " + question.words() + ", not " + given);
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
            "nobody answers, so nothing is written; say what to write by options, as in"
                + " `fargen init --kind web --image nginx:1.29`");
      }
      String answer = line.get().isEmpty() ? fallback.orElse("") : line.get();
      if (answer.matches(question.pattern())) {
        return answer;
      }
      console.err().println("It takes " + question.words() + ".");
    }
  }

  /** What the user types; empty where nobody is there, or where they end the input. */
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
