package dev.fargen.compile;

import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter of the template whose value only the push of images decides. It has a default and
 * stands in no params file: the AWS CLI then leaves the value of the stack as it is (aws-cli pull
 * request 2573, "cloudformation deploy: Use parameter default value only on stack creation"), while
 * a value in the file would stop the tasks that run.
 *
 * @param workloads those that run no tasks while the parameter has its first value
 * @param build how the image is built; empty if the parameter only says that images are pushed
 */
public record AwaitedImage(
    String parameter, String firstValue, List<String> workloads, Optional<Build> build) {

  public AwaitedImage {
    workloads = List.copyOf(workloads);
  }

  /** The parameters of these workloads. */
  static List<AwaitedImage> of(List<Workload> workloads) {
    Map<String, AwaitedImage> all = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      for (Container container : workload.containers()) {
        if (container.image() instanceof Image.Built built) {
          Build build = built.build();
          add(all, build.parameter(), Build.NOT_PUSHED, workload.name(), Optional.of(build));
        }
      }
      if (FirstImages.areInOwnRepository(workload.containers())) {
        String parameter = FirstImages.parameter(workload.name());
        add(all, parameter, FirstImages.NOT_PUSHED, workload.name(), Optional.empty());
      }
    }
    return List.copyOf(all.values());
  }

  private static void add(
      Map<String, AwaitedImage> all,
      String parameter,
      String firstValue,
      String workload,
      Optional<Build> build) {
    AwaitedImage known = all.get(parameter);
    List<String> workloads = new ArrayList<>(known == null ? List.of() : known.workloads());
    if (!workloads.contains(workload)) {
      workloads.add(workload);
    }
    all.put(parameter, new AwaitedImage(parameter, firstValue, workloads, build));
  }
}
