package dev.fargen.docs;

import dev.fargen.docs.Page.Block;
import dev.fargen.testing.CfnYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader does who follows a page, as a script for bash: the files that it shows are written
 * where they are shown, and the commands are run in between. So are the steps of a workflow, each
 * in a shell of its own and with the additions to the PATH of those before it, as GitHub runs them.
 */
final class Script {

  private static final Pattern VERSION = Pattern.compile("^# AWS CLI (v[12])\n");

  private static final String START =
      """
      set -euo pipefail
      export GITHUB_PATH=$PWD/.github-path
      touch "$GITHUB_PATH"
      step() {
        (PATH=$(tr '\\n' ':' <"$GITHUB_PATH")$PATH; bash -e -c "$1")
      }
      """;

  private Script() {}

  /**
   * The script.
   *
   * @param version of the AWS CLI; blocks for the other one are left out
   * @param elsewhere what is run in another place, {@code .ci/run} for one
   */
  static String of(Page page, String version, String elsewhere) {
    StringBuilder script = new StringBuilder(START);
    for (Block block : page.blocks()) {
      Optional<String> file = block.file();
      if (file.isPresent()) {
        script.append(write(file.get(), block));
        if (block.isWorkflow() && version.equals("v2")) { // the one that GitHub's machines have
          script.append(workflow(file.get(), block));
        }
      } else if (block.language().equals("sh")
          && isFor(version, block)
          && !elsewhere.contains(block.text())) {
        script.append("echo '== %s' | tee /dev/stderr\n".formatted(block)).append(block.text());
      }
    }
    return script.toString();
  }

  private static boolean isFor(String version, Block block) {
    Matcher named = VERSION.matcher(block.text());
    return !named.find() || named.group(1).equals(version);
  }

  private static String write(String file, Block block) {
    return "mkdir -p \"$(dirname %1$s)\"\ncat >%1$s <<'END OF FILE'\n%2$sEND OF FILE\n"
        .formatted(file, block.text());
  }

  @SuppressWarnings("unchecked") // a job is a map
  private static String workflow(String file, Block block) {
    StringBuilder steps =
        new StringBuilder(
            "check-jsonschema --builtin-schema vendor.github-workflows " + file + "\n");
    Map<?, ?> jobs = (Map<?, ?>) CfnYaml.template(block.text()).getOrDefault("jobs", Map.of());
    for (Object job : jobs.values()) {
      for (Object step : (List<?>) ((Map<String, Object>) job).getOrDefault("steps", List.of())) {
        if (((Map<?, ?>) step).get("run") instanceof String run) {
          steps
              .append("echo '== a step of %s' | tee /dev/stderr\n".formatted(block))
              .append("step '" + run.replace("'", "'\\''") + "'\n");
        }
      }
    }
    return steps.toString();
  }
}
