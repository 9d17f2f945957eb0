package dev.fargen.migrate.copilot;

import dev.fargen.aws.IamActions;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What CloudFormation took when an addon was written, and does not take for a new resource. */
final class RawFixes {

  private static final String ACCESS = "AccessControl";
  private static final String OWNERSHIP = "OwnershipControls";
  private static final String BLOCK = "PublicAccessBlockConfiguration";
  private static final String OPEN =
      "S3 creates no bucket that an access control list opens to the public: a bucket policy must"
          + " say who may read it";

  /** Runtimes of which Lambda creates no functions any more, and those that replace them. */
  private static final Map<String, String> RUNTIMES =
      Map.of(
          "nodejs(|4\\.3|4\\.3-edge|6\\.10|8\\.10|10\\.x|12\\.x|14\\.x|16\\.x|18\\.x)",
              "nodejs22.x",
          "python(2\\.7|3\\.[678])", "python3.13",
          "ruby2\\.[57]", "ruby3.3",
          "dotnetcore[0-9.]+|dotnet[56]", "dotnet8");

  private RawFixes() {}

  static void write(String type, DraftMap resource, Report report) {
    policies(resource);
    actions(resource, report);
    Optional<DraftMap> properties = resource.getMap("Properties");
    if (type.equals("AWS::S3::Bucket")) {
      properties.ifPresent(map -> access(map, report));
    } else if (type.equals("AWS::Lambda::Function")) {
      properties.ifPresent(map -> runtime(map, report));
    } else if (type.equals("AWS::RDS::DBCluster") || type.equals("AWS::RDS::DBInstance")) {
      properties.ifPresent(map -> engine(map, report));
    }
  }

  /** What is kept when the stack goes is kept when the resource is replaced too. */
  private static void policies(DraftMap resource) {
    Optional<String> policy = resource.get("DeletionPolicy").flatMap(Draft::text);
    if (policy.isPresent() && !resource.has("UpdateReplacePolicy")) {
      String same = policy.get().startsWith("Retain") ? "Retain" : policy.get();
      resource.put("UpdateReplacePolicy", same);
    }
  }

