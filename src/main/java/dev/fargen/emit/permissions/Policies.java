package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** IAM policy documents, in the form that AWS's examples have. */
public final class Policies {

  /** The comment of a resource policy that has only {@link #tlsOnly}. */
  public static final String TLS_ONLY = "Denies requests that do not use TLS.";

  /** The Sid of a statement that denies requests without TLS. */
  public static final String DENY_WITHOUT_TLS = "DenyInsecureTransport";

  private static final String VERSION = "2012-10-17";

  private Policies() {}

  /** A statement that allows these actions; {@code Resource} and {@code Condition} follow. */
  public static Mapping allow(String sid, String... actions) {
    return Value.map()
        .with("Sid", sid)
        .with("Effect", "Allow")
        .with("Action", oneOrMore(Value.texts(actions).items()));
  }

  /**
   * A statement of a resource policy that allows roles of other accounts. The principals are the
   * accounts, limited to these roles by a condition: a role that does not exist yet cannot be a
   * principal (IAM user guide, "AWS JSON policy elements: Principal").
   */
  public static Mapping allowRoles(
      String sid,
      List<String> accounts,
      List<? extends Value> roles,
      Optional<Value> resource,
      String... actions) {
    List<Value> principals = new ArrayList<>();
    accounts.forEach(
        account ->
            principals.add(Intrinsic.sub("arn:${AWS::Partition}:iam::" + account + ":root")));
    Mapping condition = condition("ArnLike", "aws:PrincipalArn", oneOrMore(roles));
    return Value.map()
        .with("Sid", sid)
        .with("Effect", "Allow")
        .with("Principal", Value.map().with("AWS", oneOrMore(principals)))
        .with("Action", oneOrMore(Value.texts(actions).items()))
        .with("Resource", resource)
        .with("Condition", condition);
  }

  /** A statement that denies requests without TLS. */
  public static Mapping tlsOnly(String service, List<? extends Value> resources) {
    return tlsOnly(service, oneOrMore(resources));
  }

  /** A statement that denies requests without TLS. */
  public static Mapping tlsOnly(String service, Value resources) {
    return Value.map()
        .with("Sid", DENY_WITHOUT_TLS)
        .with("Effect", "Deny")
        .with("Principal", "*")
        .with("Action", service + ":*")
        .with("Resource", resources)
        .with("Condition", condition("Bool", "aws:SecureTransport", "false"));
  }

  /** A condition with one key. */
  public static Mapping condition(String operator, String key, String value) {
    return condition(operator, key, Value.text(value));
  }

  /** A condition with one key. */
  public static Mapping condition(String operator, String key, Value value) {
    return Value.map().with(operator, Value.map().with(key, value));
  }

  /** The condition that a KMS key is used through this service only. */
  public static Mapping via(String service) {
    return condition(
        "StringEquals", "kms:ViaService", Intrinsic.sub(service + ".${AWS::Region}.amazonaws.com"));
  }

  public static Value document(List<? extends Value> statements) {
    return new Silent(
        Value.map()
            .with("Version", VERSION)
            .with("Statement", new Silent(new ItemsBy("Sid", statements))));
  }

  /** The inline policies of a role: one with these statements, or none without statements. */
  public static Value inline(String name, List<? extends Value> statements) {
    Mapping policy =
        Value.map().with("PolicyName", name).with("PolicyDocument", document(statements));
    List<Value> policies = statements.isEmpty() ? List.of() : List.of(new Silent(policy));
    return new Silent(new ItemsBy("PolicyName", policies));
  }

  /** The trust policy of a role: one AWS service may assume it, on behalf of this account. */
  public static Value trust(String service, Mapping... moreConditions) {
    Mapping conditions = condition("StringEquals", "aws:SourceAccount", Intrinsic.ACCOUNT_ID);
    for (Mapping more : moreConditions) {
      for (var entry : more.entries().entrySet()) {
        conditions = conditions.with(entry.getKey(), entry.getValue());
      }
    }
    return document(List.of(assume(service).with("Condition", conditions)));
  }

  /**
   * The trust policy of an infrastructure role, without a condition: AWS does not document that ECS
   * sends {@code aws:SourceAccount} when it assumes one, and without the key every condition on it
   * would refuse ECS (Amazon ECS developer guide, "Amazon ECS infrastructure IAM role" and "Amazon
   * ECS infrastructure IAM role for load balancers"). A role can be passed only within its account.
   */
  public static Value trustInfrastructure() {
    return document(List.of(assume("ecs.amazonaws.com")));
  }

  private static Mapping assume(String service) {
    return Value.map()
        .with("Effect", "Allow")
        .with("Principal", Value.map().with("Service", service))
        .with("Action", "sts:AssumeRole");
  }

  /** The trust policy for ECS tasks of this account and Region (confused deputy prevention). */
  public static Value trustTasks() {
    Value tasks = Intrinsic.sub("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:*");
    return trust("ecs-tasks.amazonaws.com", condition("ArnLike", "aws:SourceArn", tasks));
  }

  /** An ARN of this partition, region and account: {@code arn("logs", "log-group:x")}. */
  public static Value arn(String service, String resource) {
    return Intrinsic.sub(
        "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + resource);
  }

  public static Value oneOrMore(List<? extends Value> values) {
    return values.size() == 1 ? values.get(0) : Value.list(values);
  }

  public static Value oneOrMore(Value... values) {
    return oneOrMore(new ArrayList<>(Arrays.asList(values)));
  }
}
