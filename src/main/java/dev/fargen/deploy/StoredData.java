package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The resources that hold data which cannot be created again from the template, and what their
 * deletion does with it (CloudFormation template reference, "DeletionPolicy attribute", and the
 * pages of the types).
 *
 * @param template the template that the resources were created from, if it can be read
 */
record StoredData(Map<String, String> template) {

  private static final String DATA = "with its data";
  private static final String EMPTY = "only if it is empty";
  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final String REPOSITORY = "AWS::ECR::Repository";
  private static final String INSTANCE = "AWS::RDS::DBInstance";

  /** What is lost, as the end of a sentence; empty if the data is in another resource. */
  private static final Map<String, String> LOSSES = losses();

  private static Map<String, String> losses() {
    Map<String, String> losses = new HashMap<>();
    losses.put("AWS::RDS::DBCluster", DATA);
    losses.put(INSTANCE, DATA);
    losses.put("AWS::DSQL::Cluster", DATA);
    losses.put("AWS::DocDB::DBCluster", DATA);
    losses.put("AWS::Neptune::DBCluster", DATA);
    losses.put("AWS::Redshift::Cluster", DATA);
    losses.put("AWS::DynamoDB::Table", "with its items");
    losses.put("AWS::DynamoDB::GlobalTable", "with its items");
    losses.put("AWS::ElastiCache::ReplicationGroup", DATA);
    losses.put("AWS::ElastiCache::CacheCluster", DATA);
    losses.put("AWS::ElastiCache::ServerlessCache", DATA);
    losses.put("AWS::MemoryDB::Cluster", DATA);
    losses.put("AWS::OpenSearchService::Domain", DATA);
    losses.put("AWS::EFS::FileSystem", "with its files");
    losses.put("AWS::EFS::AccessPoint", "");
    losses.put("AWS::FSx::FileSystem", "with its files");
    losses.put("AWS::EC2::Volume", DATA);
    losses.put(Contents.BUCKET, EMPTY);
    losses.put("AWS::SQS::Queue", "with its messages");
    losses.put("AWS::Kinesis::Stream", "with its records");
    losses.put("AWS::Logs::LogGroup", "with its logs");
    losses.put(REPOSITORY, EMPTY);
    losses.put(SECRET, "with its value, which cannot be recovered");
    losses.put("AWS::KMS::Key", "after a waiting period, and what it encrypts cannot be decrypted");
    losses.put("AWS::Cognito::UserPool", "with its users");
    return Map.copyOf(losses);
  }

  static StoredData of(Optional<Document> template) {
    return new StoredData(template.map(FlatTemplate::of).orElse(Map.of()));
  }

  /** Whether resources of the type hold data. */
  static boolean isHeldBy(String type) {
    return LOSSES.containsKey(type);
  }

  /** Whether the template says what is lost with resources of the type. */
  static boolean dependsOnTemplate(Change change) {
    boolean varies = Set.of(SECRET, REPOSITORY, INSTANCE, Contents.BUCKET).contains(change.type());
    return varies && (change.removes() || change.replaces());
  }

  /** The changes, with what is lost by each. */
  List<Change> marked(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                change.removes() || change.replaces()
                    ? change.losing(loss(change.logicalId(), change.type()))
                    : change)
        .toList();
  }

  private String loss(String id, String type) {
    boolean elsewhere =
        switch (type) {
          case INSTANCE -> has(id, "DBClusterIdentifier");
          case SECRET -> isComposed(id);
          default -> false;
        };
    boolean emptied = type.equals(REPOSITORY) && "true".equals(property(id, "EmptyOnDelete"));
    boolean deleted = type.equals(Contents.BUCKET) && Contents.isDeleted(id, template);
    return elsewhere
        ? ""
        : emptied
            ? "with its images"
            : deleted ? "with its objects" : LOSSES.getOrDefault(type, "");
  }

  /**
   * Whether the value of a secret is made of others: CloudFormation can compose it again. A value
   * that the template has as a plain text may have been replaced by hand.
   */
  boolean isComposed(String id) {
    String place = place(id, "SecretString");
    return template.entrySet().stream()
        .anyMatch(
            one ->
                one.getKey().startsWith(place)
                    && one.getValue().contains("{{resolve:secretsmanager:"));
  }

  private boolean has(String id, String property) {
    return template.keySet().stream().anyMatch(key -> key.startsWith(place(id, property)));
  }

  private String property(String id, String name) {
    return template.getOrDefault(place(id, name), "");
  }

  private static String place(String id, String property) {
    return "Resources/" + id + "/Properties/" + property;
  }

  /**
   * What the deletion of the stack does with each of its resources.
   *
   * @param policies the policy of each resource that is not simply deleted
   */
  List<Change> ofDeletion(List<StackResource> resources, Map<String, String> policies) {
    return marked(
        resources.stream()
            .filter(one -> !one.state().equals("DELETE_COMPLETE"))
            .map(
                one ->
                    new Change(
                        "Remove",
                        one.logicalId(),
                        one.type(),
                        "",
                        policies.getOrDefault(one.logicalId(), "Delete"),
                        List.of()))
            .toList());
  }

  /** A sentence about the data in the resources that are deleted; empty if there is none. */
  static Optional<String> summary(List<Change> deletion) {
    Map<String, String> parts = new LinkedHashMap<>();
    put(
        parts,
        "deleted with their data",
        deletion,
        one -> isLost(one) && !one.loss().equals(EMPTY));
    put(parts, "deleted only if empty", deletion, one -> isLost(one) && one.loss().equals(EMPTY));
    put(
        parts,
        "deleted after a snapshot",
        deletion,
        one -> one.policyAction().contains("Snapshot"));
    put(parts, "retained", deletion, one -> one.policyAction().contains("Retain"));
    List<String> sentences = new ArrayList<>();
    parts.forEach((what, ids) -> sentences.add(what + ": " + ids));
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
  }

  private static boolean isLost(Change change) {
    return !change.loss().isEmpty() && !change.keepsOld() && !change.isProtected();
  }

  private static void put(
      Map<String, String> parts, String what, List<Change> changes, Predicate<Change> which) {
    String ids =
        changes.stream().filter(which).map(Change::logicalId).collect(Collectors.joining(", "));
    if (!ids.isEmpty()) {
      parts.put(what, ids);
    }
  }
}