  /** An action that IAM does not know allows nothing (IAM user guide, "Action"). */
  private static void actions(Draft draft, Report report) {
    if (draft instanceof DraftList list) {
      list.items().forEach(item -> actions(item.draft(), report));
    } else if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        if (entry.key().equals("Action") && entry.draft() instanceof DraftList all) {
          map.put(entry.key(), known(all, report), entry.origins());
        } else if (entry.key().equals("Statement") && entry.draft() instanceof DraftList all) {
          map.put(entry.key(), living(all, report), entry.origins());
        } else {
          actions(entry.draft(), report);
        }
      }
    }
  }

  /** The statements that allow or deny something. */
  private static DraftList living(DraftList all, Report report) {
    DraftList living = new DraftList();
    List<DraftMap> dead = new ArrayList<>();
    for (DraftList.Item item : all.items()) {
      if (item.draft() instanceof DraftMap statement && isDead(statement)) {
        dead.add(statement);
      } else {
        actions(item.draft(), report);
        living.add(item.draft(), item.origins().toArray(Origin[]::new));
      }
    }
    if (living.isEmpty()) {
      return all;
    }
    for (DraftMap statement : dead) {
      String why = "IAM has no such action: the statement did nothing";
      for (DraftMap.Entry entry : statement.entries()) {
        if (entry.key().equals("Action")) {
          entry.origins().forEach(origin -> report.noEffect(origin, "Statement", why));
        } else {
          Origins.converted(entry, report);
        }
      }
    }
    return living;
  }

  private static boolean isDead(DraftMap statement) {
    List<Draft> actions = new ArrayList<>();
    statement
        .get("Action")
        .ifPresent(
            one -> {
              if (one instanceof DraftList list) {
                list.items().forEach(item -> actions.add(item.draft()));
              } else {
                actions.add(one);
              }
            });
    boolean dead = !actions.isEmpty();
    for (Draft action : actions) {
      dead &= action.text().map(one -> !IamActions.exists(one)).orElse(false);
    }
    return dead;
  }

  private static DraftList known(DraftList all, Report report) {
    DraftList known = new DraftList();
    List<DraftList.Item> others = new ArrayList<>();
    for (DraftList.Item item : all.items()) {
      if (item.draft().text().map(IamActions::exists).orElse(true)) {
        known.add(item.draft(), item.origins().toArray(Origin[]::new));
      } else {
        others.add(item);
      }
    }
    if (known.isEmpty()) {
      return all;
    }
    for (DraftList.Item item : others) {
      String why = "IAM has no action `" + item.draft().text().orElse("") + "`: it allowed nothing";
      item.origins().forEach(origin -> report.noEffect(origin, "Action", why));
    }
    return known;
  }

  /**
   * Buckets are private by default, and have no access control lists; S3 creates none that an
   * access control list opens to the public (Amazon S3 user guide, "Blocking public access to your
   * Amazon S3 storage").
   */
  private static void access(DraftMap properties, Report report) {
    String access = properties.get(ACCESS).flatMap(Draft::text).orElse("");
    if (access.equals("Private") || access.startsWith("Public")) {
      for (DraftMap.Entry entry : properties.entries()) {
        if (entry.key().equals(ACCESS) && access.equals("Private")) {
          Origins.converted(entry, report);
        } else if (entry.key().equals(ACCESS)) {
          entry.origins().forEach(origin -> report.changed(origin, ACCESS, OPEN));
        }
      }
      properties.remove(ACCESS);
      if (access.startsWith("Public") && !properties.has(BLOCK)) {
        properties
            .map(BLOCK)
            .put("BlockPublicAcls", true)
            .put("BlockPublicPolicy", false)
            .put("IgnorePublicAcls", true)
            .put("RestrictPublicBuckets", false);
      }
    } else if (!access.isEmpty() && !properties.has(OWNERSHIP)) {
      DraftMap rule = new DraftMap().put("ObjectOwnership", "BucketOwnerPreferred");
      properties.put(OWNERSHIP, new DraftMap().put("Rules", new DraftList().add(rule)));
    }
  }

  private static void runtime(DraftMap properties, Report report) {
    for (DraftMap.Entry entry : properties.entries()) {
      String old = entry.key().equals("Runtime") ? entry.draft().text().orElse("") : "";
      for (Map.Entry<String, String> one : RUNTIMES.entrySet()) {
        if (!old.isEmpty() && old.matches(one.getKey())) {
          properties.put("Runtime", one.getValue(), entry.origins().toArray(Origin[]::new));
          entry
              .origins()
              .forEach(
                  origin ->
                      report.changed(
                          origin,
                          "Runtime",
                          "Lambda creates no functions with `"
                              + old
                              + "`: test the code with `"
                              + one.getValue()
                              + "`"));
        }
      }
    }
  }

  /** RDS creates no databases with releases that it has deprecated. */
  private static void engine(DraftMap properties, Report report) {
    String engine = properties.get("Engine").flatMap(Draft::text).orElse("");
    for (DraftMap.Entry entry : properties.entries()) {
      if (entry.key().equals("EngineVersion")) {
        String old = entry.draft().text().orElse("");
        OfferedEngine.inPlaceOf(engine, old)
            .ifPresent(
                version -> {
                  properties.put("EngineVersion", version, entry.origins());
                  for (Origin origin : entry.origins()) {
                    report.changed(
                        origin,
                        "EngineVersion",
                        "RDS creates no databases with `"
                            + engine
                            + "` "
                            + old
                            + ": test the application with `EngineVersion: \""
                            + version
                            + "\"`");
                  }
                });
      }
    }
  }
}
