package dev.fargen.emit.draft;

import dev.fargen.cfn.Resource;
import dev.fargen.params.Emitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Thrown if things of the spec would have the same logical ids. */
public final class NameConflicts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<NameConflict> all;

  private NameConflicts(List<NameConflict> all) {
    super("name conflicts: " + all, null, false, false);
    this.all = List.copyOf(all);
  }

  public List<NameConflict> all() {
    return all;
  }

  /**
   * Refuses conflicts within the drafts of one template. Its parameters and resources share one set
   * of logical ids (CloudFormation user guide, "CloudFormation template Parameters syntax").
   *
   * @throws NameConflicts if there are any
   */
  public static void refuse(List<Draft> drafts) {
    List<NameConflict> conflicts = new ArrayList<>();
    Set<String> parameters = new HashSet<>();
    for (Draft draft : drafts) {
      conflicts.addAll(draft.conflicts());
      draft.parameters().forEach(parameter -> parameters.add(parameter.id()));
    }
    for (Draft draft : drafts) {
      for (Emitted<Resource> resource : draft.variant().resources()) {
        String id = resource.it().id();
        if (parameters.contains(id)) {
          conflicts.add(
              new NameConflict(
                  "a resource and a parameter", id, resource.origin().name(), Optional.empty()));
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new NameConflicts(conflicts);
    }
  }
}
