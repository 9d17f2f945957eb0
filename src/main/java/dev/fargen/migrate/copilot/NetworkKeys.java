package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The subnets and security groups of the tasks: {@code network.vpc}. */
final class NetworkKeys {

  static final String PLACEMENT = "placement";

  private NetworkKeys() {}

  /**
   * Writes {@code placement}, public where nothing is said, and {@code security_groups}.
   *
   * @param network the map below {@code network}, where there is one
   */
  static void write(Optional<Keys> network, Scope scope) {
    Optional<Keys> vpc = network.flatMap(keys -> keys.keys("vpc"));
    Optional<Key> placement = vpc.flatMap(keys -> keys.key(PLACEMENT));
    DraftMap workload = scope.workload();
    String where = placement.flatMap(Key::raw).orElse("public");
    placement
        .filter(key -> !key.isScalar())
        .ifPresentOrElse(
            key -> subnets(key, workload),
            () -> {
              workload.put(PLACEMENT, where);
              placement.ifPresent(key -> workload.from(PLACEMENT, key.origin()));
            });
    vpc.flatMap(keys -> keys.key("security_groups")).ifPresent(key -> groups(key, workload));
  }

  /** A workload of a spec is in all private or all public subnets. */
  private static void subnets(Key placement, DraftMap workload) {
    workload.put(PLACEMENT, "private");
    placement.changed(
        "a workload of a spec has no subnets of its own: the tasks run in all private subnets of the"
            + " network; where these are public ones, write `placement: public`");
  }

  private static void groups(Key key, DraftMap workload) {
    List<Key> items = new ArrayList<>();
    Optional<Keys> map = key.keys();
    if (map.isPresent()) {
      map.get().key("groups").ifPresent(groups -> items.addAll(groups.items()));
      map.get().key("deny_default").ifPresent(Key::converted);
    } else {
      items.addAll(key.items());
    }
    DraftList groups = new DraftList();
    for (Key item : items) {
      groups.add(
          VariableKeys.exported(item)
              .orElseGet(
                  () ->
                      DraftValue.text(
                          item.raw()
                              .map(raw -> Texts.of(raw, item.scope(), "sg-00000000"))
                              .orElse(""))),
          item.origin());
    }
    if (!groups.isEmpty()) {
      workload.put("security_groups", groups, key.origin());
    }
  }
}
