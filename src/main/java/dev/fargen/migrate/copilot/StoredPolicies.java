package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The managed policies that {@code copilot storage init} writes for a bucket or table: workloads of
 * a spec have a permission in their place.
 */
record StoredPolicies(DraftMap spec, Application application, DraftMap resources) {

  private static final Map<String, String> KINDS = Map.of("buckets", "bucket", "tables", "table");

  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "buckets",
          Set.of(
              "s3:getobject",
              "s3:putobject",
              "s3:putobjectacl",
              "s3:putobjecttagging",
              "s3:deleteobject",
              "s3:restoreobject",
              "s3:listbucket"),
          "tables",
          Set.of(
              "dynamodb:batchget*",
              "dynamodb:describestream",
              "dynamodb:describetable",
              "dynamodb:get*",
              "dynamodb:query",
              "dynamodb:scan",
              "dynamodb:batchwrite*",
              "dynamodb:create*",
              "dynamodb:delete*",
              "dynamodb:update*",
              "dynamodb:putitem"));

  private static final Map<String, String> MISSING =
      Map.of(
          "buckets",
          "`access: read_write` does not include `s3:PutObjectTagging`, `s3:PutObjectAcl` and"
              + " `s3:RestoreObject`",
          "tables",
          "`access: read_write` does not include to create, change and delete tables");

  void write(StoredThing thing) {
    String kind = KINDS.get(thing.section());
    if (kind == null) {
      return;
    }
    for (DraftMap.Entry entry : resources.entries()) {
      if (entry.draft() instanceof DraftMap policy
          && StoredThings.is(policy, "AWS::IAM::ManagedPolicy")
          && isOf(thing, policy)
          && isOnlyAttached(entry.key())) {
        attached(spec.map("workloads"), entry.key(), kind, thing.name());
        for (Origin origin : entry.origins()) {
          application
              .report()
              .changed(
                  origin,
                  entry.key(),
                  MISSING.get(thing.section())
                      + ": where the application needs it, write it as `actions`");
        }
        Origins.converted(entry, application.report());
        resources.remove(entry.key());
      }
    }
  }

  private static boolean isOf(StoredThing thing, DraftMap policy) {
    DraftMap properties = policy.getMap("Properties").orElseGet(DraftMap::new);
    Set<String> actions = new TreeSet<>();
    for (DraftMap statement : StoredThings.maps(properties.get("PolicyDocument"), "Statement")) {
      if (!StoredThings.hasOnly(statement, Set.of("Sid", "Effect", "Action", "Resource"))
          || !statement.get("Effect").flatMap(Draft::text).orElse("").equals("Allow")) {
        return false;
      }
      statement
          .get("Action")
          .ifPresent(
              all ->
                  all.value()
                      .walk(
                          (value, path) -> {
                            if (value instanceof Scalar one) {
                              actions.add(one.asText().toLowerCase(Locale.ROOT));
                            }
                          }));
      boolean own =
          statement
              .get("Resource")
              .map(RawReferences::inRaw)
              .map(ids -> ids.equals(Set.of(thing.resources().get(0))))
              .orElse(false);
      if (!own) {
        return false;
      }
    }
    return actions.equals(ACTIONS.get(thing.section()));
  }

  /** Whether only workloads of all environments name the policy, under {@code policies}. */
  private boolean isOnlyAttached(String policy) {
    for (DraftMap.Entry entry : resources.entries()) {
      if (!entry.key().equals(policy) && RawReferences.inRaw(entry.draft()).contains(policy)) {
        return false;
      }
    }
    for (DraftMap.Entry section : spec.entries()) {
      boolean workloads = section.key().equals("workloads");
      if (!workloads
          && !section.key().equals("resources")
          && (RawReferences.inTexts(section.draft()).contains(policy)
              || RawReferences.inRaw(section.draft()).contains(policy))) {
        return false;
      }
    }
    for (DraftMap.Entry workload : spec.map("workloads").entries()) {
      for (DraftMap.Entry key : entries(workload.draft())) {
        if (!key.key().equals("policies") && RawReferences.inTexts(key.draft()).contains(policy)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<DraftMap.Entry> entries(Draft draft) {
    return draft instanceof DraftMap map ? new ArrayList<>(map.entries()) : List.of();
  }

  private static void attached(DraftMap workloads, String policy, String kind, String name) {
    for (DraftMap.Entry entry : workloads.entries()) {
      if (entry.draft() instanceof DraftMap workload) {
        List<Origin> origins = remove(workload, "policies", policy);
        if (!origins.isEmpty()) {
          workload
              .list("permissions")
              .add(
                  new DraftMap().put(kind, name).put("access", "read_write"),
                  origins.toArray(Origin[]::new));
        }
      }
    }
  }

  /** Removes the resource from a list of references; returns where it was written. */
  static List<Origin> remove(DraftMap workload, String key, String resource) {
    List<Origin> found = new ArrayList<>();
    if (workload.get(key).orElse(null) instanceof DraftList list) {
      DraftList kept = new DraftList();
      for (DraftList.Item item : list.items()) {
        if (item.draft().text().orElse("").equals("${resources." + resource + "}")) {
          found.addAll(item.origins());
        } else {
          kept.add(item.draft(), item.origins().toArray(Origin[]::new));
        }
      }
      if (kept.isEmpty()) {
        workload.remove(key);
      } else if (kept.items().size() < list.items().size()) {
        workload.put(key, kept);
      }
    }
    return found;
  }
}
