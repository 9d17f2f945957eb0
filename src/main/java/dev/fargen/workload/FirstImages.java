package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Given;
import dev.fargen.spec.Section;
import java.util.List;

/**
 * A repository is empty when its stack is created, and a service whose image is in it would never
 * become stable. So the workload has a parameter that says whether its images are there.
 */
public final class FirstImages {

  private FirstImages() {}

  /** The parameter of the workload: {@code ApiImagesPushed}. */
  public static String parameter(String workload) {
    return LogicalName.of(workload) + "ImagesPushed";
  }

  /** Whether an image of the containers is in a repository of the same stack. */
  public static boolean areInOwnRepository(List<Container> containers) {
    return containers.stream()
        .map(Container::image)
        .filter(Image.Reference.class::isInstance)
        .map(Image.Reference.class::cast)
        .flatMap(image -> image.uri().value().things().stream())
        .anyMatch(thing -> thing.kind().equals(ThingKind.REPOSITORIES.word()));
  }

  static void declare(
      String workload, List<Container> containers, Section section, Diagnostics diagnostics) {
    if (!areInOwnRepository(containers)) {
      return;
    }
    Given<String> value = section.implied(parameter(workload), "false");
    if (!List.of("true", "false").contains(value.value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`" + parameter(workload) + "` takes true or false, not `" + value.value() + "`")
              .at(value.span()));
    }
  }
}
