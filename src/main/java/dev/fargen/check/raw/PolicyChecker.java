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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies in properties of raw resources: their elements, and which of them a policy of its kind
 * has (IAM user guide, "IAM JSON policy element reference").
 */
final class PolicyChecker {

  /** What a policy is attached to decides who it is about, and what. */
  private enum Kind {
    IDENTITY(false, true),
    TRUST(true, false),
    RESOURCE(true, true),
    REPOSITORY(true, false);

    private final boolean principal;
    private final boolean resource;

    Kind(boolean principal, boolean resource) {
      this.principal = principal;
      this.resource = resource;
    }
  }

  private static final String DOCUMENT = "PolicyDocument";
  private static final String POLICIES = "Policies";
  private static final String NOT = "Not";
  private static final String ACTION = "Action";
  private static final String PRINCIPAL = "Principal";
  private static final String RESOURCE = "Resource";

  private static final List<String> ELEMENTS =
      List.of(
          "Action",
          "Condition",
          "Effect",
          "NotAction",
          "NotPrincipal",
          "NotResource",
          "Principal",
          "Resource",
          "Sid");

  private static final List<String> VERSIONS = List.of("2012-10-17", "2008-10-17");
  private static final List<String> EFFECTS = List.of("Allow", "Deny");

  /** The properties of each type that hold a policy. */
  private static final Map<String, Map<String, Kind>> PLACES =
      Map.ofEntries(
          Map.entry(
              "AWS::IAM::Role",
              Map.of("AssumeRolePolicyDocument", Kind.TRUST, POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::User", Map.of(POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::Group", Map.of(POLICIES, Kind.IDENTITY)),
          Map.entry("AWS::IAM::Policy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::ManagedPolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::IAM::RolePolicy", Map.of(DOCUMENT, Kind.IDENTITY)),
          Map.entry("AWS::SQS::QueuePolicy", Map.of(DOCUMENT, Kind.RESOURCE)),
          Map.entry("AWS::SNS::TopicPolicy", Map.of(DOCUMENT, Kind.RESOURCE)),
          Map.entry("AWS::S3::BucketPolicy", Map.of(DOCUMENT, Kind.RESOURCE)),
          Map.entry("AWS::KMS::Key", Map.of("KeyPolicy", Kind.RESOURCE)),
          Map.entry("AWS::SecretsManager::ResourcePolicy", Map.of("ResourcePolicy", Kind.RESOURCE)),
          Map.entry("AWS::ECR::Repository", Map.of("RepositoryPolicyText", Kind.REPOSITORY)));

  private final Diagnostics diagnostics;

  PolicyChecker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks the policies in the properties of a resource of this type. */
  void check(String type, MapNode properties) {
    PLACES
        .getOrDefault(type, Map.of())
        .forEach(
            (name, kind) -> {
              Optional<Node> value = value(properties, name);
              if (name.equals(POLICIES) && value.orElse(null) instanceof ListNode policies) {
                Lists.only(policies.items(), MapNode.class)
                    .forEach(one -> value(one, DOCUMENT).ifPresent(it -> document(it, kind)));
              } else if (!name.equals(POLICIES)) {
                value.ifPresent(it -> document(it, kind));
              }
            });
  }

  private void document(Node node, Kind kind) {
    if (RawFunction.of(node).isPresent() || isJson(node)) {
      return;
    }
    if (!(node instanceof MapNode document)) {
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "a policy document must be a map, not " + node.kind())
              .at(node.span().firstLine()));
      return;
    }
    keys(document, List.of("Id", "Statement", "Version"), "a policy document");
    oneOf(document, "Version", VERSIONS);
    Optional<Node> statements = value(document, "Statement");
    if (statements.isEmpty()) {
      missing("a policy document", "Statement", document);
    } else if (statements.get() instanceof ListNode list) {
      list.items().forEach(item -> statement(item, kind));
    } else {
      statement(statements.get(), kind);
    }
  }

  private void statement(Node node, Kind kind) {
    if (RawFunction.of(node).isPresent()) {
      return;
    }
    if (!(node instanceof MapNode statement)) {
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "a statement must be a map, not " + node.kind())
              .at(node.span()));
      return;
    }
    if (keys(statement, ELEMENTS, "a statement")) {
      if (value(statement, "Effect").isEmpty()) {
        missing("a statement", "Effect", statement);
      }
      one(statement, ACTION, true);
      one(statement, RESOURCE, kind.resource);
      one(statement, PRINCIPAL, kind.principal);
      refuse(statement, PRINCIPAL, kind != Kind.IDENTITY, "an identity-based policy");
      refuse(statement, RESOURCE, kind != Kind.TRUST, "a trust policy");
    }
    oneOf(statement, "Effect", EFFECTS);
    actions(statement, ACTION);
    actions(statement, NOT + ACTION);
    for (String element : List.of(ACTION, RESOURCE)) {
      texts(statement, element);
      texts(statement, NOT + element);
    }
    condition(statement);
  }

  private static boolean isJson(Node node) {
    return node instanceof ScalarNode text && text.text().strip().startsWith("{");
  }

  /** Reports an item of an element that is no text. */
  private void texts(MapNode statement, String element) {
    Optional<Node> value = value(statement, element);
    List<Node> items =
        value.orElse(null) instanceof ListNode list
            ? list.items()
            : value.map(List::of).orElseGet(List::of);
    for (Node item : items) {
      if (!(item instanceof ScalarNode) && RawFunction.of(item).isEmpty()) {
        diagnostics.report(
            Diagnostic.of(Code.WRONG_TYPE, "`" + element + "` must be a string, not " + item.kind())
                .at(item.span().firstLine()));
      } else if (element.endsWith(RESOURCE)
          && item instanceof ScalarNode arn
          && RawFunction.of(item).isEmpty()
          && !isArn(arn.text())) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, Reading.written(element, arn) + " is not valid")
                .at(arn.span())
                .note(Reading.must(element, "`*`, or an ARN")));
      }
    }
  }

  private static boolean isArn(String text) {
    return text.startsWith("arn:") || text.startsWith("*") || text.startsWith("{{resolve:");
  }

  /** Whether all keys are known; others are reported. */
  private boolean keys(MapNode map, List<String> known, String owner) {
    boolean all = true;
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_PROPERTY, "unknown element `" + key + "` in " + owner)
                .at(entry.key().span())
                .unknown(key, known, "write " + Suggestion.oneOf(known)));
        all = false;
      }
    }
    return all;
  }

  /** An element or its negation, not both. */
  private void one(MapNode statement, String element, boolean required) {
    Optional<Entry> own = statement.entry(element);
    Optional<Entry> negated = statement.entry(NOT + element);
    if (own.isPresent() && negated.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`" + element + "` and `" + NOT + element + "` cannot be used together")
              .at(own.get().key().span())
              .at(negated.get().key().span(), "also set")
              .help("remove one of them"));
    } else if (required && own.isEmpty() && negated.isEmpty()) {
      missing("a statement", element, statement);
    }
  }

  private void refuse(MapNode statement, String element, boolean allowed, String where) {
    for (String name : List.of(element, NOT + element)) {
      if (!allowed && statement.entry(name).isPresent()) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_PROPERTY, "`" + name + "` is not supported in " + where)
                .at(statement.entry(name).get().key().span())
                .help("remove it"));
      }
    }
  }

  private void missing(String owner, String element, MapNode map) {
    diagnostics.report(
        Diagnostic.of(Code.MISSING_PROPERTY, owner + " requires `" + element + "`")
            .at(map.span().first(1)));
  }

  private void oneOf(MapNode map, String key, List<String> allowed) {
    Optional<Node> value = value(map, key).filter(node -> RawFunction.of(node).isEmpty());
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

  private void actions(MapNode statement, String key) {
    Optional<Node> value = value(statement, key);
    List<Node> items =
        value.orElse(null) instanceof ListNode list
            ? list.items()
            : value.map(List::of).orElseGet(List::of);
    for (ScalarNode action : Lists.only(items, ScalarNode.class)) {
      int colon = action.text().indexOf(':');
      boolean valid =
          action.text().equals("*")
              || (colon > 0 && colon < action.text().length() - 1 && !action.text().contains(" "));
      if (!valid && RawFunction.of(action).isEmpty()) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, Reading.written(key, action) + " is not valid")
                .at(action.span())
                .note(Reading.must(key, "`*`, or a service and an action: `s3:GetObject`")));
      }
    }
  }

  private void condition(MapNode statement) {
    if (!(value(statement, "Condition").orElse(null) instanceof MapNode condition)
        || RawFunction.of(condition).isPresent()) {
      return;
    }
    for (Entry operator : condition.entries()) {
      if (!Operators.has(operator.key().text())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "unknown condition operator `" + operator.key().text() + "`")
                .at(operator.key().span())
                .unknown(operator.key().text(), Operators.NAMES));
      }
    }
  }

  /** IAM user guide, "IAM JSON policy elements: Condition operators". */
  private static final class Operators {
    private static final List<String> SETS = List.of("ForAnyValue:", "ForAllValues:");
    private static final String IF_EXISTS = "IfExists";

    static final List<String> NAMES =
        List.of(
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "BinaryEquals",
            "Bool",
            "DateEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateNotEquals",
            "IpAddress",
            "NotIpAddress",
            "Null",
            "NumericEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericNotEquals",
            "StringEquals",
            "StringEqualsIgnoreCase",
            "StringLike",
            "StringNotEquals",
            "StringNotEqualsIgnoreCase",
            "StringNotLike");

    private static boolean has(String written) {
      String name = written;
      for (String set : SETS) {
        name = name.startsWith(set) ? name.substring(set.length()) : name;
      }
      boolean exists = name.endsWith(IF_EXISTS);
      name = exists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
      String bare = name;
      return Lists.any(NAMES, one -> one.equalsIgnoreCase(bare));
    }
  }

  private static Optional<Node> value(MapNode map, String key) {
    return map.entry(key).map(Entry::value);
  }
}
