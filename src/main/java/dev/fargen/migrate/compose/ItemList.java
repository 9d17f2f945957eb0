package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Optional;

/** A list of a Compose file. */
record ItemList(Origin origin, Optional<String> tag, List<Item> items) implements Item {

  ItemList {
    items = List.copyOf(items);
  }
}
