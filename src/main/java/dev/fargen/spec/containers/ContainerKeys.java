package dev.fargen.spec.containers;

import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.arn.NameOrArn;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.util.List;

/** What may be said of a container, be it a workload's main one or a sidecar. */
public final class ContainerKeys {

  /** The size of what {@code tmpfs} names without one. */
  public static final int TMPFS_MIB = 64;

  /** Blocks of a container that are maps of their own. */
  public static final class Image {
    public static final Key<Text> URI =
        Key.of("uri", ImageReference.FORM, "The image, as `docker pull` takes it.")
            .becomes("Image of the container definition")
            .example("uri: public.ecr.aws/nginx/nginx:1.29");
    public static final Key<Text> ECR =
        Key.of(
                "ecr",
                Form.text(
                    "the name of an ECR repository: lower-case letters, digits and `._/-`",
                    "(?=.{2,256}$)[a-z0-9]+([._/-]+[a-z0-9]+)*"),
                "A repository of the same account and region, by its name; the execution role may"
                    + " pull from this one only.")
            .becomes("Image of the container definition")
            .example("ecr: my-application");
    public static final Key<Text> TAG =
        Key.of(
                "tag",
                Form.text(
                    "an image tag: letters, digits and `_.-`, at most 128 characters",
                    "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"),
                "The image's tag.")
            .becomes("Image of the container definition")
            .example("tag: \"1.4.2\"");
    public static final Key<Text> DIGEST =
        Key.of(
                "digest",
                Form.text(
                    "an image digest, `sha256:` and 64 hexadecimal digits", "sha256:[0-9a-f]{64}"),
                "The image's digest, instead of a tag.")
            .becomes("Image of the container definition")
            .example(
                "digest: sha256:33e0bbc7ca9ecf108140af6288c7c9d1ecc77548cbfd3952fd8466a75edefe57");
    public static final Key<Text> CREDENTIALS =
        Key.of(
                "credentials",
                ArnKinds.SECRET,
                "A secret with `username` and `password` for a private registry.")
            .becomes("RepositoryCredentials of the container definition")
            .example(
                "credentials: arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf");
    public static final Shape SHAPE = Shape.of("an image", URI, ECR, TAG, DIGEST, CREDENTIALS);

    private Image() {}
  }

  /** A container's own health check; ECS ignores the one in the image. */
  public static final class HealthCheck {
    public static final Key<List<Given<Text>>> TEST =
        Key.of(
                "test",
                Form.some(Form.text("a command")).orOne(),
                "The command; a text is run by the image's shell, a list is run as it stands.")
            .becomes("HealthCheck.Command of the container definition")
            .example("test: curl -f http://localhost/health");
    public static final Key<Integer> INTERVAL =
        Key.of("interval", Durations.between(seconds(5), seconds(300)), "Time between two checks.")
            .fallback("10s")
            .becomes("HealthCheck.Interval of the container definition")
            .example("interval: 10s");
    public static final Key<Integer> TIMEOUT =
        Key.of("timeout", Durations.between(seconds(2), seconds(60)), "Time that a check may take.")
            .fallback("5s")
            .becomes("HealthCheck.Timeout of the container definition")
            .example("timeout: 5s");
    public static final Key<Integer> RETRIES =
        Key.of("retries", Form.whole(1, 10), "Failures in a row that make it unhealthy.")
            .fallback("3")
            .becomes("HealthCheck.Retries of the container definition")
            .example("retries: 3");
    public static final Key<Integer> START_PERIOD =
        Key.of(
                "start_period",
                Durations.between(seconds(0), seconds(300)),
                "Time in which failures do not count, so that the application can start.")
            .fallback("0s")
            .becomes("HealthCheck.StartPeriod of the container definition")
            .example("start_period: 30s");
    public static final Shape SHAPE =
        Shape.of("a container's health check", TEST, INTERVAL, TIMEOUT, RETRIES, START_PERIOD);

    private HealthCheck() {}
  }

