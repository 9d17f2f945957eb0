package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds that several containers share become one: the others use its image. */
final class Builds {

  private static final String BUILD = "build";
  private static final String IMAGE = "image";

  private Builds() {}

  static void share(DraftMap spec, Application application) {
    Map<Value, String> parameters = new LinkedHashMap<>();
    for (Manifest manifest : application.wanted()) {
      String id = Names.id(manifest.name());
      List<DraftMap> others = environments(manifest.name(), spec);
      spec.getMap("workloads")
          .flatMap(all -> all.getMap(manifest.name()))
          .ifPresent(
              workload -> {
                if (!differs(others)) {
                  share(workload, id + "Image", parameters);
                }
                workload
                    .getMap("sidecars")
                    .ifPresent(
                        sidecars -> {
                          for (DraftMap.Entry entry : sidecars.entries()) {
                            List<DraftMap> own = sidecars(entry.key(), others);
                            if (entry.draft() instanceof DraftMap sidecar && !differs(own)) {
                              share(sidecar, id + Names.id(entry.key()) + "Image", parameters);
                            }
                          }
                        });
              });
    }
  }

  private static void share(DraftMap container, String own, Map<Value, String> parameters) {
    for (DraftMap.Entry entry : container.entries()) {
      if (entry.key().equals(BUILD)) {
        String first = parameters.putIfAbsent(entry.draft().value(), own);
        if (first != null) {
          container.remove(BUILD);
          container.put(IMAGE, DraftValue.text("${" + first + "}"), entry.origins());
          container.comment(IMAGE, "The same build.");
          Origins.keep(entry.draft(), container, IMAGE);
        }
      }
    }
  }

  private static boolean differs(List<DraftMap> environments) {
    for (DraftMap one : environments) {
      if (one.has(BUILD) || one.has(IMAGE)) {
        return true;
      }
    }
    return false;
  }

  private static List<DraftMap> environments(String workload, DraftMap spec) {
    List<DraftMap> found = new ArrayList<>();
    spec.getMap(Workloads.ENVIRONMENTS)
        .ifPresent(
            all -> {
              for (DraftMap.Entry entry : all.entries()) {
                if (entry.draft() instanceof DraftMap environment) {
                  environment
                      .getMap("workloads")
                      .flatMap(workloads -> workloads.getMap(workload))
                      .ifPresent(found::add);
                }
              }
            });
    return found;
  }

  private static List<DraftMap> sidecars(String name, List<DraftMap> workloads) {
    List<DraftMap> found = new ArrayList<>();
    for (DraftMap workload : workloads) {
      workload.getMap("sidecars").flatMap(sidecars -> sidecars.getMap(name)).ifPresent(found::add);
    }
    return found;
  }
}
