package dev.fargen.check.raw;

import dev.fargen.aws.IamActions;
import dev.fargen.check.raw.PolicyChecker.Kind;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy in raw CloudFormation.
 *
 * @param bucket the one whose policy it is, where its name is known: the policy of a bucket has no
 *     other resources (Amazon S3 user guide, "Policies and permissions in Amazon S3")
 * @param bucketId the same, the logical ID of the bucket
 * @param peers what its references refer to
 */
record PolicyStatement(
    Kind kind,
    Optional<String> bucket,
    Optional<String> bucketId,
    Peers peers,
    Diagnostics diagnostics) {

  private static final String BUCKETS = ":s3:::";
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String OWN =
      "`Resource` of a bucket policy must be its own bucket or objects in it";

  /** What the ARNs of objects end with in the data about actions. */
  private static final String OBJECTS = "!+/?*";

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

  private static final List<String> EFFECTS = List.of("Allow", "Deny");

  void check(Node node) {
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
      refuse(statement, NOT + PRINCIPAL, kind != Kind.TRUST, "a trust policy");
    }
    PolicyChecker.oneOf(statement, "Effect", EFFECTS, diagnostics);
    sid(statement);
    for (String prefix : List.of("", NOT)) {
      PolicyAction actions = new PolicyAction(kind, prefix + ACTION);
      items(statement, prefix + ACTION)
          .forEach(
              item ->
                  text(item, prefix + ACTION)
                      .flatMap(actions::fault)
                      .ifPresent(diagnostics::report));
      items(statement, prefix + RESOURCE).forEach(item -> resource(item, prefix + RESOURCE));
      if (kind.principal) {
        value(statement, prefix + PRINCIPAL)
            .ifPresent(who -> new PolicyPrincipal(prefix + PRINCIPAL, diagnostics).check(who));
      }
    }
    pairs(statement);
    value(statement, "Condition").ifPresent(this::condition);
  }

  /** IAM itself allows letters and digits only; other services do not say so. */
  private void sid(MapNode statement) {
    Optional<ScalarNode> sid = value(statement, "Sid").flatMap(PolicyStatement::literal);
    boolean ofIam = kind == Kind.IDENTITY || kind == Kind.TRUST;
    if (ofIam && sid.isPresent() && !isAlphanumeric(sid.get().text())) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, Reading.written("Sid", sid.get()) + " is not valid")
              .at(sid.get().span())
              .note("`Sid` must consist of letters and digits"));
    }
  }

  private static boolean isAlphanumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127 || !Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all keys are known; others are reported. */
  boolean keys(MapNode map, List<String> known, String owner) {
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
              .help("remove `" + element + "` or `" + NOT + element + "`"));
    } else if (required && own.isEmpty() && negated.isEmpty()) {
      missing(
          element.equals(ACTION) ? "a statement" : "a statement of " + kind.policy(),
          element,
          statement);
    }
  }

  private void refuse(MapNode statement, String element, boolean allowed, String where) {
    for (String name :
        element.startsWith(NOT) ? List.of(element) : List.of(element, NOT + element)) {
      if (!allowed && statement.entry(name).isPresent()) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_PROPERTY, "`" + name + "` is not supported in " + where)
                .at(statement.entry(name).get().key().span())
                .help(
                    element.startsWith(NOT)
                        ? "write `Principal` with those that can assume the role, in place of `"
                            + name
                            + "`"
                        : "remove `" + name + "`"));
      }
    }
  }

  void missing(String owner, String element, MapNode map) {
    diagnostics.report(
        Diagnostic.of(Code.MISSING_PROPERTY, owner + " requires `" + element + "`")
            .at(map.span().first(1)));
  }

  private void resource(Node item, String element) {
    other(item)
        .ifPresent(
            id ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            "`"
                                + element
                                + "` is in the bucket `"
                                + id
                                + "`, not in `"
                                + bucketId.orElseThrow()
                                + "`")
                        .at(item.span().firstLine())
                        .note(OWN)));
    literal(item)
        .filter(arn -> isOfOther(arn.text()))
        .ifPresent(
            arn ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            Reading.written(element, arn)
                                + " is not in the bucket `"
                                + bucket.orElseThrow()
                                + "`")
                        .at(arn.span())
                        .note(OWN)));
    text(item, element)
        .filter(arn -> !ArnText.isArn(arn.text()))
        .ifPresent(arn -> noArn(element, arn, arn));
    Optional<RawFunction> call =
        RawFunction.of(item).filter(one -> one.argument() instanceof ScalarNode);
    call.filter(one -> ArnText.of(item, peers).filter(arn -> !ArnText.isArn(arn)).isPresent())
        .ifPresent(one -> noArn(element, (ScalarNode) one.argument(), item));
    Node written = call.map(RawFunction::argument).orElse(item);
    if (kind == Kind.IDENTITY && written instanceof ScalarNode scalar) {
      ArnText.of(item, peers)
          .flatMap(ResourceArn::fault)
          .ifPresent(rule -> refused(element, scalar, item, rule));
    }
  }

  /** Another bucket of the template that the resource begins with. */
  private Optional<String> other(Node item) {
    boolean composed =
        RawFunction.of(item)
            .filter(call -> List.of("GetAtt", "Join", "Sub").contains(call.name()))
            .isPresent();
    return composed && bucketId.isPresent()
        ? Lists.first(RawValues.mentions(item), one -> !one.reference().name().startsWith("AWS::"))
            .map(one -> one.reference().name())
            .filter(id -> !id.equals(bucketId.get()))
            .filter(id -> peers.find(id).filter(one -> one.type().equals(BUCKET)).isPresent())
        : Optional.empty();
  }

  /** The logical ID of the bucket that the call refers to. */
  static Optional<String> bucket(RawFunction call, Peers peers) {
    return Optional.of(call)
        .filter(one -> one.name().equals("Ref"))
        .flatMap(one -> literal(one.argument()))
        .map(ScalarNode::text)
        .filter(id -> peers.find(id).filter(one -> one.type().equals(BUCKET)).isPresent());
  }

  private void refused(String element, ScalarNode written, Node place, String rule) {
    diagnostics.report(
        Diagnostic.of(Code.INVALID_VALUE, Reading.written(element, written) + " is not valid")
            .at(place.span().firstLine())
            .note(rule));
  }

  private void noArn(String element, ScalarNode arn, Node place) {
    diagnostics.report(
        Diagnostic.of(Code.INVALID_VALUE, Reading.written(element, arn) + " is not valid")
            .at(place.span().firstLine())
            .note(
                Reading.must(
                    element,
                    arn.text().startsWith("arn:")
                        ? "`*`, or an ARN of six parts, such as `arn:aws:s3:::my-bucket`"
                        : "`*`, or an ARN")));
  }

  /** Of the actions of a bucket's policy, each is about one of its resources. */
  private void pairs(MapNode statement) {
    List<Optional<String>> arns =
        Lists.map(items(statement, RESOURCE), item -> ArnText.of(item, peers));
    if (kind != Kind.BUCKET || arns.isEmpty() || Lists.any(arns, Optional::isEmpty)) {
      return;
    }
    for (Node item : items(statement, ACTION)) {
      Optional<ScalarNode> action = literal(item).filter(one -> IamActions.exists(one.text()));
      if (action.isPresent()
          && !Lists.any(
              Lists.present(arns), arn -> IamActions.canBeAllowed(action.get().text(), arn))) {
        boolean objects =
            Lists.any(IamActions.resources(action.get().text()), one -> one.endsWith(OBJECTS));
        Node first = items(statement, RESOURCE).get(0);
        String arn = arns.get(0).orElseThrow();
        boolean path = arn.indexOf('/') >= 0;
        boolean one = arns.size() == 1 && items(statement, ACTION).size() == 1;
        Optional<String> better = other(first, objects);
        Diagnostic fault =
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + action.get().text() + "` does not apply to any resource in the statement")
                .at(action.get().span())
                .at(
                    first.span().firstLine(),
                    objects && !path
                        ? "a bucket, not its objects"
                        : !objects && path ? "objects, not a bucket" : "")
                .note(
                    objects
                        ? "an action on objects requires the ARN of objects, which has a `/` after the bucket name"
                        : "an action on a bucket requires the ARN of the bucket, without a `/`");
        diagnostics.report(
            better
                .map(
                    text ->
                        one
                            ? "write `Resource: \"" + text + "\"`"
                            : "add `\"" + text + "\"` to `Resource`")
                .map(fault::help)
                .orElse(fault));
      }
    }
  }

  /** The ARN of the objects of a bucket, or of the bucket of objects, where it is literal. */
  private static Optional<String> other(Node resource, boolean objects) {
    Optional<String> arn =
        literal(resource)
            .filter(text -> RawFunction.of(text).isEmpty())
            .map(ScalarNode::text)
            .filter(text -> text.startsWith("arn:"));
    int path = arn.map(text -> text.indexOf('/')).orElse(-1);
    return objects
        ? arn.filter(text -> path < 0 && text.indexOf('*') < 0).map(text -> text + "/*")
        : arn.filter(text -> path >= 0).map(text -> text.substring(0, path));
  }

  private boolean isOfOther(String arn) {
    int start = arn.indexOf(BUCKETS);
    if (bucket.isEmpty() || start < 0) {
      return false;
    }
    String path = arn.substring(start + BUCKETS.length());
    String name = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
    boolean open = name.contains("*") || name.contains("?") || name.contains("$");
    return !open && !name.equals(bucket.get());
  }

  private void condition(Node node) {
    if (RawFunction.of(node).isPresent()) {
      return;
    }
    if (!(node instanceof MapNode condition)) {
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "`Condition` must be a map, not " + node.kind())
              .at(node.span().firstLine()));
      return;
    }
    for (Entry operator : condition.entries()) {
      String name = operator.key().text();
      if (!PolicyOperators.has(name)) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, "unknown condition operator `" + name + "`")
                .at(operator.key().span())
                .unknown(name, PolicyOperators.NAMES));
      } else if (!(operator.value() instanceof MapNode)
          && RawFunction.of(operator.value()).isEmpty()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.WRONG_TYPE, "`" + name + "` must be a map, not " + operator.value().kind())
                .at(operator.value().span().firstLine())
                .note(
                    "the keys of `" + name + "` are condition keys, such as `aws:SourceAccount`"));
      }
    }
  }

  /** The item where it is literal text; one that cannot be text is reported. */
  private Optional<ScalarNode> text(Node item, String element) {
    if (!(item instanceof ScalarNode) && RawFunction.of(item).isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "`" + element + "` must be a string or a list of strings, not " + item.kind())
              .at(item.span().firstLine()));
    }
    return literal(item);
  }

  static Optional<ScalarNode> literal(Node node) {
    return node instanceof ScalarNode scalar && RawFunction.of(node).isEmpty()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private static List<Node> items(MapNode statement, String element) {
    Optional<Node> value = value(statement, element);
    return value.orElse(null) instanceof ListNode list && RawFunction.of(value.get()).isEmpty()
        ? list.items()
        : value.map(List::of).orElseGet(List::of);
  }

  private static Optional<Node> value(MapNode map, String key) {
    return map.entry(key).map(Entry::value);
  }
}
