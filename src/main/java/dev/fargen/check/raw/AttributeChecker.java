package dev.fargen.check.raw;

import dev.fargen.aws.OptionalAttributes;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies of a resource that CloudFormation knows for its type (CloudFormation template reference,
 * "DeletionPolicy attribute", "UpdatePolicy attribute" and "CreationPolicy attribute").
 */
public final class AttributeChecker {

  private static final String UPDATE = "UpdatePolicy";
  private static final String CREATION = "CreationPolicy";

  /** The types whose resources leave a snapshot when they are deleted. */
  private static final Set<String> WITH_SNAPSHOT =
      Set.of(
          "AWS::DocDB::DBCluster",
          "AWS::EC2::Volume",
          "AWS::ElastiCache::CacheCluster",
          "AWS::ElastiCache::ReplicationGroup",
          "AWS::Neptune::DBCluster",
          "AWS::RDS::DBCluster",
          "AWS::RDS::DBInstance",
          "AWS::Redshift::Cluster");

  private static final Map<String, List<String>> UPDATES =
      Map.of(
          "AWS::AppStream::Fleet",
          List.of("StartAfterUpdate", "StopBeforeUpdate"),
          "AWS::AutoScaling::AutoScalingGroup",
          List.of(
              "AutoScalingInstanceRefresh",
              "AutoScalingReplacingUpdate",
              "AutoScalingRollingUpdate",
              "AutoScalingScheduledAction"),
          "AWS::ElastiCache::ReplicationGroup",
          List.of("UseOnlineResharding"),
          "AWS::Elasticsearch::Domain",
          List.of("EnableVersionUpgrade"),
          "AWS::Lambda::Alias",
          List.of("CodeDeployLambdaAliasUpdate"),
          "AWS::OpenSearchService::Domain",
          List.of("EnableVersionUpgrade"));

  private static final Map<String, List<String>> CREATIONS =
      Map.of(
          "AWS::AppStream::Fleet",
          List.of("StartFleet"),
          "AWS::AutoScaling::AutoScalingGroup",
          List.of("AutoScalingCreationPolicy", "ResourceSignal"),
          "AWS::CloudFormation::WaitCondition",
          List.of("ResourceSignal"),
          "AWS::EC2::Instance",
          List.of("ResourceSignal"));

  private AttributeChecker() {}

  /** Checks the policies of a resource of this type. */
  public static void check(String type, Map<String, Node> attributes, Diagnostics diagnostics) {
    attributes.forEach(
        (name, node) -> {
          switch (name) {
            case "DeletionPolicy" -> deletion(type, name, true, node, diagnostics);
            case "UpdateReplacePolicy" -> deletion(type, name, false, node, diagnostics);
            case UPDATE -> keys(type, name, UPDATES, node, diagnostics);
            case CREATION -> keys(type, name, CREATIONS, node, diagnostics);
            default -> {}
          }
        });
  }

  /** The fault of a reference to an attribute that the resource does not have. */
  public static Diagnostic lacking(String resource, String attribute, OptionalAttributes.Given by) {
    return Diagnostic.of(
            Code.INVALID_REFERENCE,
            "`" + resource + "` has no `" + attribute + "`, which requires `" + by.property() + "`")
        .help("write `" + by.example() + "` under `Properties` of `" + resource + "`");
  }

  private static void deletion(
      String type, String name, boolean deletes, Node node, Diagnostics diagnostics) {
    List<String> allowed = new ArrayList<>(List.of("Delete", "Retain"));
    if (deletes) {
      allowed.add("RetainExceptOnCreate");
    }
    if (WITH_SNAPSHOT.contains(type)) {
      allowed.add("Snapshot");
    }
    if (RawFunction.of(node).isEmpty()
        && !(node instanceof ScalarNode scalar && allowed.contains(scalar.text()))) {
      String written =
          node instanceof ScalarNode scalar
              ? Reading.written(name, scalar)
              : "`" + name + "` with " + node.kind();
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, written + " is not valid for " + type)
              .at(node.span().firstLine())
              .note(Reading.must(name, Suggestion.oneOf(allowed))));
    }
  }

  private static void keys(
      String type,
      String name,
      Map<String, List<String>> known,
      Node node,
      Diagnostics diagnostics) {
    List<String> keys = known.getOrDefault(type, List.of());
    if (keys.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_KEY, type + " has no `" + name + "`")
              .at(node.span().first(1))
              .note(
                  "types with `" + name + "`: " + Suggestion.quoted(Lists.sorted(known.keySet()))));
    } else if (node instanceof MapNode map && RawFunction.of(map).isEmpty()) {
      for (Entry entry : map.entries()) {
        String key = entry.key().text();
        if (!keys.contains(key)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.UNKNOWN_KEY, "unknown key `" + key + "` in `" + name + "` of " + type)
                  .at(entry.key().span())
                  .unknown(key, keys, "write " + Suggestion.oneOf(keys)));
        }
      }
      new SchemaRules(name, map, map.span().first(1), Peers.NONE).check(diagnostics);
    }
  }
}
