package dev.fargen.workload.containers;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;

/**
 * What the images are built for.
 *
 * @param name {@code linux/amd64}, {@code linux/arm64} or {@code windows/amd64}
 * @param windowsVersion the edition of Windows Server, where it is Windows: {@code 2022-core}
 */
public record Platform(Given<String> name, Given<String> windowsVersion) {

  public boolean isWindows() {
    return name.value().startsWith("windows/");
  }

  public boolean isArm() {
    return name.value().endsWith("/arm64");
  }

  public static Platform of(Section section) {
    return new Platform(
        section.value(WorkloadKeys.PLATFORM), section.value(WorkloadKeys.WINDOWS_VERSION));
  }
}
