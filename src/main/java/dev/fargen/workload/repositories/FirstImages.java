package dev.fargen.workload.repositories;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A repository is empty when its stack is created, and a service whose image is in it would never
 * become stable. So the workload has a parameter that says whether its images are there.
 */
public final class FirstImages {

  /** The value of the parameter until the images are pushed. */
  public static final String NOT_PUSHED = "false";

  private FirstImages() {}

  /** The parameter of the workload: {@code ApiImagesPushed}. */
  public static String parameter(String workload) {
    return LogicalName.of(workload) + "ImagesPushed";
  }

  /** Whether an image of the containers is in a repository of the same stack. */
  public static boolean areInOwnRepository(List<Container> containers) {
    return Lists.any(
        containers,
        container ->
            container.image() instanceof Image.Reference image && isInOwnRepository(image));
  }

  private static boolean isInOwnRepository(Image.Reference image) {
    return Lists.any(
        image.uri().value().things(),
        thing -> thing.kind().equals(ThingKind.REPOSITORIES.word()) || thing.isOfResource());
  }

  /** What is to be set once the images of a repository have been pushed. */
  public static List<String> settings(String repository, List<Workload> workloads) {
    Set<String> settings = new LinkedHashSet<>();
    for (Workload workload : workloads) {
      for (Container container : workload.containers()) {
        if (container.image() instanceof Image.Built built
            && built.build().repository().equals(new Build.InStack(repository))) {
          settings.add(built.build().parameter());
        } else if (container.image() instanceof Image.Reference image
            && Lists.any(image.uri().value().things(), one -> is(one, repository))) {
          settings.add(parameter(workload.name()) + " to true");
        }
      }
    }
    return List.copyOf(settings);
  }

  private static boolean is(ThingReference thing, String repository) {
    return thing.kind().equals(ThingKind.REPOSITORIES.word()) && thing.name().equals(repository);
  }

  /** Notes the parameter of a workload that has one. */
  public static void declare(String workload, List<Container> containers, Section section) {
    if (areInOwnRepository(containers)) {
      section.implies(parameter(workload), NOT_PUSHED);
    }
  }
}
