package dev.fargen.start;

import java.util.List;

/**
 * An access point, which does everything as its POSIX user (page "Working with Amazon EFS access
 * points"). Root is refused nothing; another user can neither change owners, as many images do at
 * their start, nor write to what root owns.
 */
record AccessPoint(Resource resource) {

  private String user() {
    return resource.properties().part("PosixUser").text("Uid");
  }

  boolean isRoot() {
    return user().equals("0");
  }

  /** Whether its user is one that the containers which write can work with. */
  void check(List<Part> writers, List<String> reasons) {
    if (user().isEmpty() || isRoot() || writers.isEmpty()) {
      return;
    }
    Part directory = resource.properties().part("RootDirectory");
    if (!directory.part("CreationInfo").text("OwnerUid").equals(user())) {
      reasons.add(
          resource + " is of user " + user() + ", who does not own " + directory.text("Path", "/"));
    }
    for (Part writer : writers) {
      if (Users.mayBeRoot(writer)) {
        reasons.add(
            "%s is of user %s, and container %s runs as %s"
                .formatted(
                    resource,
                    user(),
                    writer.text("Name"),
                    writer.text("User", "its image says, perhaps as root")));
      }
    }
  }
}
