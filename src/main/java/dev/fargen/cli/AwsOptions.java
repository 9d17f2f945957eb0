package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Connection;
import dev.fargen.deploy.aws.Deadline;
import dev.fargen.deploy.aws.Regions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands that ask AWS have in common: where it is, who asks, and for how long. */
final class AwsOptions {

  private static final Pattern DURATION = Pattern.compile("(\\d+)([smh])");

  private final Arguments arguments;

  AwsOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            option("--env", "NAME", "The environment; may be left out where there is one."))
        .addOption(option("--region", "REGION", "Where the environment names no region."))
        .addOption(option("--profile", "NAME", "A profile of the AWS configuration files."))
        .addOption(option("--endpoint-url", "URL", "Another AWS; or set AWS_ENDPOINT_URL."))
        .addOption(option("--timeout", "TIME", "When to stop waiting: 90s, 30m, 2h (60m)."))
        .addOption(Commands.text("--output", "FORMAT", "text", "text or json (${DEFAULT-VALUE})."));
  }

  /** An option with a value, without a default. */
  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option that may be given more than once. */
  static OptionSpec options(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  Optional<String> value(String name) {
    return arguments.value(name);
  }

  List<String> values(String name) {
    return arguments.values(name);
  }

  boolean flag(String name) {
    return arguments.has(name);
  }

  boolean json() {
    String output = value("--output").orElse("text");
    if (!output.equals("json") && !output.equals("text")) {
      throw new UsageException("--output takes text or json, not " + output);
    }
    return output.equals("json");
  }

  /** The region of the environment, or else the one that is given or usual. */
  String region(Optional<String> ofEnvironment) {
    Optional<String> given = value("--region");
    if (ofEnvironment.isPresent() && given.isPresent() && !given.equals(ofEnvironment)) {
      throw new UsageException(
          "the environment is for " + ofEnvironment.get() + ", not for " + given.get());
    }
    return ofEnvironment
        .or(() -> given)
        .or(() -> Regions.usual(value("--profile")))
        .orElseThrow(
            () ->
                new UsageException(
                    "no region: write `region` in the environment, say --region, or set AWS_REGION"));
  }

  Deadline deadline() {
    String text = value("--timeout").orElse("60m");
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException("--timeout takes a time like 90s, 30m or 2h, not " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    return Deadline.in(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  /** What to do at the deadline, where the command line says so. */
  Optional<AtDeadline> onTimeout() {
    return value("--on-timeout")
        .map(
            word ->
                AtDeadline.of(word)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "--on-timeout takes leave, cancel or scale-to-zero, not " + word)));
  }

  /** AWS in that region. */
  Aws aws(String region, Deadline deadline, Consumer<AwsFault> trouble) {
    Optional<URI> endpoint = value("--endpoint-url").map(AwsOptions::uri);
    // For tests alone: how many times as fast as AWS whoever plays it is.
    String speed = Optional.ofNullable(System.getenv("FARGEN_ENDPOINT_SPEED")).orElse("1");
    return new Aws(
        new Connection(region, value("--profile"), endpoint, Integer.parseInt(speed)),
        deadline,
        trouble);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--endpoint-url takes an address, not " + text);
    }
  }
}
