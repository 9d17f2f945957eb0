package dev.fargen.cli;

import java.nio.file.Files;
import java.util.List;

/**
 * The workload that a command is about, and its spec.
 *
 * @param spec the spec file, named or the default one
 */
record NamedWorkload(String name, String spec) {

  /**
   * Reads {@code WORKLOAD [SPEC]}.
   *
   * @param command the name of the command
   * @throws UsageException where there is no workload, or more than one spec
   */
  static NamedWorkload of(
      String command, Arguments arguments, boolean takesCommand, Console console) {
    List<String> operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new UsageException(
          "`fargen "
              + command
              + "` requires the name of a workload, as in `fargen "
              + command
              + " web --env prod`");
    }
    List<String> rest = operands.subList(1, operands.size());
    if (!rest.isEmpty() && !isSpec(rest.get(0), console)) {
      String words = String.join(" ", rest);
      throw new UsageException(
          "`"
              + rest.get(0)
              + "` is not a spec file; `fargen "
              + command
              + "` takes one workload"
              + (takesCommand
                  ? ", and for a command, write `-- " + words + "` after the options"
                  : " and its spec"));
    }
    List<String> specs = SpecFile.named(rest, console);
    if (specs.size() > 1) {
      throw new UsageException("`fargen " + command + "` takes one spec, not " + specs.size());
    }
    return new NamedWorkload(operands.get(0), specs.get(0));
  }

  /** A word that no file has and that does not look like one is a second workload, or a command. */
  private static boolean isSpec(String word, Console console) {
    return word.equals("-")
        || word.endsWith(".yml")
        || word.endsWith(".yaml")
        || Files.isRegularFile(console.directory().resolve(word));
  }
}
