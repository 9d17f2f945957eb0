package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces exports of addons in the manifests by references to the resources of the spec. */
record ExportedValues(Addons addons) {

  private static final String FROM = "from_cfn";

  void write() {
    List<String> names = addons.application().environments();
    addons.spec().getMap("workloads").ifPresent(all -> map(all, all(names)));
    for (String name : names) {
      addons
          .spec()
          .map(Workloads.ENVIRONMENTS)
          .map(name)
          .getMap("workloads")
          .ifPresent(all -> map(all, List.of(Optional.of(name))));
    }
  }

  private static List<Optional<String>> all(List<String> names) {
    List<Optional<String>> all = new ArrayList<>();
    names.forEach(name -> all.add(Optional.of(name)));
    return all.isEmpty() ? List.of(Optional.empty()) : all;
  }

  private void map(DraftMap map, List<Optional<String>> environments) {
    for (DraftMap.Entry entry : map.entries()) {
      Optional<Draft> value = replaced(entry.draft(), environments);
      if (value.isPresent()) {
        List<Origin> origins = new ArrayList<>(entry.origins());
        origins.addAll(Origins.in(entry.draft()));
        map.put(entry.key(), value.get(), origins);
      } else {
        inside(entry.draft(), environments, map, entry);
      }
    }
  }

  private void inside(
      Draft draft, List<Optional<String>> environments, DraftMap in, DraftMap.Entry entry) {
    if (draft instanceof DraftMap map) {
      map(map, environments);
    } else if (draft instanceof DraftList list) {
      DraftList changed = new DraftList();
      for (DraftList.Item item : list.items()) {
        if (item.draft() instanceof DraftMap map && !map.has(FROM)) {
          map(map, environments);
        }
        List<Origin> origins = new ArrayList<>(item.origins());
        Optional<Draft> value = replaced(item.draft(), environments);
        value.ifPresent(one -> origins.addAll(Origins.in(item.draft())));
        changed.add(value.orElse(item.draft()), origins.toArray(Origin[]::new));
      }
      in.put(entry.key(), changed, entry.origins());
    }
  }

  /** The value of the export, if it is of this application and the same in all environments. */
  private Optional<Draft> replaced(Draft draft, List<Optional<String>> environments) {
    if (!(draft instanceof DraftMap map)
        || map.entries().size() != 1
        || !(map.get(FROM).map(Draft::value).orElse(null) instanceof Scalar name)) {
      return Optional.empty();
    }
    Optional<Draft> same = Optional.empty();
    for (Optional<String> environment : environments) {
      Optional<Draft> here = addons.export(name.asText(), environment, 0).flatMap(this::shown);
      if (here.isEmpty() || same.map(one -> !one.says(here.get())).orElse(false)) {
        return Optional.empty();
      }
      same = here;
    }
    return same;
  }

  private Optional<Draft> shown(Value value) {
    Optional<Draft> text = new SpecTexts(addons.raw()).draft(value);
    boolean parameter =
        value instanceof Intrinsic call
            && call.name().equals("Ref")
            && call.argument() instanceof Scalar id
            && addons.type(id.asText()).equals("AWS::SSM::Parameter");
    return parameter
        ? text.map(one -> new DraftMap().put("ssm", one))
        : text.filter(one -> one instanceof DraftValue);
  }
}
