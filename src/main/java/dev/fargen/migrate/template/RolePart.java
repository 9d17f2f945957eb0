package dev.fargen.migrate.template;

import dev.fargen.migrate.draft.DraftMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A role that only this task has: fargen has one in its place, whose properties a patch keeps. */
record RolePart(WorkloadPart workload, String id, String suffix) implements Part {

  @Override
  public Set<String> claims() {
    return Set.of(id);
  }

  @Override
  public Map<String, String> ids() {
    return Map.of(workload.prefix() + suffix, id);
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    // the workload has the role anyway
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
    return 0;
  }
}
