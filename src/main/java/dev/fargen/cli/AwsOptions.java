package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Connection;
import dev.fargen.deploy.aws.Deadline;
import dev.fargen.deploy.aws.Regions;
import dev.fargen.spec.form.Patterns;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that all commands with access to AWS share. */
final class AwsOptions {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
  private static final Pattern ENDPOINT =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  static OptionSpec yesOption() {
    return Commands.flag("--yes", "Do not ask for confirmation.");
  }

  static OptionSpec roleOption() {
    return Commands.option("--role-arn", "ARN", "Service role for CloudFormation.");
  }

  static OptionSpec bucketOption() {
    return Commands.option(
        "--bucket",
        "NAME",
        "S3 bucket for templates over 51,200 bytes. Default: `bucket` of the environment.");
  }

  static OptionSpec deadlineOption() {
    return Commands.choice(
        "--on-timeout",
        "ACTION",
        AtDeadline.words(),
        "Action if the operation is still in progress after --timeout",
        "; on a terminal, fargen asks");
  }

  static OptionSpec detachOption() {
    return Commands.flag("--detach", "End when the operation has started.");
  }

  /** The values of further options, which AWS would refuse after some calls. */
  private static final Map<String, Pattern> VALUES =
      Map.of(
          "--role-arn", Pattern.compile(Patterns.ROLE),
          "--bucket", Pattern.compile(Patterns.BUCKET),
          "--delete-live-stack", Pattern.compile(Patterns.STACK),
          "--allow-replacement", LOGICAL_ID,
          "--retain", LOGICAL_ID);

  private static final Map<String, String> RULES =
      Map.of(
          "--role-arn", "use the ARN of a role, such as arn:aws:iam::111122223333:role/deploy",
          "--bucket", "use the name of an S3 bucket",
          "--delete-live-stack", "use the name of the stack",
          "--allow-replacement", "use the logical ID of a resource in the template",
          "--retain", "use the logical ID of a resource in the template");

  private static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";

  private static final List<String> OUTPUTS = List.of("text", "json");

  private final Arguments arguments;

  AwsOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  static CommandSpec addTo(CommandSpec spec) {
    return addTo(spec, "");
  }

  /** The same for a command that waits for deployments of services. */
  static CommandSpec addToDeployment(CommandSpec spec) {
    return addTo(spec, ", and longer for deployments that shift traffic");
  }

