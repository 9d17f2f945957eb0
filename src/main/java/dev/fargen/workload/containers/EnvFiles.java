package dev.fargen.workload.containers;

import dev.fargen.spec.FileText;
import dev.fargen.spec.containers.EnvFile;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Variables.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the files under {@code env_file}: a later file overrides an earlier one, and
 * values may refer to variables of earlier ones (Compose Specification, "env_file").
 *
 * @param faults what is wrong in the files
 */
public record EnvFiles(List<Variable> variables, List<Fault> faults) {

  /** What is wrong in a file, and where it is named. */
  public record Fault(Given<String> path, EnvFile.Fault in) {}

  public EnvFiles {
    variables = List.copyOf(variables);
    faults = List.copyOf(faults);
  }

  /** Reads the files in order; one that cannot be used has no variables, which a rule reports. */
  public static EnvFiles read(List<Given<String>> paths, Map<String, FileText> files) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    Map<String, String> known = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (Given<String> path : paths) {
      FileText file = files.getOrDefault(path.value(), FileText.missing(path.value()));
      EnvFile parsed = EnvFile.parse(file.text().orElse(""), known);
      parsed.faults().forEach(fault -> faults.add(new Fault(path, fault)));
      parsed
          .variables()
          .forEach(
              (name, value) -> {
                known.put(name, value);
                Given<Text> text = Given.of(Text.of(value), path.span());
                variables.put(
                    name, new Variable(name, text, path.span(), Optional.of(path.value())));
              });
    }
    return new EnvFiles(new ArrayList<>(variables.values()), faults);
  }
}
