package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies in properties of raw resources: their elements, and which of them a policy of its kind
 * has (IAM user guide, "IAM JSON policy element reference"; the rules E3510, E3512, E3513 and E3530
 * of cfn-lint).
 */
final class PolicyChecker {

  /** What a policy is attached to decides who it is about, and what. */
  enum Kind {
    IDENTITY(false, true, ""),
    TRUST(true, false, "sts"),
    RESOURCE(true, true, ""),
    REPOSITORY(true, false, "ecr"),
    BUCKET(true, true, "s3", true),
    QUEUE(true, true, "sqs", true),
    TOPIC(true, true, "sns", true),
    KEY(true, true, "kms"),
    FILES(true, false, "elasticfilesystem");

    final boolean principal;
    final boolean resource;

    /** The prefix of the actions that such a policy is about; empty if it has those of any. */
    final String service;

    /** Whether the service refuses an action that it does not have. */
    final boolean known;

    Kind(boolean principal, boolean resource, String service) {
      this(principal, resource, service, false);
    }

    Kind(boolean principal, boolean resource, String service, boolean known) {
      this.principal = principal;
      this.resource = resource;
      this.service = service;
      this.known = known;
    }

    /** The policy, for people. */
    String policy() {
      return this == IDENTITY
          ? "an identity-based policy"
          : this == TRUST ? "a trust policy" : "a resource-based policy";
    }
  }

  private static final String DOCUMENT = "/PolicyDocument";
  private static final String POLICIES = "/Policies/*/PolicyDocument";
  private static final List<String> VERSIONS = List.of("2012-10-17", "2008-10-17");

  /** The properties of each type that hold a policy. */
  private static final Map<String, Map<String, Kind>> PLACES =
      Map.ofEntries(
          Map.entry(
              "AWS::IAM::Role",
              Map.of("/AssumeRolePolicyDocument", Kind.TRUST, POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::User", Map.of(POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::Group", Map.of(POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::Policy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::ManagedPolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::RolePolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::UserPolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::GroupPolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::SSO::PermissionSet", Map.of("/InlinePolicy", Kind.IDENTITY)),
          Map.entry("AWS::SQS::QueuePolicy", Map.of(DOCUMENT, Kind.QUEUE)),
          Map.entry("AWS::SQS::QueueInlinePolicy", Map.of(DOCUMENT, Kind.QUEUE)),
          Map.entry("AWS::SNS::TopicPolicy", Map.of(DOCUMENT, Kind.TOPIC)),
          Map.entry("AWS::SNS::TopicInlinePolicy", Map.of(DOCUMENT, Kind.TOPIC)),
          Map.entry("AWS::S3::BucketPolicy", Map.of(DOCUMENT, Kind.BUCKET)),
          Map.entry("AWS::KMS::Key", Map.of("/KeyPolicy", Kind.KEY)),
          Map.entry("AWS::KMS::ReplicaKey", Map.of("/KeyPolicy", Kind.KEY)),
          Map.entry(
              "AWS::SecretsManager::ResourcePolicy", Map.of("/ResourcePolicy", Kind.RESOURCE)),
          Map.entry("AWS::OpenSearchService::Domain", Map.of("/AccessPolicies", Kind.RESOURCE)),
          Map.entry("AWS::Logs::ResourcePolicy", Map.of(DOCUMENT, Kind.RESOURCE)),
          Map.entry("AWS::Backup::BackupVault", Map.of("/AccessPolicy", Kind.RESOURCE)),
          Map.entry("AWS::EC2::VPCEndpoint", Map.of(DOCUMENT, Kind.RESOURCE)),
          Map.entry("AWS::EFS::FileSystem", Map.of("/FileSystemPolicy", Kind.FILES)),
          Map.entry("AWS::ECR::Repository", Map.of("/RepositoryPolicyText", Kind.REPOSITORY)));

  private final Peers peers;
  private final Diagnostics diagnostics;
  private Optional<String> bucket = Optional.empty();
  private Optional<String> bucketId = Optional.empty();

  PolicyChecker(Peers peers, Diagnostics diagnostics) {
    this.peers = peers;
    this.diagnostics = diagnostics;
  }

  /** Checks the policies in the properties of a resource of this type. */
  void check(String type, MapNode properties) {
    Optional<Node> owner = properties.entry("Bucket").map(Entry::value);
    bucket = owner.flatMap(this::bucket);
    bucketId = owner.flatMap(RawFunction::of).flatMap(call -> PolicyStatement.bucket(call, peers));
    PLACES
        .getOrDefault(type, Map.of())
        .forEach(
            (path, kind) ->
                new Pointer(properties).at(path).forEach(policy -> document(policy, kind)));
    if (type.equals("AWS::KMS::Key")) {
      properties
          .entry("KeyPolicy")
          .flatMap(policy -> Grammars.json(policy.value()))
          .flatMap(policy -> KeyLockout.fault(properties, policy))
          .ifPresent(diagnostics::report);
    }
  }

  /** The name of the bucket of a policy, where it is known. */
  private Optional<String> bucket(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      return call.flatMap(one -> PolicyStatement.bucket(one, peers))
          .flatMap(peers::find)
          .flatMap(peer -> peer.properties().entry("BucketName"))
          .flatMap(name -> PolicyStatement.literal(name.value()))
          .map(ScalarNode::text);
    }
    return PolicyStatement.literal(node).map(ScalarNode::text);
  }

  private void document(Node node, Kind kind) {
    if (DynamicReference.isIn(node)) {
      return;
    }
    Optional<JsonText> text = JsonText.of(node).filter(JsonText::isMap);
    if (text.isPresent()) {
      json(text.get(), kind);
    } else if (RawFunction.of(node).isPresent()) {
      return;
    } else if (!(node instanceof MapNode document)) {
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "a policy document must be a map, not " + node.kind())
              .at(node.span().firstLine()));
    } else {
      map(document, kind);
    }
  }

