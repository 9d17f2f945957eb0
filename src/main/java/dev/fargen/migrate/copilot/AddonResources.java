package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The resources of an addon template as raw resources of a spec, in one environment.
 *
 * @param spec the name of the spec
 */
record AddonResources(AddonTemplate template, AddonValues values, Report report, String spec) {

  /** Types whose resources hold data. */
  private static final Set<String> DATA =
      Set.of(
          "AWS::RDS::DBCluster",
          "AWS::RDS::DBInstance",
          "AWS::S3::Bucket",
          "AWS::DynamoDB::Table",
          "AWS::EFS::FileSystem",
          "AWS::Cognito::UserPool",
          "AWS::OpenSearchService::Domain",
          "AWS::Elasticsearch::Domain",
          "AWS::DocDB::DBCluster",
          "AWS::Neptune::DBCluster",
          "AWS::ECR::Repository");

  /** Properties with the name of the resource, which is unique in the account and region. */
  private static final Set<String> NAMES =
      Set.of(
          "BucketName",
          "TableName",
          "QueueName",
          "TopicName",
          "RoleName",
          "UserName",
          "FunctionName",
          "DBClusterIdentifier",
          "DBInstanceIdentifier",
          "DBProxyName",
          "DBSubnetGroupName",
          "ReplicationGroupId",
          "ClusterName",
          "CacheSubnetGroupName",
          "BrokerName",
          "DashboardName",
          "LogGroupName",
          "AlarmName",
          "AliasName",
          "DomainName",
          "StateMachineName",
          "RepositoryName",
          "ManagedPolicyName");

  /** Types whose property {@code Name} is such a name. */
  private static final Set<String> NAMED =
      Set.of(
          "AWS::SecretsManager::Secret",
          "AWS::SSM::Parameter",
          "AWS::Events::Rule",
          "AWS::Scheduler::Schedule",
          "AWS::WAFv2::WebACL");

  private static final String DESCRIPTION = "aws:copilot:description";

  void write(DraftMap resources) {
    for (Map.Entry<String, AddonTemplate.Place> one : template.resources().entrySet()) {
      AddonTemplate.Place place = one.getValue();
      String id = template.ids().getOrDefault(one.getKey(), one.getKey());
      if (!(place.node() instanceof MapNode map) || map.text("Type").isEmpty()) {
        report.refused(
            place.origin(), "Resources." + one.getKey(), "this is no resource: it has no `Type`");
      } else if (map.text("Condition").map(values::holds).orElse(true)) {
        resource(id, place, map, resources);
      } else if (!report.has(place.origin())) {
        report.converted(place.origin(), "Resources." + one.getKey(), "");
      }
    }
  }

