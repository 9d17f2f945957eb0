package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/**
 * Names the stacks of a spec that would have a name of Copilot's: with the usual name, a deployment
 * would update the stack of the environment, and delete its VPC. Copilot names stacks {@code
 * <application>-<environment>} and {@code <application>-<environment>-<service>}; a stack of the
 * same name in the account and region is the same stack (API reference, "CreateStack").
 */
final class StackNames {

  private static final String OWN = "-fargen";

  private StackNames() {}

  static void addTo(DraftMap spec, Application application) {
    for (String environment : application.environments()) {
      String usual = application.spec() + "-" + environment;
      String name = usual;
      while (isOfCopilot(name, application)) {
        name = name + OWN;
      }
      if (!name.equals(usual)) {
        spec.map(Workloads.ENVIRONMENTS).map(environment).put("stack", name);
        application
            .report()
            .remark(
                "`stack` is the name of the new stack of each environment, since Copilot's stacks"
                    + " have the usual name `<spec>-<environment>`: keep it as long as these exist");
      }
    }
  }

  private static boolean isOfCopilot(String stack, Application application) {
    for (String environment : application.environments()) {
      String own = application.name() + "-" + environment;
      boolean same = stack.equals(own);
      for (String workload : application.files().manifests().keySet()) {
        same |= stack.equals(own + "-" + workload);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }
}
