package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds to the workloads of a spec what the outputs of their addons are for. */
record AddedOutputs(DraftMap spec, Application application) {

  /** An output of all environments stands once; one of some stands there. */
  void write(Map<String, DraftMap> outputs) {
    DraftMap first = outputs.values().iterator().next();
    for (DraftMap.Entry workload : first.entries()) {
      for (DraftMap.Entry key : ((DraftMap) workload.draft()).entries()) {
        List<DraftMap> all = new ArrayList<>();
        outputs.values().forEach(one -> all.add(one.map(workload.key())));
        DraftMap common = commonOf(key, all);
        Shared.merge(new DraftMap().put(workload.key(), common), spec.map("workloads"));
        lists(workload.key(), common);
      }
    }
    outputs.forEach(
        (name, own) -> {
          for (DraftMap.Entry workload : own.entries()) {
            some(name, workload.key(), (DraftMap) workload.draft());
          }
        });
  }

  private static DraftMap commonOf(DraftMap.Entry key, List<DraftMap> all) {
    DraftMap common = new DraftMap();
    if (key.draft() instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        boolean everywhere = true;
        for (DraftMap one : all) {
          everywhere &= one.get(key.key()).map(draft -> has(draft, item)).orElse(false);
        }
        if (everywhere) {
          common.list(key.key()).add(item.draft(), item.origins().toArray(Origin[]::new));
        }
      }
      return common;
    }
    List<DraftMap> sections = new ArrayList<>();
    for (DraftMap one : all) {
      DraftMap section = new DraftMap();
      one.get(key.key()).ifPresent(draft -> section.put(key.key(), draft));
      sections.add(section);
    }
    return Shared.common(sections);
  }

  private static boolean has(Draft draft, DraftList.Item item) {
    if (draft instanceof DraftList list) {
      for (DraftList.Item one : list.items()) {
        if (one.draft().says(item.draft())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A list of an environment replaces that of all: it gets the items too. */
  private void lists(String workload, DraftMap common) {
    for (String name : application.environments()) {
      spec.map(Workloads.ENVIRONMENTS)
          .map(name)
          .getMap("workloads")
          .flatMap(all -> all.getMap(workload))
          .ifPresent(
              own -> {
                for (DraftMap.Entry entry : common.entries()) {
                  if (entry.draft() instanceof DraftList && own.has(entry.key())) {
                    Shared.merge(new DraftMap().put(entry.key(), entry.draft()), own);
                  }
                }
              });
    }
  }

  /** Adds what only some environments have. */
  private void some(String environment, String workload, DraftMap own) {
    DraftMap base = spec.map("workloads").map(workload);
    for (DraftMap.Entry entry : own.entries()) {
      DraftMap into = new DraftMap();
      if (entry.draft() instanceof DraftList list) {
        DraftList whole = new DraftList();
        base.get(entry.key())
            .filter(DraftList.class::isInstance)
            .ifPresent(
                draft -> ((DraftList) draft).items().forEach(item -> whole.add(item.draft())));
        int before = whole.items().size();
        for (DraftList.Item item : list.items()) {
          if (!has(whole, item)) {
            whole.add(item.draft(), item.origins().toArray(Origin[]::new));
          }
        }
        if (whole.items().size() > before) {
          into.put(entry.key(), whole);
        }
      } else if (entry.draft() instanceof DraftMap map) {
        DraftMap there = base.getMap(entry.key()).orElseGet(DraftMap::new);
        for (DraftMap.Entry one : map.entries()) {
          if (!there.get(one.key()).map(one.draft()::says).orElse(false)) {
            into.map(entry.key()).put(one.key(), one.draft(), one.origins());
          }
        }
      }
      if (!into.isEmpty() && !environment.isEmpty()) {
        Shared.merge(
            into, spec.map(Workloads.ENVIRONMENTS).map(environment).map("workloads").map(workload));
      }
    }
  }
}