  /** Where the value of a secret variable comes from. */
  public static final class Secret {
    public static final Key<Text> FROM =
        Key.of(
                "from",
                ArnKinds.SECRET_SOURCE.ofSecret(),
                "A full ARN of a secret or parameter, or what a database of this spec gives.")
            .becomes("ValueFrom of a secret of the container definition")
            .example("from: ${databases.shop.password}");
    public static final Key<Text> SECRET =
        Key.of(
                "secret",
                NameOrArn.form(
                    "the name or ARN of a secret in Secrets Manager",
                    "[A-Za-z0-9/_+=.@-]{1,512}",
                    ArnKinds.SECRET_PATTERN,
                    ArnKinds.SECRET_EXAMPLE),
                "A secret in Secrets Manager, by name or ARN.")
            .becomes("ValueFrom of a secret of the container definition")
            .example("secret: my-application/api-key");
    public static final Key<Text> KEY =
        Key.of(
                "key",
                Form.text("a key of the JSON in the secret, without colons", "[^:]{1,255}"),
                "One key of a secret that holds JSON.")
            .becomes("the JSON key in ValueFrom")
            .example("key: password");
    public static final Key<Text> VERSION =
        Key.of(
                "version",
                Form.text("a version stage, without colons", "[^:]{1,256}"),
                "A version stage of the secret.")
            .otherwise("AWSCURRENT")
            .becomes("the version stage in ValueFrom")
            .example("version: AWSPREVIOUS");
    public static final Key<Text> SSM =
        Key.of(
                "ssm",
                NameOrArn.form(
                    "the name or ARN of a parameter",
                    "/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
                    ArnKinds.PARAMETER_PATTERN,
                    ArnKinds.PARAMETER_EXAMPLE),
                "A parameter in Systems Manager's parameter store, by name or ARN.")
            .becomes("ValueFrom of a secret of the container definition")
            .example("ssm: /my-application/partner-url");
    public static final Key<Text> KMS_KEY =
        Key.of(
                "kms_key",
                ArnKinds.KMS_KEY,
                "The customer managed key that encrypts it; grants `kms:Decrypt` through that service only.")
            .becomes("a statement of the execution role")
            .example("kms_key: ${KmsKeyArn}");
    public static final Shape SHAPE =
        Shape.of("a secret", FROM, SECRET, KEY, VERSION, SSM, KMS_KEY);

    private Secret() {}
  }

