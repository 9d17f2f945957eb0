package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is in a bind mount was written by a container of the same task: a container that only reads
 * one starts after a container that writes it has succeeded, and the log driver of FireLens needs a
 * router that has started (pages "Use bind mounts with Amazon ECS" and "Example Amazon ECS task
 * definition: Route logs to FireLens").
 */
final class WrittenVolumesQuestion implements Question {

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    List<String> bare =
        task.definition().properties().parts("Volumes").stream()
            .filter(volume -> volume.values().keySet().equals(Set.of("Name")))
            .map(volume -> volume.text("Name"))
            .toList();
    for (Part container : task.containers()) {
      for (Part mount : container.parts("MountPoints")) {
        String volume = mount.text("SourceVolume");
        if (bare.contains(volume) && mount.is("ReadOnly") && !isWritten(volume, container, task)) {
          faults.add(
              container.text("Name")
                  + " reads the volume "
                  + volume
                  + ", and does not wait for a container that writes it");
        }
      }
      boolean routed = container.part("LogConfiguration").text("LogDriver").equals("awsfirelens");
      if (routed && !hasRouter(container, task)) {
        faults.add(container.text("Name") + " does not wait for a log router");
      }
    }
    return faults;
  }

  /** A container that keeps running may write at any time. */
  private static boolean isWritten(String volume, Part reader, Task task) {
    List<Part> writers =
        task.containers().stream()
            .filter(
                one ->
                    one.parts("MountPoints").stream()
                        .anyMatch(
                            mount ->
                                mount.text("SourceVolume").equals(volume) && !mount.is("ReadOnly")))
            .toList();
    return writers.isEmpty()
        || writers.stream()
            .anyMatch(
                writer ->
                    !writer.text("Essential", "true").equals("false")
                        || waits(reader, writer.text("Name"), "SUCCESS")
                        || waits(reader, writer.text("Name"), "COMPLETE")
                        || waits(reader, writer.text("Name"), "HEALTHY"));
  }

  private static boolean hasRouter(Part container, Task task) {
    return task.containers().stream()
        .filter(one -> one.has("FirelensConfiguration"))
        .anyMatch(router -> waits(container, router.text("Name"), "START"));
  }

  private static boolean waits(Part container, String name, String condition) {
    return container.parts("DependsOn").stream()
        .anyMatch(
            need ->
                need.text("ContainerName").equals(name)
                    && need.text("Condition").equals(condition));
  }
}
