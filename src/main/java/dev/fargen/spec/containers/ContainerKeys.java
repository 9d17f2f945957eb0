package dev.fargen.spec.containers;

import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.WordOr;
import java.util.List;

/** Keys of a container: the main container of a workload, or a sidecar. */
public final class ContainerKeys {

  /** Default size of a {@code tmpfs} mount, in MiB. */
  public static final int TMPFS_MIB = 64;

  /** Open files that Fargate allows by default (Amazon ECS API reference, "Ulimit"). */
  private static final int FILES = 65_535;

  /** Amazon ECS API reference, "Ulimit". */
  private static final Name LIMIT =
      new Name(
          "the name of a limit, such as `nofile`, `nproc` or `memlock`",
          "core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime"
              + "|sigpending|stack");

  private static final Name LABEL =
      new Name("at most 128 characters, without spaces and `=`", "[!-<>-~]{1,128}");

  /** Keys of a container health check. ECS ignores the HEALTHCHECK of the image. */
  public static final class HealthCheck {
    public static final Key<List<Given<Text>>> TEST =
        Key.of(
                "test",
                Form.some(Form.text("a command"))
                    .ifEmpty(
                        "write `test: [CMD-SHELL, \"curl -f http://localhost/health\"]`, or remove"
                            + " `healthcheck`")
                    .orOne(),
                "Command that exits with 0 if the container is healthy. A string is run by the"
                    + " shell of the image (`CMD-SHELL`), a list is run as it is (`CMD`).")
            .becomes("`HealthCheck.Command` of the container definition")
            .example("test: curl -f http://localhost/health");
    public static final Key<Integer> INTERVAL =
        Key.of(
                "interval",
                Durations.between(seconds(5), seconds(300)),
                "Time between two health checks.")
            .fallback("10s")
            .becomes("`HealthCheck.Interval` of the container definition")
            .example("interval: 10s");
    public static final Key<Integer> TIMEOUT =
        Key.of(
                "timeout",
                Durations.between(seconds(2), seconds(60)),
                "Time after which a health check fails.")
            .fallback("5s")
            .becomes("`HealthCheck.Timeout` of the container definition")
            .example("timeout: 5s");
    public static final Key<Integer> RETRIES =
        Key.of(
                "retries",
                Form.whole(1, 10),
                "Number of consecutive failed health checks before the container is"
                    + " unhealthy.")
            .fallback("3")
            .becomes("`HealthCheck.Retries` of the container definition")
            .example("retries: 3");
    public static final Key<Integer> START_PERIOD =
        Key.of(
                "start_period",
                Durations.between(seconds(0), seconds(300)),
                "Time after the start of the container in which failed health checks are"
                    + " ignored. It ends with the first one that succeeds.")
            .fallback("60s")
            .becomes("`HealthCheck.StartPeriod` of the container definition")
            .example("start_period: 30s");
    public static final Shape SHAPE =
        Shape.of("a container's health check", TEST, INTERVAL, TIMEOUT, RETRIES, START_PERIOD);

    private HealthCheck() {}
  }

