package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;

/**
 * What the spec still imports from stacks of Copilot: these cannot be deleted as long as it does
 * (CloudFormation user guide, "Get exports").
 */
final class KeptImports {

  private static final String FROM = "from_cfn";

  private final Application application;

  private KeptImports(Application application) {
    this.application = application;
  }

  static void report(DraftMap spec, Application application) {
    KeptImports all = new KeptImports(application);
    all.inside(spec);
  }

  private void inside(Draft draft) {
    if (draft instanceof DraftMap map) {
      map.entries().forEach(this::entry);
    } else if (draft instanceof DraftList list) {
      list.items().forEach(item -> inside(item.draft()));
    }
  }

  private void entry(DraftMap.Entry entry) {
    if (entry.key().equals(FROM)
        && entry.draft().value() instanceof Scalar name
        && isOfCopilot(name.asText())) {
      entry
          .origins()
          .forEach(
              origin ->
                  application
                      .report()
                      .toDecide(
                          origin,
                          "",
                          "Copilot's stack with this export cannot be deleted while the new stack"
                              + " imports it: move what it is of to the spec first"));
    }
    inside(entry.draft());
  }

  private boolean isOfCopilot(String name) {
    return name.startsWith(application.name() + "-") || name.startsWith("${spec.name}-");
  }
}