  public static final Key<Section> IMAGE =
      Key.of("image", Form.blockOr(Image.SHAPE, Image.URI), "The image to run.")
          .becomes("Image of the container definition")
          .example("image: public.ecr.aws/nginx/nginx:1.29");
  public static final Key<Section> BUILD =
      Key.of(
              "build",
              Form.blockOr(BuildKeys.SHAPE, BuildKeys.CONTEXT),
              "Has the image built from source; a context alone is enough. The template then takes"
                  + " the image as the parameter `<Workload>Image` (`<Workload><Sidecar>Image` for a"
                  + " sidecar). There is a repository for the workload's images, and"
                  + " `repositories: {<workload>: {...}}` says more about it: each stack has one of"
                  + " its own, but with a pipeline, the pipeline has one for all environments,"
                  + " `<spec>/<workload>`, builds each image once, and pushes it there. `image:"
                  + " ${repositories.x}`, `image: {ecr: name}` or the address of a repository in ECR"
                  + " beside it names another repository, `image: ${Name}` another parameter. The"
                  + " parameter's value is `not-pushed-yet` until an environment or the pipeline"
                  + " gives it one; until then the workload has no tasks.")
          .becomes("Image of the container definition and AWS::ECR::Repository")
          .example("build: {context: src, dockerfile: Dockerfile}");
  public static final Key<Integer> PORT =
      Key.of("port", Form.whole(1, 65_535), "The port that the container listens on.")
          .becomes("PortMappings of the container definition")
          .example("port: 8080");
  public static final Key<List<Given<Text>>> COMMAND =
      Key.of(
              "command",
              Form.some(Form.text("text", "[\\s\\S]+")).orOne(),
              "Replaces the image's command; a text is split at spaces, quotes respected.")
          .becomes("Command of the container definition")
          .example("command: [node, server.js]");
  public static final Key<List<Given<Text>>> ENTRYPOINT =
      Key.of(
              "entrypoint",
              Form.some(Form.text("text", "[\\s\\S]+")).orOne(),
              "Replaces the image's entry point; a text is split at spaces, quotes respected.")
          .becomes("EntryPoint of the container definition")
          .example("entrypoint: [/usr/bin/tini, --]");
  public static final Key<Text> WORKING_DIR =
      Key.of(
              "working_dir",
              Form.text("an absolute path, without colons", "([A-Za-z]:[\\\\/]|/)[^:\\u0000]*"),
              "The directory that the command starts in.")
          .becomes("WorkingDirectory of the container definition")
          .example("working_dir: /app");
  public static final Key<Text> USER =
      Key.of(
              "user",
              Form.text(
                  "`user`, `uid`, `user:group` or `uid:gid`", "[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?"),
              "Whom the container runs as.")
          .becomes("User of the container definition")
          .example("user: \"1000:1000\"");
  public static final Key<Boolean> READ_ONLY =
      Key.of("read_only", Form.truth(), "Whether the root file system can't be written to.")
          .fallback("false")
          .becomes("ReadonlyRootFilesystem of the container definition")
          .example("read_only: true");
  public static final Key<List<Given<String>>> TMPFS =
      Key.of(
              "tmpfs",
              Form.list(
                      Form.plain(
                          "`/path`, or `/path:size=64m` with a size in MiB",
                          "/[A-Za-z0-9_.-][A-Za-z0-9_./-]*(:size=[1-9][0-9]{0,5}m?)?"))
                  .orOne(),
              "Paths in memory that can be written to, "
                  + TMPFS_MIB
                  + " MiB each unless said; they count against the container's memory.")
          .becomes("LinuxParameters.Tmpfs of the container definition")
          .example("tmpfs: [/tmp, \"/run:size=16m\"]");
  public static final Key<List<Given<String>>> VOLUMES =
      Key.of(
              "volumes",
              Form.list(MountText.FORM).orOne(),
              "Volumes of the spec, each with the path that it is mounted at; `ro` to read only.")
          .becomes("MountPoints of the container definition")
          .example("volumes: [\"uploads:/var/www/uploads\", \"config:/etc/app:ro\"]");
  public static final Key<Section> HEALTHCHECK =
      Key.of(
              "healthcheck",
              Form.blockOr(HealthCheck.SHAPE, HealthCheck.TEST),
              "How ECS finds out whether the container works; it ignores a HEALTHCHECK in the image.")
          .becomes("HealthCheck of the container definition")
          .example("healthcheck: {test: mysqladmin ping, interval: 10s, retries: 5}");
  public static final Key<Named<Text>> ENVIRONMENT =
      Key.of(
              "environment",
              Form.named("a map of variables", Name.VARIABLE, Form.text("text")),
              "Environment variables.")
          .becomes("Environment of the container definition")
          .example("environment: {LOG_LEVEL: info}");
  public static final Key<Named<Section>> SECRETS =
      Key.of(
              "secrets",
              Form.named(
                  "a map of variables", Name.VARIABLE, Form.blockOr(Secret.SHAPE, Secret.FROM)),
              "Environment variables whose values ECS fetches when a task starts; the execution role"
                  + " may read exactly these.")
          .becomes("Secrets of the container definition")
          .example("secrets: {API_KEY: {secret: my-application/api-key}}");
  public static final Key<Named<String>> DEPENDS_ON =
      Key.of(
              "depends_on",
              Form.named(
                  "a map of containers",
                  Name.THING,
                  Form.oneOf("started", "healthy", "complete", "success")),
              "Containers of the same task that come first: `started`, `healthy`, `complete`"
                  + " (ended) or `success` (ended well).")
          .becomes("DependsOn of the container definition")
          .example("depends_on: {mysql: healthy}");
  public static final Key<Integer> STOP_GRACE_PERIOD =
      Key.of(
              "stop_grace_period",
              Durations.between(seconds(2), seconds(120)),
              "Time between SIGTERM and SIGKILL.")
          .fallback("30s")
          .becomes("StopTimeout of the container definition")
          .example("stop_grace_period: 60s");

  public static final Shape SHAPE =
      Shape.of(
              "a container",
              IMAGE,
              BUILD,
              PORT,
              COMMAND,
              ENTRYPOINT,
              WORKING_DIR,
              USER,
              READ_ONLY,
              TMPFS,
              VOLUMES,
              ENVIRONMENT,
              SECRETS,
              HEALTHCHECK,
              DEPENDS_ON,
              STOP_GRACE_PERIOD)
          .without(ForeignKeys.INSTEAD);

  private ContainerKeys() {}
}
