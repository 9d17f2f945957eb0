package dev.fargen.cli;

import static dev.fargen.cli.InitQuestion.ALL;
import static dev.fargen.cli.InitQuestion.CERTIFICATE;
import static dev.fargen.cli.InitQuestion.ENVIRONMENTS;
import static dev.fargen.cli.InitQuestion.HEALTH;
import static dev.fargen.cli.InitQuestion.IMAGE;
import static dev.fargen.cli.InitQuestion.IMAGE_OR_BUILD;
import static dev.fargen.cli.InitQuestion.KIND;
import static dev.fargen.cli.InitQuestion.NAME;
import static dev.fargen.cli.InitQuestion.NETWORK;
import static dev.fargen.cli.InitQuestion.PORT;
import static dev.fargen.cli.InitQuestion.PUBLIC_SUBNETS;
import static dev.fargen.cli.InitQuestion.SCHEDULE;
import static dev.fargen.cli.InitQuestion.SUBNETS;
import static dev.fargen.cli.InitQuestion.VPC;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the first spec contains: from options if there are any, else from the user's answers. */
final class InitAnswers {

  private static final String BUILD = ".";
  private static final String SAMPLE = "subnet-1a2b3c4d,subnet-5e6f7a8b";
  private static final String PUBLIC_SAMPLE = "subnet-2a2b3c4d,subnet-6e6f7a8b";

  private static final List<String> LISTS =
      List.of(ENVIRONMENTS.option(), SUBNETS.option(), PUBLIC_SUBNETS.option());

  private final Arguments arguments;
  private final Console console;
  private final boolean asks;
  private final String name;
  private final Optional<Dockerfile> dockerfile;
  private final String context;
  private final Map<String, String> answers = new HashMap<>();

  InitAnswers(Arguments arguments, Console console, Path file) {
    Path path = file.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(path.getParent()).orElse(path);
    this.arguments = arguments;
    this.console = console;
    this.asks = ALL.stream().map(InitQuestion::option).noneMatch(arguments::has);
    this.name = UsualName.of(path, parent);
    this.dockerfile = Dockerfile.in(parent);
    this.context = context(console.directory().toAbsolutePath().normalize(), parent);
  }

  /** The paths of a spec begin at the root of the source, which is where fargen runs. */
  private static String context(Path root, Path folder) {
    String path = root.relativize(folder).toString().replace('\\', '/');
    return path.isEmpty() || path.startsWith("..") ? BUILD : path;
  }

  /**
   * The spec to write.
   *
   * @throws UsageException where an option is not valid, or the input ends
   */
  FirstSpec read() {
    String kind = read(KIND, Optional.of(FirstSpec.WEB));
    refuseUnused(kind);
    read(NAME, Optional.of(name));
    String image =
        read(dockerfile.isPresent() ? IMAGE_OR_BUILD : IMAGE, dockerfile.map(there -> BUILD));
    Dockerfile built = settings(image);
    if (kind.equals(FirstSpec.WEB)) {
      read(PORT, Optional.of(String.valueOf(built.port().orElse(8080))));
      read(HEALTH, Optional.of(built.healthPath().orElse("/")));
      arguments.value(CERTIFICATE.option()).ifPresent(arn -> read(CERTIFICATE, Optional.empty()));
    } else if (kind.equals(FirstSpec.JOB)) {
      read(SCHEDULE, Optional.of("cron(0 4 * * ? *)"));
    }
    read(ENVIRONMENTS, Optional.of("dev"));
    String network = read(NETWORK, Optional.of(FirstSpec.CREATE));
    refuseIds(network);
    if (!network.equals(FirstSpec.CREATE)) {
      for (int i = 0; i < environments(answers).size(); i++) {
        ids(i, network.equals(FirstSpec.PRIVATE) && kind.equals(FirstSpec.WEB));
      }
    }
    return spec(answers);
  }

  private void ids(int environment, boolean balancerApart) {
    if (!read(VPC, environment, Optional.of("")).isEmpty()) {
      Optional<String> later = asks ? Optional.of("") : Optional.empty();
      read(SUBNETS, environment, later);
      if (balancerApart) {
        read(PUBLIC_SUBNETS, environment, later);
      }
    }
  }

  /** An option that the spec has no use for is refused, not ignored. */
  private void refuseUnused(String kind) {
    for (InitQuestion question : ALL) {
      String only = question.kind();
      if (arguments.has(question.option()) && !only.isEmpty() && !only.equals(kind)) {
        throw new UsageException("`" + question.option() + "` requires `--kind " + only + "`");
      }
    }
  }

  private void refuseIds(String network) {
    int vpcs = arguments.values(VPC.option()).size();
    if (vpcs > 0 && network.equals(FirstSpec.CREATE)) {
      throw new UsageException("`--vpc` requires `--network public` or `--network private`");
    }
    if (arguments.has(PUBLIC_SUBNETS.option()) && !network.equals(FirstSpec.PRIVATE)) {
      throw new UsageException("`--public-subnets` requires `--network private`");
    }
    if (vpcs > environments(answers).size()) {
      throw new UsageException("`--env` names fewer environments than `--vpc` is given for");
    }
    for (InitQuestion question : List.of(SUBNETS, PUBLIC_SUBNETS)) {
      if (arguments.values(question.option()).size() > vpcs) {
        throw new UsageException("`" + question.option() + "` requires `--vpc`");
      }
    }
  }

  private Dockerfile settings(String image) {
    return dockerfile.filter(there -> image.equals(BUILD)).orElse(Dockerfile.NOTHING);
  }

  private static List<String> environments(Map<String, String> known) {
    return items(known.getOrDefault(ENVIRONMENTS.option(), "dev"));
  }

