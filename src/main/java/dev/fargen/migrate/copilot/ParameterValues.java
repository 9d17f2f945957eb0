package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives each template parameter that the spec refers to a value in each environment. */
final class ParameterValues {

  private static final String PARAMETERS = "parameters";

  private ParameterValues() {}

  static void addTo(DraftMap spec, Application application) {
    for (String environment : application.environments()) {
      Map<String, String> known = application.parameters().values(environment);
      DraftMap all = spec.map(Workloads.ENVIRONMENTS).map(environment);
      known.forEach(
          (name, value) -> all.map(PARAMETERS).put(name, value(value, DraftValue.of(value))));
      application
          .parameters()
          .missing()
          .forEach(
              (name, missing) -> {
                if (!known.containsKey(name) && ParameterUse.in(spec, environment, name)) {
                  DraftMap parameters = all.map(PARAMETERS);
                  String placeholder = missing.placeholder();
                  parameters.put(name, value(placeholder, DraftValue.text(placeholder)));
                  if (!missing.comment().isEmpty()) {
                    parameters.comment(name, missing.comment());
                  }
                }
              });
    }
    remark(application);
  }

  /** A list where the text has commas. */
  private static Draft value(String text, Draft one) {
    if (!text.contains(",")) {
      return one;
    }
    DraftList list = new DraftList();
    for (String item : text.split(",")) {
      list.add(item);
    }
    return list;
  }

  private static void remark(Application application) {
    List<String> variables = new ArrayList<>();
    for (Application.Parameters.Missing missing : application.parameters().missing().values()) {
      if (!missing.variable().isEmpty()) {
        variables.add("`" + missing.variable() + "`");
      }
    }
    if (!variables.isEmpty()) {
      application
          .report()
          .remark(
              "Copilot takes values from the environment variables "
                  + Lists.enumerated(variables, "and")
                  + ": the spec has parameters with placeholders for them, set these under"
                  + " `parameters` of each environment");
    }
  }
}
