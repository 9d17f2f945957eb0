package dev.fargen.migrate.template;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An item of {@code patches}.
 *
 * @param path from the section on
 * @param origin the place of the value in the template that is taken over
 */
record Patch(String op, List<String> path, Optional<Draft> value, Optional<Origin> origin) {

  Patch {
    path = List.copyOf(path);
  }

  static Patch remove(List<String> path) {
    return new Patch("remove", path, Optional.empty(), Optional.empty());
  }

  DraftMap draft() {
    StringBuilder pointer = new StringBuilder();
    for (String step : path) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    DraftMap draft = new DraftMap().put("op", op).put("path", pointer.toString());
    value.ifPresent(
        is -> {
          draft.put("value", is);
          origin.ifPresent(place -> draft.from("value", place));
        });
    return draft;
  }
}
