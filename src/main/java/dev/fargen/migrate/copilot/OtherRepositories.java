package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Image repositories of a pipeline that do not have the names of Copilot's, {@code
 * <application>/<service>}: a registry has one of a name (Amazon ECR API reference,
 * "CreateRepository").
 */
final class OtherRepositories {

  private static final String BUILD = "build";

  private OtherRepositories() {}

  static void write(DraftMap spec, Application application) {
    List<String> names = new ArrayList<>();
    for (Manifest manifest : application.wanted()) {
      spec.map("workloads")
          .getMap(manifest.name())
          .filter(workload -> workload.has(BUILD) && application.spec().equals(application.name()))
          .ifPresent(
              workload -> {
                String name = manifest.name() + "-image";
                spec.map("repositories").put(name, new DraftMap());
                workload.put("image", "${repositories." + name + "}");
                names.add("`" + application.name() + "/" + manifest.name() + "`");
              });
    }
    if (!names.isEmpty()) {
      application
          .report()
          .remark(
              "the pipeline has new image repositories, since Copilot has "
                  + String.join(", ", names));
    }
  }
}
