package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;

/**
 * A spec has the paths of builds from the root of the source. Where a manifest names a directory
 * above the one that fargen runs in, that one is the root.
 */
final class BuildRoots {

  private static final String UP = "..";

  private final Application application;
  private int depth;

  private BuildRoots(Application application) {
    this.application = application;
  }

  static void addTo(DraftMap spec, Application application) {
    BuildRoots roots = new BuildRoots(application);
    roots.stacks(spec, false);
    if (roots.depth > 0) {
      roots.stacks(spec, true);
      application
          .report()
          .remark(
              "images are built from files outside of this directory: the paths of `build` begin "
                  + (roots.depth == 1
                      ? "in the directory above it"
                      : roots.depth + " directories above it")
                  + ", which is the root of the source for fargen");
    }
  }

  private void stacks(DraftMap spec, boolean write) {
    workloads(spec, write);
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        workloads(environment, write);
      }
    }
  }

  private void workloads(DraftMap in, boolean write) {
    for (DraftMap.Entry entry : in.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload) {
        container(workload, write);
        for (DraftMap.Entry sidecar :
            workload.getMap("sidecars").map(DraftMap::entries).orElse(List.of())) {
          if (sidecar.draft() instanceof DraftMap map) {
            container(map, write);
          }
        }
      }
    }
  }

  private void container(DraftMap container, boolean write) {
    for (DraftMap.Entry entry : container.entries()) {
      if (entry.key().equals("build")) {
        if (entry.draft() instanceof DraftMap build) {
          for (DraftMap.Entry key : build.entries()) {
            if (key.key().equals("context")) {
              path(key, build, write);
            }
          }
        } else {
          path(entry, container, write);
        }
      }
    }
  }

  private void path(DraftMap.Entry entry, DraftMap in, boolean write) {
    Draft draft = entry.draft();
    if (!(draft instanceof DraftValue value && value.value() instanceof Scalar scalar)) {
      return;
    }
    String path = scalar.asText();
    int up = 0;
    for (String part : path.split("/")) {
      up += part.equals(UP) ? 1 : 0;
    }
    if (write) {
      in.put(entry.key(), DraftValue.text(fromRoot(path, up)), entry.origins());
    } else {
      depth = Math.max(depth, up);
    }
  }

  private String fromRoot(String path, int up) {
    String rest = path.replaceFirst("^(\\.\\./?)+", "");
    if (up == 0) {
      String own = application.options().directory();
      return rest.equals(".") ? own : own + "/" + rest;
    }
    return rest.isEmpty() ? "." : rest;
  }
}
