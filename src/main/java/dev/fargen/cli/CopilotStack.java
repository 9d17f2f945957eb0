package dev.fargen.cli;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.copilot.DeployedStack;
import dev.fargen.spec.FileText;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copilot's stack of a service or job, and that of its environment: their templates have the
 * manifests in their metadata, so that they can be imported without the files.
 */
final class CopilotStack {

  private static final String DIRECTORY = "copilot";

  /** Outputs of the environment's stack, each with the parameter of the spec that it is. */
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "VpcId", "VpcId",
          "PrivateSubnets", "SubnetIds",
          "PublicSubnets", "PublicSubnetIds");

  private final DeployedStack stack;
  private final Map<String, String> files = new LinkedHashMap<>();

  private CopilotStack(DeployedStack stack) {
    this.stack = stack;
  }

  /**
   * Reads the stacks from AWS.
   *
   * @throws UsageException where there is none of that name, or it is none of Copilot
   */
  static CopilotStack read(String name, Arguments arguments) {
    AwsOptions options = new AwsOptions(arguments);
    String region = options.region(Optional.empty());
    Aws aws = options.aws(region, options.deadline(), fault -> {});
    Stack stack = ImportedStack.existing(name, aws, region);
    Map<String, String> parameters = stack.parameters();
    String manifest =
        manifest(aws, stack)
            .filter(text -> parameters.containsKey("WorkloadName"))
            .orElseThrow(
                () ->
                    new UsageException(
                        "stack `"
                            + name
                            + "` is not Copilot's stack of a service or job: its template has no"
                            + " manifest; run `fargen import template --stack "
                            + name
                            + "` for a stack of another kind"));
    String application = parameters.getOrDefault("AppName", "app");
    String environment = parameters.getOrDefault("EnvName", "prod");
    String service = parameters.getOrDefault("WorkloadName", "app");
    Optional<Stack> around = aws.cloudFormation().stack(application + "-" + environment);
    CopilotStack copilot =
        new CopilotStack(
            new DeployedStack(
                environment,
                service,
                given(parameters, "ContainerImage"),
                given(parameters, "AddonsTemplateURL").isPresent(),
                around.map(CopilotStack::values).orElse(Map.of())));
    copilot.add(".workspace", "application: " + application + "\n");
    copilot.add(service + "/manifest.yml", manifest);
    around
        .flatMap(one -> manifest(aws, one))
        .ifPresent(text -> copilot.add("environments/" + environment + "/manifest.yml", text));
    return copilot;
  }

  private void add(String path, String text) {
    files.put(DIRECTORY + "/" + path, text);
  }

  private static Optional<String> given(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
  }

  /** What the environment's stack knows of the network and the domain. */
  private static Map<String, String> values(Stack environment) {
    Map<String, String> values = new LinkedHashMap<>();
    OUTPUTS.forEach(
        (output, parameter) ->
            given(environment.outputs(), output).ifPresent(text -> values.put(parameter, text)));
    given(environment.parameters(), "AppDNSName").ifPresent(text -> values.put("Domain", text));
    return values;
  }

  private static Optional<String> manifest(Aws aws, Stack stack) {
    String template = aws.cloudFormation().template(stack.id());
    Diagnostics faults = new Diagnostics(new SourceFile(stack.name() + ".template", template));
    return YamlReader.readForeign(faults)
        .flatMap(tree -> tree.value("Metadata", MapNode.class))
        .flatMap(metadata -> metadata.text("Manifest"))
        .filter(text -> !text.isBlank());
  }

  DeployedStack stack() {
    return stack;
  }

  /** The manifests of the stacks, and the files beside them that they name. */
  Sources.Files with(Sources.Files others) {
    return new Sources.Files() {
      @Override
      public FileText text(String path) {
        return files.containsKey(path)
            ? FileText.of(files.getOrDefault(path, ""))
            : others.text(path);
      }

      @Override
      public List<String> below(String directory) {
        List<String> below = new ArrayList<>(files.keySet());
        below.removeIf(path -> !path.startsWith(directory + "/"));
        below.sort(null);
        return below;
      }
    };
  }
}