  private void json(JsonText text, Kind kind) {
    text.fault("the policy document is not valid JSON").ifPresent(diagnostics::report);
    text.map().ifPresent(document -> map(document, kind));
  }

  private void map(MapNode document, Kind kind) {
    boolean ofBucket = kind == Kind.BUCKET;
    PolicyStatement check =
        new PolicyStatement(
            kind,
            ofBucket ? bucket : Optional.empty(),
            ofBucket ? bucketId : Optional.empty(),
            peers,
            diagnostics);
    check.keys(document, List.of("Id", "Statement", "Version"), "a policy document");
    oneOf(document, "Version", VERSIONS, diagnostics);
    Optional<Node> statements = document.entry("Statement").map(Entry::value);
    if (statements.isEmpty()) {
      check.missing("a policy document", "Statement", document);
    } else if (statements.get() instanceof ListNode list) {
      if (list.items().isEmpty()) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, "`Statement` must not be empty").at(list.span()));
      }
      list.items().forEach(check::check);
      identifiers(list);
    } else {
      check.check(statements.get());
    }
  }

  /** IAM user guide, "IAM JSON policy elements: Sid". */
  private void identifiers(ListNode statements) {
    Map<String, ScalarNode> seen = new HashMap<>();
    for (MapNode statement : Lists.only(statements.items(), MapNode.class)) {
      if (statement.entry("Sid").map(Entry::value).orElse(null) instanceof ScalarNode sid
          && RawFunction.of(sid).isEmpty()
          && !sid.text().isEmpty()) {
        ScalarNode first = seen.putIfAbsent(sid.text(), sid);
        if (first != null) {
          diagnostics.report(
              Diagnostic.of(Code.VALUE_TWICE, "duplicate `Sid` in a policy document")
                  .at(sid.span(), "duplicate")
                  .at(first.span(), "first here"));
        }
      }
    }
  }

  /** Reports a literal value that is not one of these. */
  static void oneOf(MapNode map, String key, List<String> allowed, Diagnostics diagnostics) {
    Optional<Node> value =
        map.entry(key).map(Entry::value).filter(node -> RawFunction.of(node).isEmpty());
    if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.WRONG_TYPE, "`" + key + "` must be a string, not " + value.get().kind())
              .at(value.get().span().firstLine()));
    } else if (value.isPresent()
        && value.get() instanceof ScalarNode text
        && !allowed.contains(text.text())) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, Reading.written(key, text) + " is not valid")
              .at(text.span())
              .note(Reading.must(key, Suggestion.oneOf(allowed)))
              .unknown(text.text(), allowed));
    }
  }
}
