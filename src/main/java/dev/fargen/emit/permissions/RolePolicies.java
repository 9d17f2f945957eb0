package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds statements to a role: as an inline policy if they fit, otherwise as managed policies (IAM
 * user guide, "IAM and AWS STS quotas": 10,240 characters for the inline policies of a role, 6,144
 * for a managed policy, without white space).
 */
public final class RolePolicies {

  /** Less than the quotas, because the values of pseudo parameters are not known. */
  private static final int MOST_INLINE = 9_800;

  private static final int MOST_MANAGED = 5_900;

  /** The assumed length of the ARN that a reference returns. */
  private static final int REFERENCE = 120;

  private final Draft draft;
  private final Span span;

  public RolePolicies(Draft draft, Span span) {
    this.draft = draft;
    this.span = span;
  }

  /** Adds the statements to the role, in a policy of this name. */
  public void give(Resource.Builder role, String name, List<Mapping> statements) {
    int size = 0;
    for (Mapping statement : statements) {
      size += size(statement);
    }
    if (size <= MOST_INLINE) {
      role.property("Policies", Policies.inline(name, statements));
      return;
    }
    List<Value> policies = new ArrayList<>();
    for (List<Mapping> some : inParts(statements)) {
      String id = LogicalName.of(name) + "Policy" + (policies.size() + 1);
      policies.add(
          draft
              .add(
                  span,
                  Resource.of(id, "AWS::IAM::ManagedPolicy")
                      .comment(
                          "Part of the role's permissions; together they exceed the inline quota.")
                      .property("PolicyDocument", Policies.document(some)))
              .ref());
    }
    role.property("ManagedPolicyArns", Value.list(policies));
  }

  private static List<List<Mapping>> inParts(List<Mapping> statements) {
    List<List<Mapping>> parts = new ArrayList<>();
    int room = 0;
    for (Mapping statement : statements) {
      if (size(statement) > room) {
        parts.add(new ArrayList<>());
        room = MOST_MANAGED;
      }
      room -= size(statement);
      parts.get(parts.size() - 1).add(statement);
    }
    return parts;
  }

  /** The length of the value as JSON, with commas and quotes. */
  private static int size(Value value) {
    return value.fold(RolePolicies::size);
  }

  private static int size(Value value, List<Integer> inside) {
    int size = 2;
    for (Integer one : inside) {
      size += one;
    }
    if (value instanceof Mapping map) {
      for (String key : map.entries().keySet()) {
        size += key.length() + 4;
      }
      return size;
    }
    if (value instanceof Intrinsic call) {
      return call.name().equals("Sub") ? size - 2 : REFERENCE;
    }
    if (value instanceof Scalar scalar) {
      return size + scalar.asText().length();
    }
    return value instanceof Sequence ? size + inside.size() : REFERENCE;
  }
}
