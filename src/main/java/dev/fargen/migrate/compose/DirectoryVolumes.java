package dev.fargen.migrate.compose;

import dev.fargen.migrate.LegalName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the file systems that take the place of directories of the host. */
final class DirectoryVolumes {

  private DirectoryVolumes() {}

  /** A mount of a directory. */
  private record Place(Service service, Mount mount, int mounts) {}

  /** The name of each, by the path of the directory: two directories never share one. */
  static Map<String, String> names(Conversion conversion) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (Service service : conversion.application().services()) {
      for (Item item : service.keys().list("volumes")) {
        Optional<Mount> bind = Mount.of(item).filter(Mount::isBind);
        if (bind.isPresent()) {
          String path = conversion.path(item, bind.get().source());
          places.merge(
              path,
              new Place(service, bind.get(), 1),
              (first, one) -> new Place(first.service(), first.mount(), first.mounts() + 1));
        }
      }
    }
    Set<String> taken = new LinkedHashSet<>();
    conversion
        .file()
        .map("volumes")
        .ifPresent(
            all -> all.keys().forEach(one -> taken.add(conversion.application().volume(one))));
    Map<String, String> names = new LinkedHashMap<>();
    places.forEach(
        (path, place) -> {
          if (!conversion.sources().has(path)) {
            names.put(path, name(path, place, taken));
          }
        });
    return names;
  }

  private static String name(String path, Place place, Set<String> taken) {
    boolean shared = place.mounts() > 1;
    String full = shared ? path : place.mount().target();
    String start = shared ? "" : place.service().id() + "-";
    String last = start + LegalName.thing(Paths.file(full));
    String parent = Paths.file(Paths.parent(full));
    String longer = start + LegalName.thing(parent + "-" + Paths.file(full));
    String name = taken.contains(last) ? longer : last;
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