  private static CommandSpec addTo(CommandSpec spec, String longer) {
    return spec.addOption(
            Commands.option("--env", "NAME", "Environment. Required if the spec has several."))
        .addOption(
            Commands.option(
                "--region", "REGION", "AWS region, if the environment does not set `region`."))
        .addOption(Commands.option("--profile", "NAME", "Profile of the AWS configuration files."))
        .addOption(
            Commands.option(
                "--endpoint-url", "URL", "AWS endpoint. Default: AWS_ENDPOINT_URL, if set."))
        .addOption(
            Commands.option(
                "--timeout",
                "TIME",
                "Maximum time to wait, such as 90s, 30m or 2h. Default: 60m" + longer + "."))
        .addOption(Commands.choice("--output", "FORMAT", OUTPUTS, "Output format"));
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

  /** These options as they were given, with their values. */
  List<String> given(String... names) {
    List<String> words = new ArrayList<>();
    for (String name : names) {
      List<String> values = arguments.values(name);
      if (values.isEmpty() && arguments.has(name)) {
        words.add(name);
      }
      values.forEach(value -> words.addAll(List.of(name, value)));
    }
    return words;
  }

  boolean json() {
    return Commands.chosen(arguments, "--output", OUTPUTS).equals("json");
  }

  /** The region of the environment; without one, that of the command line or the configuration. */
  String region(Optional<String> ofEnvironment) {
    Optional<String> given = value("--region");
    if (ofEnvironment.isPresent() && given.isPresent() && !given.equals(ofEnvironment)) {
      throw new UsageException(
          "`--region "
              + given.get()
              + "` contradicts the environment, whose region is "
              + ofEnvironment.get());
    }
    String region =
        ofEnvironment
            .or(() -> given)
            .or(AwsOptions::ofAwsCli)
            .or(() -> Regions.usual(value("--profile")))
            .orElseThrow(
                () ->
                    new UsageException(
                        "no region is set; write `region` in the environment, use --region, or set"
                            + " AWS_REGION or AWS_DEFAULT_REGION"));
    return region(region);
  }

  /**
   * The variable of the AWS CLI, which its version 1 reads alone, and version 2 where AWS_REGION is
   * not set; the SDK does not know it (AWS CLI user guide, "Configuring environment variables").
   */
  private static Optional<String> ofAwsCli() {
    boolean other = !Objects.requireNonNullElse(System.getenv("AWS_REGION"), "").isEmpty();
    return Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION"))
        .filter(region -> !region.isEmpty() && !other);
  }

  private static String region(String region) {
    if (!REGION.matcher(region).matches()) {
      throw new UsageException("`" + region + "` is not a region; use a code such as eu-west-1");
    }
    return region;
  }

  /**
   * Checks the values of all options, before a spec is read.
   *
   * @throws UsageException where one is not valid
   */
  void check() {
    json();
    deadline();
    onTimeout();
    value("--region").ifPresent(AwsOptions::region);
    Optional<String> endpoint = value("--endpoint-url");
    endpoint.ifPresent(url -> uri("--endpoint-url ", url));
    endpointVariable()
        .filter(url -> endpoint.isEmpty())
        .ifPresent(url -> uri(ENDPOINT_VARIABLE + "=", url));
    params();
    for (Map.Entry<String, Pattern> option : VALUES.entrySet()) {
      for (String value : values(option.getKey())) {
        if (!option.getValue().matcher(value).matches()) {
          throw UsageException.value(
              option.getKey(), value, RULES.getOrDefault(option.getKey(), ""));
        }
      }
    }
  }

  /** The values of {@code --param}, by the name of the parameter. */
  Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>();
    for (String param : values("--param")) {
      int equals = param.indexOf('=');
      if (equals < 1) {
        throw UsageException.value("--param", param, "use Name=value");
      }
      params.put(param.substring(0, equals), param.substring(equals + 1));
    }
    return params;
  }

  Deadline deadline() {
    return Deadline.in(timeout());
  }

  /**
   * The deadline of operations that wait on purpose.
   *
   * @param waits for how long, which is added to the default
   */
  Deadline deadline(Duration waits) {
    return Deadline.in(value("--timeout").isPresent() ? timeout() : timeout().plus(waits));
  }

  /** Whether the command line has a timeout that is shorter than an operation waits on purpose. */
  boolean isShort(Duration waits) {
    return value("--timeout").isPresent() && timeout().compareTo(waits) < 0;
  }

  private Duration timeout() {
    String text = value("--timeout").orElse("60m");
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw UsageException.value("--timeout", text, "use a duration such as 90s, 30m or 2h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** What to do at the deadline, if the command line says so. */
  Optional<AtDeadline> onTimeout() {
    return value("--on-timeout")
        .map(word -> Commands.chosen(arguments, "--on-timeout", AtDeadline.words()))
        .flatMap(AtDeadline::of);
  }

  /** AWS in that region. */
  Aws aws(String region, Deadline deadline, Consumer<AwsFault> trouble) {
    Optional<URI> endpoint = value("--endpoint-url").map(URI::create);
    // For tests only: how many times faster than AWS the endpoint is.
    String speed = Optional.ofNullable(System.getenv("FARGEN_ENDPOINT_SPEED")).orElse("1");
    return new Aws(
        new Connection(
            region,
            value("--profile"),
            endpoint,
            value("--endpoint-url").or(AwsOptions::endpointVariable),
            Integer.parseInt(speed)),
        deadline,
        trouble);
  }

  private static Optional<String> endpointVariable() {
    return Optional.ofNullable(System.getenv(ENDPOINT_VARIABLE)).filter(url -> !url.isEmpty());
  }

  /** Whether it has a host and a port that exist. */
  private static boolean isComplete(URI url) {
    return url.getHost() != null
        && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() < 65_536));
  }

  private static void uri(String source, String text) {
    if (!ENDPOINT.matcher(text).matches() || !isComplete(URI.create(text))) {
      throw new UsageException(
          "`" + source + text + "` is not valid; use a URL such as http://localhost:5000");
    }
  }
}
