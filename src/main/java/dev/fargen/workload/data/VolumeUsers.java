package dev.fargen.workload.data;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.PosixUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of the containers that write to volumes.
 *
 * @param values of parameters
 */
public record VolumeUsers(List<Container> containers, Map<String, String> values) {

  static final int ROOT = 0;

  public VolumeUsers {
    containers = List.copyOf(containers);
    values = Map.copyOf(values);
  }

  /** The containers that mount the volume and may write to it. */
  public List<Container> writers(String volume) {
    return Lists.filter(
        containers,
        container ->
            Lists.any(
                container.files().mounts(),
                mount -> mount.volume().equals(volume) && !mount.readOnly()));
  }

  /** The user of a container, if the spec has it as a number. */
  public Optional<PosixUser> of(Container container) {
    Optional<Given<Text>> user = container.program().user();
    return user.flatMap(given -> PosixUser.of(given, values));
  }

  /** Whether a container that mounts the volume may run as root. */
  boolean mayBeRoot(String volume) {
    return Lists.any(
        containers,
        container ->
            Lists.any(container.files().mounts(), mount -> mount.volume().equals(volume))
                && of(container).filter(user -> user.uid().value() != ROOT).isEmpty());
  }

  /** The one user of all writers of the volume. */
  Optional<PosixUser> ofVolume(String volume) {
    List<PosixUser> users = new ArrayList<>();
    for (Container writer : writers(volume)) {
      Optional<PosixUser> user = of(writer);
      if (user.isEmpty() || !Lists.all(users, user.get()::is)) {
        return Optional.empty();
      }
      users.add(user.get());
    }
    return Lists.first(users);
  }
}
