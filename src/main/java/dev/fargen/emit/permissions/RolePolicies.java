package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
  private final String ids;
  private final String people;
  private final Cause.Part managed;
  private List<Value> attached = List.of();

  /**
   * @param ids what the logical ids of managed policies begin with
   * @param role for people: {@code the execution role of api}
   */
  public RolePolicies(Draft draft, Span span, String ids, String role) {
    this.draft = draft;
    this.span = span;
    this.ids = ids;
    this.people = role;
    this.managed =
        new Cause.Part(
            ids + "ManagedPolicies", "Moves permissions of " + role + " to managed policies");
  }

  /** Attaches existing managed policies as well. */
  public RolePolicies attaching(List<Value> arns) {
    attached = List.copyOf(arns);
    return this;
  }

  /** Adds the statements to the role, in an inline policy of this name if they fit. */
  public void give(Resource.Builder role, String name, List<? extends Value> statements) {
    give(role, name, statements, inline -> inline);
  }

  /**
   * The same.
   *
   * @param told adds to the inline policies what they are for
   */
  public void give(
      Resource.Builder role,
      String name,
      List<? extends Value> statements,
      UnaryOperator<Value> told) {
    int size = 0;
    for (Value statement : statements) {
      size += size(statement);
    }
    if (size <= MOST_INLINE) {
      if (!attached.isEmpty()) {
        role.property(
            "ManagedPolicyArns",
            new Told("Attaches managed policies to " + people, Value.list(attached)));
      }
      if (!statements.isEmpty()) {
        role.property("Policies", told.apply(Policies.inline(name, statements)));
      }
      return;
    }
    List<Value> policies = new ArrayList<>(attached);
    List<List<Value>> parts = inParts(Lists.flatMap(statements, RolePolicies::pieces));
    for (List<Value> some : parts) {
      String id = ids + "Policy" + (policies.size() - attached.size() + 1);
      policies.add(
          draft
              .of(managed)
              .add(
                  span,
                  Resource.of(id, "AWS::IAM::ManagedPolicy")
                      .comment(
                          "Permissions of "
                              + people
                              + ", part "
                              + (policies.size() - attached.size() + 1)
                              + " of "
                              + parts.size()
                              + ".")
                      .comment(
                          "Split into managed policies of up to 6,144 characters each, because the permissions reach, or nearly reach, the quota for inline policies of a role (10,240 characters).")
                      .property("PolicyDocument", Policies.document(some)))
              .ref());
    }
    role.property("ManagedPolicyArns", new Block(managed, true, Value.list(policies)));
  }

  private static List<List<Value>> inParts(List<Value> statements) {
    List<List<Value>> parts = new ArrayList<>();
    int room = 0;
    for (Value statement : statements) {
      int size = size(statement);
      if (size > room) {
        parts.add(new ArrayList<>());
        room = MOST_MANAGED;
      }
      room -= size;
      parts.get(parts.size() - 1).add(statement);
    }
    return parts;
  }

  /** The statement, or several with a part of its resources each, if it fits no policy. */
  private static List<Value> pieces(Value statement) {
    if (size(statement) <= MOST_MANAGED) {
      return List.of(statement);
    }
    List<List<Value>> parts = new ArrayList<>();
    int room = 0;
    int rest = MOST_MANAGED - size(with(statement, 1, List.of()));
    for (Value resource : resources(statement)) {
      int size = size(resource) + 1;
      if (size > room) {
        parts.add(new ArrayList<>());
        room = rest;
      }
      room -= size;
      parts.get(parts.size() - 1).add(resource);
    }
    List<Value> pieces = new ArrayList<>();
    for (List<Value> part : parts) {
      pieces.add(with(statement, pieces.size() + 1, part));
    }
    return pieces;
  }

  private static List<Value> resources(Value statement) {
    Value all = plain(part(statement, "Resource"));
    return all instanceof Sequence list ? list.items() : List.of(all);
  }

  private static Value part(Value statement, String key) {
    return Optional.ofNullable(((Mapping) plain(statement)).entries().get(key)).orElseThrow();
  }

  /** The statement with other resources, and a number in its Sid, unless it is the first. */
  private static Value with(Value statement, int number, List<Value> resources) {
    Value sid = part(statement, "Sid");
    Value numbered = number == 1 ? sid : Value.text(((Scalar) sid).asText() + "Part" + number);
    Value some = noted(part(statement, "Resource"), Policies.oneOrMore(resources));
    return noted(
        statement, ((Mapping) plain(statement)).with("Sid", numbered).with("Resource", some));
  }

  /** What is noted about the value, the outermost first. */
  private static List<Undecided> notes(Value value) {
    List<Undecided> notes = new ArrayList<>();
    for (Value one = value; one instanceof Undecided note; one = note.value()) {
      notes.add(note);
    }
    return notes;
  }

  private static Value plain(Value value) {
    List<Undecided> notes = notes(value);
    return notes.isEmpty() ? value : notes.get(notes.size() - 1).value();
  }

  /** The value with the notes about another one. */
  private static Value noted(Value other, Value value) {
    List<Undecided> notes = notes(other);
    Value noted = value;
    for (int i = notes.size() - 1; i >= 0; i--) {
      noted = notes.get(i).with(noted);
    }
    return noted;
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
    if (value instanceof Undecided) {
      return size - 2;
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
