package dev.fargen.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of a program that plays AWS, to deploy to. As an extension of a test class
 * ({@code @RegisterExtension static final Moto MOTO = new Moto()}) it runs while the class does,
 * and is empty before each test.
 */
public class Emulator
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
  private static final String NETWORK =
      """
      import boto3
      ec2 = boto3.client("ec2")
      vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
      print(vpc)
      for i, zone in enumerate("ab"):
          print(ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{i}.0/24",
                AvailabilityZone="us-east-1" + zone)["Subnet"]["SubnetId"])
      """;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String name;
  private final Function<PythonEnvironment, List<String>> command;
  private final Map<String, String> settings;
  private final String reset;

  private @Nullable Process process;
  private @Nullable URI endpoint;

  /**
   * A server that says on which address it runs.
   *
   * @param settings of its own environment
   * @param reset the path that makes it forget everything
   */
  Emulator(
      String name,
      Function<PythonEnvironment, List<String>> command,
      Map<String, String> settings,
      String reset) {
    this.name = name;
    this.command = command;
    this.settings = settings;
    this.reset = reset;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Starts the server. */
  public void start() {
    PythonEnvironment environment = PythonEnvironment.withEverything();
    try {
      Path log = Files.createTempFile(Path.of("target"), name + "-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command.apply(environment));
      builder.environment().putAll(settings);
      Process started = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process = started;
      // A JVM that is told to stop in the middle of a test must not leave a server behind.
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
      endpoint = await(started, log);
    } catch (IOException e) {
      throw new AssertionError(name + " did not start", e);
    }
  }

  /** Where the server listens; every AWS service is there. */
  public URI endpoint() {
    if (endpoint == null) {
      throw new IllegalStateException(name + " is not running");
    }
    return endpoint;
  }

  /** What the AWS CLI, boto3 and the SDK need in their environment to use this server. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint().toString(),
        "AWS_REGION", "us-east-1",
        "AWS_DEFAULT_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "testing",
        "AWS_SECRET_ACCESS_KEY", "testing",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
        "AWS_PAGER", "");
  }

  /** Makes a network of two zones; the ids of its VPC and then its subnets. */
  public List<String> network() {
    return python(NETWORK);
  }

  /** Runs Python that has boto3 and uses this server, and gives the lines that it printed. */
  public List<String> python(String script) {
    return Run.of(PythonEnvironment.withEverything().python().toString(), "-c", script)
        .with(environment())
        .go()
        .expectSuccess()
        .stdout()
        .lines()
        .toList();
  }

  /** Forgets everything that was created. */
  public void reset() {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint().resolve(reset))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofString())
              .statusCode();
      if (status != 200) {
        throw new AssertionError("the reset of " + name + " answered " + status);
      }
    } catch (IOException e) {
      throw new AssertionError(name + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops the server. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process = null;
    }
    endpoint = null;
  }

  private URI await(Process process, Path log) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher address = ADDRESS.matcher(Files.readString(log));
      if (address.find()) {
        return URI.create(address.group(1));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    process.destroy();
    throw new AssertionError(name + " did not start:\n" + Files.readString(log));
  }
}
