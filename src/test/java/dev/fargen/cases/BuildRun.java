package dev.fargen.cases;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.Run;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a buildspec as CodeBuild does: all commands of all phases in one shell, up to the first that
 * fails. In the place of docker and AWS there are two scripts; the registry that they share takes a
 * tag only once.
 */
final class BuildRun {
  private static final String DOCKER =
      """
      #!/bin/bash
      printf '%s\\n' "$@" --- >> "$FOLDER/docker.log"
      case $1 in
        login) [ "$(cat)" = "the password" ] ;;
        push)
          grep -qx "${2#*/}" "$FOLDER/registry" && { echo "tag is immutable" >&2; exit 1; }
          [ "$2" != "$REFUSED" ] || exit 1
          echo "${2#*/}" >> "$FOLDER/registry" ;;
      esac
      """;

  private static final String AWS =
      """
      #!/bin/bash
      printf '%s\\n' "$@" --- >> "$FOLDER/aws.log"
      verb=$2
      [ $verb = get-login-password ] && { echo "the password"; exit; }
      while [ $# -gt 0 ]; do
        case $1 in
          --repository-name) name=$2 ;;
          --image-ids) tag=${2#image*=} ;;
          --image-tag) tag=$2 ;;
        esac
        shift
      done
      [ $verb = batch-get-image ] && { echo "manifest of $name@$tag"; exit; }
      [ $verb = put-image ] && { echo "$name:$tag" >> "$FOLDER/registry"; exit; }
      grep -qx "$name:$tag" "$FOLDER/registry" || { echo ImageNotFoundException >&2; exit 254; }
      echo "sha256:of-$name-$tag"
      """;

  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();

  /**
   * @param folder what was rendered; whatever else is needed is written there too
   */
  BuildRun(Path folder) {
    this.folder = folder;
    TextFiles.write(folder.resolve("registry"), "");
    program("docker", DOCKER);
    program("aws", AWS);
    variables.put("FOLDER", folder.toString());
    variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    variables.put("CODEBUILD_RESOLVED_SOURCE_VERSION", "0123456789abcdef0123456789abcdef01234567");
  }

  private void program(String name, String script) {
    Path file = TextFiles.write(folder.resolve("bin/" + name), script);
    if (!file.toFile().setExecutable(true)) {
      throw new AssertionError("can't make " + file + " executable");
    }
  }

  BuildRun with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs it as the build with this id. */
  Run.Result go(String buildspec, String buildId) {
    with("CODEBUILD_BUILD_ID", buildId);
    int count = 0;
    StringBuilder all = new StringBuilder();
    for (String command : commands(buildspec)) {
      String file = "command-" + count++;
      TextFiles.write(folder.resolve(file), command + "\n");
      all.append(". ./").append(file).append(" || exit 1\n");
    }
    TextFiles.write(folder.resolve("all"), all.toString());
    return Run.of("bash", "all").in(folder).withOnly(variables).go();
  }

  private List<String> commands(String buildspec) {
    String text = TextFiles.read(folder.resolve("templates")).getOrDefault(buildspec, "");
    Map<String, Map<String, Object>> phases = CfnYaml.section(CfnYaml.template(text), "phases");
    return List.of("pre_build", "build", "post_build").stream()
        .map(phase -> phases.getOrDefault(phase, Map.of()))
        .flatMap(phase -> ((List<?>) phase.getOrDefault("commands", List.of())).stream())
        .map(String::valueOf)
        .toList();
  }

  /** The calls of a program, each with its arguments. */
  List<List<String>> calls(String program) {
    String log = TextFiles.read(folder).getOrDefault(program + ".log", "");
    return List.of(log.split("---\n")).stream()
        .map(call -> List.of(call.split("\n", -1)))
        .map(words -> words.subList(0, words.size() - 1))
        .toList();
  }
}