  public static final Key<Section> IMAGE =
      Key.of(
              "image",
              Form.blockOr(ImageKeys.SHAPE, ImageKeys.URI),
              "Container image. An image reference stands for a block with that `uri`.")
          .becomes("`Image` of the container definition")
          .example("image: public.ecr.aws/nginx/nginx:1.29");
  public static final Key<Section> BUILD =
      Key.of(
              "build",
              Form.blockOr(BuildKeys.SHAPE, BuildKeys.CONTEXT),
              "Builds the image from source. A path stands for a block with that"
                  + " `context`.\n\nThe image becomes the template parameter `<Workload>Image`"
                  + " (for a sidecar, `<Workload><Sidecar>Image`). `image: ${Name}` next to"
                  + " `build` uses another parameter. The value of the parameter is"
                  + " `not-pushed-yet` until an environment or the pipeline sets it; until"
                  + " then, the workload runs no tasks.\n\nImages are pushed to an image"
                  + " repository with the name of the workload. Without a pipeline, each stack"
                  + " has its own; with a pipeline, the pipeline has one for all environments,"
                  + " `<spec>/<workload>`, and builds and pushes each image once."
                  + " `repositories: {<workload>: {...}}` configures the repository. `image:"
                  + " ${repositories.x}`, `image: {ecr: name}` or the address of an ECR"
                  + " repository next to `build` selects another one.")
          .becomes("`Image` of the container definition, and AWS::ECR::Repository")
          .example("build: {context: src, dockerfile: Dockerfile}");
  public static final Key<Integer> PORT =
      Key.of("port", Form.whole(1, 65_535), "Port that the container listens on.")
          .becomes("`PortMappings` of the container definition")
          .example("port: 8080");
  public static final Key<List<Given<ExposedPort>>> EXPOSE =
      Key.of(
              "expose",
              Form.distinctOrNone(ExposedPort.FORM, Integer.MAX_VALUE).orOne(),
              "Further ports that the container listens on. Workloads that link to this one can"
                  + " connect to them.")
          .becomes("`PortMappings` of the container definition")
          .example("expose: [9090, 53/udp]");
  public static final Key<List<Given<Text>>> COMMAND =
      Key.of(
              "command",
              Form.some(Form.text("a string", "[\\s\\S]+")).orOne(),
              "Overrides the command of the image. A string is split at spaces outside"
                  + " quotes; no shell is involved. The value of a parameter or of an export is not"
                  + " split: it is one argument.")
          .becomes("`Command` of the container definition")
          .example("command: [node, server.js]");
  public static final Key<List<Given<Text>>> ENTRYPOINT =
      Key.of(
              "entrypoint",
              Form.some(Form.text("a string", "[\\s\\S]+")).orOne(),
              "Overrides the entry point of the image. A string is split at spaces outside"
                  + " quotes; no shell is involved. The value of a parameter or of an export is not"
                  + " split: it is one argument.")
          .becomes("`EntryPoint` of the container definition")
          .example("entrypoint: [/usr/bin/tini, --]");
  public static final Key<Text> WORKING_DIR =
      Key.of(
              "working_dir",
              Form.text("an absolute path, without colons", "([A-Za-z]:[\\\\/]|/)[^:\\u0000]*")
                  .slashed(),
              "Working directory of the command.")
          .otherwise("that of the image")
          .becomes("`WorkingDirectory` of the container definition")
          .example("working_dir: /app");
  public static final Key<Text> USER =
      Key.of("user", UserText.FORM, "User, and optionally group, that the container runs as.")
          .otherwise("the user of the image")
          .becomes("`User` of the container definition")
          .example("user: \"1000:1000\"");
  public static final Key<Boolean> READ_ONLY =
      Key.of("read_only", Form.truth(), "Makes the root file system of the container read-only.")
          .fallback("false")
          .becomes("`ReadonlyRootFilesystem` of the container definition")
          .example("read_only: true");
  public static final Key<List<Given<String>>> TMPFS =
      Key.of(
              "tmpfs",
              Form.list(TmpfsText.FORM).orOne(),
              "Mount paths of writable file systems in memory. Their size counts toward the memory"
                  + " of the container; without a size, it is "
                  + TMPFS_MIB
                  + " MiB. They are mounted with `noexec`, as Docker does: programs and native"
                  + " libraries cannot be loaded from them.")
          .becomes("`LinuxParameters.Tmpfs` of the container definition")
          .example("tmpfs: [/tmp, \"/run:size=16m\"]");
  public static final Key<Boolean> INIT =
      Key.of(
              "init",
              Form.truth(),
              "Runs an init process as PID 1 that forwards signals and reaps zombie processes."
                  + " Leave it off for images that start an init system of their own, such as"
                  + " s6-overlay, which must be PID 1.")
          .fallback("%s where `exec` is on, otherwise %s", "true", "false")
          .becomes("`LinuxParameters.InitProcessEnabled` of the container definition")
          .example("init: true");
  public static final Key<List<Given<String>>> CAP_ADD =
      Key.of(
              "cap_add",
              Form.distinct(Capabilities.FORM),
              "Linux capabilities that are added to those of Docker. Fargate can add only"
                  + " `SYS_PTRACE`, which debuggers and profilers require.")
          .becomes("`LinuxParameters.Capabilities.Add` of the container definition")
          .example("cap_add: [SYS_PTRACE]");
  public static final Key<List<Given<String>>> VOLUMES =
      Key.of(
              "volumes",
              Form.list(MountText.FORM).orOne(),
              "Volumes of the spec to mount, each with its mount path. `ro` mounts a"
                  + " volume read-only.")
          .becomes("`MountPoints` of the container definition")
          .example("volumes: [\"uploads:/var/www/uploads\", \"config:/etc/app:ro\"]");
  public static final Key<Section> HEALTHCHECK =
      Key.of(
              "healthcheck",
              Form.blockOr(HealthCheck.SHAPE, HealthCheck.TEST),
              "Health check of the container, run by ECS in the container. A command"
                  + " stands for a block with that `test`. ECS ignores a HEALTHCHECK in the"
                  + " image. For the health check of the load balancer, see `http.healthcheck`.")
          .becomes("`HealthCheck` of the container definition")
          .example("healthcheck: {test: mysqladmin ping, interval: 10s, retries: 5}");
  public static final Key<Named<Text>> ENVIRONMENT =
      Key.of(
              "environment",
              Form.namedOrPairs("a map of variables", Name.VARIABLE, Form.text("a string")),
              "Environment variables.")
          .becomes("`Environment` of the container definition")
          .example("environment: {LOG_LEVEL: info}");
  public static final Key<List<Given<String>>> ENV_FILE =
      Key.of(
              "env_file",
              Form.distinctOrNone(
                      Form.plain("a path relative to the spec", Patterns.SOURCE_PATH),
                      Integer.MAX_VALUE)
                  .orOne(),
              "Files with further environment variables, one `KEY=value` a line, in the syntax of"
                  + " Compose's `.env` files. They are read when the spec is rendered. A later file"
                  + " overrides an earlier one, and `environment` and `secrets` override all. In a"
                  + " value, `${KEY}` is a variable that stands before it in a file; references of"
                  + " the spec belong under `environment`.")
          .becomes("`Environment` of the container definition")
          .example("env_file: [common.env, api.env]");
  public static final Key<Named<Section>> SECRETS =
      Key.of(
              "secrets",
              Form.named(
                  "a map of variables",
                  Name.VARIABLE,
                  Form.blockOr(SecretKeys.SHAPE, SecretKeys.FROM)),
              "Environment variables, or with `target` files, whose values ECS reads from Secrets"
                  + " Manager or Systems Manager when a task starts: `{secret: <secret>}`,"
                  + " `{ssm: <parameter>}`, an ARN, `${databases.<database>.password}`, or a string with"
                  + " that or `${secret:<secret>}` in it. The execution role can read exactly these.")
          .becomes("`Secrets` of the container definition")
          .example("secrets: {API_KEY: {secret: my-application/api-key}}");
  public static final Key<List<Given<Section>>> CONFIGS =
      Key.of(
              "configs",
              Form.list(Form.block(() -> ConfigKeys.MOUNTED).guarded(ConfigKeys::passes)),
              "Files of the top-level `configs` to mount. Another container, `files-init`, writes"
                  + " them into a volume of the task before this container starts.")
          .becomes("`Volumes` of the task definition and `MountPoints` of the container definition")
          .example("configs: [{source: nginx, target: /etc/nginx/conf.d/default.conf}]");
  public static final Key<Named<String>> DEPENDS_ON =
      Key.of(
              "depends_on",
              Form.namedOrNames(
                  "a map of containers",
                  Name.THING,
                  Form.oneOf("started", "healthy", "complete", "success"),
                  "started"),
              "Containers of the same task that this container waits for: until they are"
                  + " `started`, `healthy`, `complete` (exited) or `success` (exited with 0)."
                  + " In a list of containers, each is `started`. The main container can also name"
                  + " other workloads: its service is created after theirs, whose tasks then run and"
                  + " are healthy.")
          .becomes("`DependsOn` of the container definition, or of the service or schedule")
          .example("depends_on: {mysql: healthy}");
  public static final Key<WordOr<Section>> RESTART =
      Key.of(
              "restart",
              Form.wordOr(
                  Form.plain(
                      "`no`, `always`, `unless-stopped` or `on-failure`",
                      "no|always|unless-stopped|on-failure(:[0-9]{1,9})?"),
                  () -> RestartKeys.SHAPE),
              "Restarts the container in its task when it exits, instead of stopping the task if"
                  + " the container is essential. `on-failure`: unless it exits with 0. `always`"
                  + " and `unless-stopped`: whatever its exit code is. ECS does not restart a"
                  + " container that exits within `after`, and has no maximum number of"
                  + " restarts.")
          .fallback("no")
          .becomes("`RestartPolicy` of the container definition")
          .example("restart: on-failure");
  public static final Key<Named<Section>> ULIMITS =
      Key.of(
              "ulimits",
              Form.named("a map of limits", LIMIT, Form.blockOr(UlimitKeys.SHAPE, UlimitKeys.SOFT)),
              "Resource limits of the container's processes. A number stands for both limits, and"
                  + " `-1` for no limit.")
          .otherwise("those of Fargate, such as " + FILES + " open files (`nofile`)")
          .becomes("`Ulimits` of the container definition")
          .example("ulimits: {nofile: {soft: 65535, hard: 1048576}}");
  public static final Key<Named<Text>> LABELS =
      Key.of(
              "labels",
              Form.namedOrPairs("a map of labels", LABEL, Form.text("a string")),
              "Docker labels of the container, which agents in the task can read. For tags of the"
                  + " AWS resources, see `tags`.")
          .becomes("`DockerLabels` of the container definition")
          .example("labels: {team: core}");
  public static final Key<Boolean> TTY =
      Key.of("tty", Form.truth(), "Allocates a pseudo terminal.")
          .fallback("false")
          .becomes("`PseudoTerminal` of the container definition")
          .example("tty: true");
  public static final Key<Boolean> STDIN_OPEN =
      Key.of("stdin_open", Form.truth(), "Keeps the standard input of the container open.")
          .fallback("false")
          .becomes("`Interactive` of the container definition")
          .example("stdin_open: true");
  public static final Key<String> VERSION_CONSISTENCY =
      Key.of(
              "version_consistency",
              Form.oneOf("enabled", "disabled"),
              "Whether ECS resolves the image tag to a digest when a deployment starts, so that all"
                  + " tasks of the deployment run the same image. `disabled`: each task pulls what"
                  + " the tag refers to when the task starts.")
          .fallback("enabled")
          .becomes("`VersionConsistency` of the container definition")
          .example("version_consistency: disabled");
  public static final Key<Integer> STOP_GRACE_PERIOD =
      Key.of(
              "stop_grace_period",
              Durations.between(seconds(2), seconds(120)),
              "Time between the stop signal of the image, SIGTERM by default, and SIGKILL when the container is stopped.")
          .fallback("30s")
          .becomes("`StopTimeout` of the container definition")
          .example("stop_grace_period: 60s");

  public static final Shape SHAPE =
      Shape.of(
              "a container",
              IMAGE,
              BUILD,
              PORT,
              EXPOSE,
              COMMAND,
              ENTRYPOINT,
              WORKING_DIR,
              USER,
              READ_ONLY,
              TMPFS,
              INIT,
              CAP_ADD,
              VOLUMES,
              ENVIRONMENT,
              ENV_FILE,
              SECRETS,
              CONFIGS,
              HEALTHCHECK,
              DEPENDS_ON,
              RESTART,
              STOP_GRACE_PERIOD,
              ULIMITS,
              LABELS,
              TTY,
              STDIN_OPEN,
              VERSION_CONSISTENCY)
          .without(ForeignKeys.INSTEAD);

  private ContainerKeys() {}
}