  private static List<String> items(String list) {
    return list.isBlank() ? List.of() : Arrays.asList(list.strip().split(" *, *"));
  }

  /** The spec of these answers; what is not answered yet has a value that is valid. */
  private FirstSpec spec(Map<String, String> known) {
    String image = known.getOrDefault(IMAGE.option(), BUILD);
    List<String> names = environments(known);
    boolean balancerApart =
        FirstSpec.PRIVATE.equals(known.get(NETWORK.option()))
            && FirstSpec.WEB.equals(known.get(KIND.option()));
    List<FirstSpec.Environment> environments = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String vpc = known.getOrDefault(key(VPC, i), "vpc-1a2b3c4d");
      FirstSpec.Ids ids =
          new FirstSpec.Ids(
              vpc,
              items(known.getOrDefault(key(SUBNETS, i), SAMPLE)),
              items(known.getOrDefault(key(PUBLIC_SUBNETS, i), PUBLIC_SAMPLE)));
      boolean complete =
          !vpc.isEmpty()
              && !ids.subnets().isEmpty()
              && !(balancerApart && ids.publicSubnets().isEmpty());
      environments.add(
          new FirstSpec.Environment(names.get(i), Optional.of(ids).filter(one -> complete)));
    }
    return new FirstSpec(
        known.getOrDefault(KIND.option(), FirstSpec.WEB),
        known.getOrDefault(NAME.option(), "app"),
        Optional.of(image).filter(given -> !given.equals(BUILD)),
        context,
        new FirstSpec.Http(
            known.getOrDefault(PORT.option(), "8080"),
            known.getOrDefault(HEALTH.option(), "/"),
            Optional.ofNullable(known.get(CERTIFICATE.option()))),
        known.getOrDefault(SCHEDULE.option(), "rate(1 day)"),
        settings(image),
        known.getOrDefault(NETWORK.option(), FirstSpec.CREATE),
        environments);
  }

  private static String key(InitQuestion question, int environment) {
    return question.option() + " " + environment;
  }

  private String read(InitQuestion question, Optional<String> fallback) {
    return read(question, question.option(), arguments.value(question.option()), fallback);
  }

  /** The answer for an environment: options are repeated in the order of the environments. */
  private String read(InitQuestion question, int environment, Optional<String> fallback) {
    List<String> given = arguments.values(question.option());
    return read(
        question.of(environments(answers).get(environment)),
        key(question, environment),
        environment < given.size() ? Optional.of(given.get(environment)) : Optional.empty(),
        fallback);
  }

  private String read(
      InitQuestion question, String key, Optional<String> given, Optional<String> fallback) {
    String answer =
        given.isEmpty() && asks
            ? ask(question, key, fallback)
            : given.or(() -> fallback).orElseThrow(() -> required(question));
    fault(question, key, answer)
        .ifPresent(
            reason -> {
              throw UsageException.value(question.option(), answer, reason);
            });
    answers.put(key, answer);
    return answer;
  }

  private UsageException required(InitQuestion question) {
    String option = question.option();
    return new UsageException(
        option.equals(IMAGE.option())
            ? "there is no Dockerfile to build in "
                + (context.equals(BUILD) ? "this directory" : "`" + context + "`")
                + "; `--image` is required"
            : "`"
                + option
                + "` is required with `--vpc`"
                + (option.equals(PUBLIC_SUBNETS.option()) ? " and `--network private`" : ""));
  }

  /** Why the answer is not valid, by the rules for the key that it becomes the value of. */
  private Optional<String> fault(InitQuestion question, String key, String answer) {
    if (question.equals(KIND)) {
      return unless(FirstSpec.KINDS, answer);
    }
    if (question.equals(NETWORK)) {
      return unless(FirstSpec.NETWORKS, answer);
    }
    if (question.equals(ENVIRONMENTS) && answer.isBlank()) {
      return Optional.of("name at least one environment");
    }
    boolean list = LISTS.contains(question.option());
    if (list && Arrays.stream(answer.split(",")).anyMatch(one -> one.strip().contains(" "))) {
      return Optional.of("separate the values by commas");
    }
    Map<String, String> tried = new HashMap<>(answers);
    tried.put(key, answer);
    try {
      Compiler.compile(new SourceFile("fargen.yml", spec(tried).text()));
      return Optional.empty();
    } catch (SpecException e) {
      return e.diagnostics().inFileOrder().stream()
          .filter(one -> one.severity() == Severity.ERROR)
          .findFirst()
          .map(InitAnswers::reason);
    }
  }

  private static Optional<String> unless(List<String> allowed, String answer) {
    return allowed.contains(answer)
        ? Optional.empty()
        : Optional.of("allowed values: " + String.join(", ", allowed));
  }

  /** The rule, or without one the fault and what to do. */
  private static String reason(Diagnostic fault) {
    return fault.notes().isEmpty()
        ? fault.message() + fault.help().map(help -> "; " + help).orElse("")
        : String.join("; ", fault.notes());
  }

  private String ask(InitQuestion question, String key, Optional<String> fallback) {
    String inBrackets =
        fallback.filter(text -> !text.isEmpty()).map(t -> " [" + t + "]").orElse("");
    while (true) {
      Optional<String> line = answer(question.text() + inBrackets + ": ");
      if (line.isEmpty()) {
        throw new UsageException(
            Asker.terminal().isPresent()
                ? "no answer, nothing written"
                : "there is no terminal to ask on; use options, such as"
                    + " `fargen init --kind web --image nginx:1.29`");
      }
      String answer = line.get().isEmpty() ? fallback.orElse("") : line.get();
      Optional<String> fault = fault(question, key, answer);
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
}
