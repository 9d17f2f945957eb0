package dev.fargen.migrate.copilot;

import dev.fargen.migrate.HiddenSecrets;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Copilot application that is imported: what all parts of the import need to know of it.
 *
 * @param name its name in Copilot, which is part of the names of its resources
 * @param spec the name of the spec
 * @param wanted the manifests of the services and jobs that are imported
 * @param environments the names of its environments
 * @param patches the patches of the template that the spec gets
 * @param parameters the values of template parameters of the spec, which some other place must set
 */
record Application(
    String name,
    String spec,
    CopilotFiles files,
    List<Manifest> wanted,
    List<String> environments,
    Parameters parameters,
    DraftList patches,
    Sources sources,
    Report report,
    HiddenSecrets secrets,
    ImportOptions options) {

  Application {
    wanted = List.copyOf(wanted);
    environments = List.copyOf(environments);
  }

  /** Whether all services and jobs are imported, and with them what belongs to all. */
  boolean isWhole() {
    return wanted.size() == files.manifests().size();
  }

  /** The imported service or job of this name. */
  Optional<Manifest> wanted(String workload) {
    for (Manifest manifest : wanted) {
      if (manifest.name().equals(workload)) {
        return Optional.of(manifest);
      }
    }
    return Optional.empty();
  }

  /** Parameters of the template that the spec refers to and that Copilot got from elsewhere. */
  static final class Parameters {

    /**
     * A parameter without a value.
     *
     * @param variable the environment variable that Copilot takes it from; empty where there is
     *     none
     * @param comment how to find the value
     * @param placeholder a value of the right form; several are separated by commas
     */
    record Missing(String variable, String comment, String placeholder) {}

    private final Map<String, Missing> missing = new TreeMap<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

    /** Notes that the spec refers to a parameter whose value only the account knows. */
    void uses(String parameter, String comment, String placeholder) {
      missing.putIfAbsent(parameter, new Missing("", comment, placeholder));
    }

    /**
     * Notes that the spec refers to a parameter that is an environment variable for Copilot; the
     * first placeholder of some form counts.
     */
    void usesVariable(String parameter, String variable, String placeholder) {
      Missing other = missing.get(parameter);
      if (other == null || other.placeholder().equals(Texts.UNKNOWN)) {
        String comment = "Copilot took it from the environment variable " + variable + ".";
        missing.put(parameter, new Missing(variable, comment, placeholder));
      }
    }

    /** Sets the value of a parameter in one environment. */
    void value(String environment, String parameter, String value) {
      values.computeIfAbsent(environment, name -> new LinkedHashMap<>()).put(parameter, value);
    }

    Map<String, Missing> missing() {
      return missing;
    }

    Map<String, String> values(String environment) {
      return values.getOrDefault(environment, Map.of());
    }
  }
}