  private void resource(String id, AddonTemplate.Place place, MapNode map, DraftMap resources) {
    DraftMap made = new DraftMap();
    String type = map.text("Type").orElse("");
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      Origin origin = Origin.of(place.file(), entry);
      switch (key) {
        case "Condition" -> report.converted(origin, key, "");
        case "DependsOn" -> dependsOn(entry.value(), origin, made);
        case "Metadata" -> metadata(place.file(), entry, origin, made);
        default -> made.put(key, draft(place.file(), entry.value()), origin);
      }
    }
    RawFixes.write(type, made, report);
    new RawSecrets(spec + "/" + id, report).hide(made);
    resources.put(id, made, place.origin());
    describe(id, map, resources);
    notes(place, map, type);
  }

  /** Copilot's description of a resource becomes the comment above it. */
  private static void describe(String id, MapNode map, DraftMap resources) {
    map.value("Metadata", MapNode.class)
        .flatMap(metadata -> metadata.text(DESCRIPTION))
        .ifPresent(text -> resources.comment(id, text.endsWith(".") ? text : text + "."));
  }

  private void metadata(String file, MapNode.Entry entry, Origin origin, DraftMap made) {
    boolean only =
        entry.value() instanceof MapNode map
            && map.entries().size() == 1
            && map.entry(DESCRIPTION).isPresent();
    if (only) {
      report.converted(origin, "Metadata", "");
    } else {
      made.put("Metadata", draft(file, entry.value()), origin);
    }
  }

  private void dependsOn(Node node, Origin origin, DraftMap made) {
    DraftList all = new DraftList();
    for (Node item : node instanceof ListNode list ? list.items() : java.util.List.of(node)) {
      String id = item instanceof ScalarNode scalar ? scalar.text() : "";
      if (template.ids().containsKey(id)) {
        all.add(template.ids().get(id));
      }
    }
    if (all.items().size() == 1) {
      made.put("DependsOn", all.items().get(0).draft(), origin);
    } else if (!all.isEmpty()) {
      made.put("DependsOn", all, origin);
    } else {
      report.converted(origin, "DependsOn", "");
    }
  }

  /** A part of the resource, each key with its place. */
  private Draft draft(String file, Node node) {
    if (RawFunction.of(node).isPresent() || node instanceof ScalarNode) {
      return new DraftValue(values.of(AddonTemplate.value(node)));
    }
    if (node instanceof MapNode map) {
      DraftMap made = new DraftMap();
      for (MapNode.Entry entry : map.entries()) {
        Draft value = draft(file, entry.value());
        Origin origin = Origin.of(file, entry);
        if (value.value().equals(Intrinsic.NO_VALUE)) {
          report.converted(origin, entry.key().text(), "");
        } else {
          made.put(entry.key().text(), value, origin);
        }
      }
      return made;
    }
    DraftList made = new DraftList();
    for (Node item : ((ListNode) node).items()) {
      Draft value = draft(file, item);
      if (!value.value().equals(Intrinsic.NO_VALUE)) {
        made.add(value, new Origin(file, item.span()));
      }
    }
    return made;
  }

  private static boolean isInVpc(String type) {
    for (String service : List.of("RDS", "EFS", "DocDB", "Neptune")) {
      if (type.startsWith("AWS::" + service + "::")) {
        return true;
      }
    }
    return false;
  }

  /** What the user must know of a second resource of the kind. */
  private void notes(AddonTemplate.Place place, MapNode map, String type) {
    if (DATA.contains(type) && !isMember(map)) {
      report.toDecide(
          place.origin(),
          place.entry().key().text(),
          "the stack creates a new one, which is empty: copy the data before the traffic moves, or "
              + (isInVpc(type)
                  ? "write the IDs of Copilot's VPC under `network` and the host or ID of the one in"
                      + " Copilot's stack where it is used: only tasks in its VPC can connect to it"
                  : "write the ID of the one in Copilot's stack where it is used"));
    }
    map.value("Properties", MapNode.class)
        .ifPresent(
            properties -> {
              for (MapNode.Entry entry : properties.entries()) {
                String key = entry.key().text();
                boolean named = NAMES.contains(key) || (key.equals("Name") && NAMED.contains(type));
                Value value = values.of(AddonTemplate.value(entry.value()));
                boolean reference = value instanceof Intrinsic call && !call.name().equals("Sub");
                if (named && !reference && !isOfStack(value)) {
                  report.toDecide(
                      Origin.of(place.file(), entry),
                      place.entry().key().text() + "." + key,
                      "Copilot's stack has a resource of this name: remove the name, or choose"
                          + " another one, while both exist");
                }
              }
            });
  }

  /** An instance of a cluster has the data of the cluster. */
  private static boolean isMember(MapNode map) {
    return map.value("Properties", MapNode.class)
            .map(properties -> properties.entry("DBClusterIdentifier").isPresent())
            .orElse(false)
        && map.text("Type").orElse("").endsWith("DBInstance");
  }

  /** Whether the name differs from stack to stack. */
  private static boolean isOfStack(Value value) {
    return value.any(
        part -> part instanceof Scalar scalar && scalar.asText().contains("AWS::Stack"));
  }
}
