package dev.fargen.migrate.template;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The log group of a workload. */
record LogGroupPart(TemplateFile template, WorkloadPart workload, Resource group) implements Part {

  @Override
  public Set<String> claims() {
    return Set.of(group.id());
  }

  @Override
  public Map<String, String> ids() {
    return Map.of(workload.prefix() + "LogGroup", group.id());
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    DraftMap logs = new DraftMap();
    Origin origin = template.origin(group.entry());
    group
        .text("RetentionInDays")
        .filter(Containers::isNumber)
        .ifPresent(days -> logs.put("retention", days + "d"));
    boolean retained =
        group.declaration().entries().get("DeletionPolicy") instanceof Scalar policy
            && policy.asText().startsWith("Retain");
    logs.put("on_delete", retained ? "retain" : "delete");
    spec.map("workloads").map(workload.name()).put("logs", logs, origin);
  }

  @Override
  public Optional<Part> above() {
    return Optional.of(workload);
  }

  @Override
  public boolean isOwn() {
    return true;
  }

  @Override
  public int mostPatches() {
    return 2;
  }
}
