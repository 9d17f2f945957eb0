package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.data.Bucket;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.permissions.Access;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements of a task role, made of the workload's permissions and its queues. */
final class TaskPermissions {

  /** The end of a path that includes everything below it. */
  private static final String BELOW = "/*";

  private static final String ARN = "arn:aws:";

  private final Draft draft;
  private final Workload workload;
  private final ClusterReference cluster;

  /** The resources of each statement; permissions with the same actions share a statement. */
  private final Map<String, Set<Value>> resourcesBySid = new LinkedHashMap<>();

  private final Map<String, List<String>> actionsBySid = new LinkedHashMap<>();

  /** The service through which alone a key may be used. */
  private final Map<String, String> viaBySid = new LinkedHashMap<>();

  TaskPermissions(Draft draft, Workload workload, ClusterReference cluster) {
    this.draft = draft;
    this.workload = workload;
    this.cluster = cluster;
  }

  List<Value> statements() {
    workload.queues().forEach(queue -> own(queue, "consume"));
    if (!workload.queues().isEmpty()) {
      add(
          "ProtectFromScaleIn",
          List.of("ecs:GetTaskProtection", "ecs:UpdateTaskProtection"),
          cluster.arnOf("task", "/*"));
    }
    workload.permissions().forEach(this::permission);
    List<Value> statements = new ArrayList<>();
    actionsBySid.forEach((sid, actions) -> statements.add(statement(sid, actions)));
    return statements;
  }

  private Value statement(String sid, List<String> actions) {
    String permission = " the permission \"" + words(sid) + "\" ";
    List<Value> all = new ArrayList<>(resourcesBySid.getOrDefault(sid, Set.of()));
    String adds = "Adds a resource to" + permission + "of " + workload.name();
    Value resources =
        all.size() == 1 ? all.get(0) : Value.list(Lists.map(all, one -> new Told(adds, one)));
    return new Told(
        "Adds" + permission + "to the application in " + workload.name(),
        Policies.allow(sid, actions.toArray(String[]::new))
            .with(
                "Resource",
                new Told(
                    "Selects the resources of" + permission + "of " + workload.name(), resources))
            .with("Condition", Optional.ofNullable(viaBySid.get(sid)).map(Policies::via)));
  }

  private void permission(Permission permission) {
    if (permission instanceof Permission.ToOwn to) {
      own(to.thing(), to.access().value());
    } else if (permission instanceof Permission.ToThing to) {
      for (Access.Statement statement : Access.statements(to.kind(), to.access().value())) {
        path(to).ifPresent(path -> add(statement.sid(), statement.actions(), path));
        for (String arn : arns(to)) {
          for (String resource : statement.resources(arn)) {
            add(statement.sid(), statement.actions(), value(to, resource));
          }
        }
      }
    } else if (permission instanceof Permission.Raw raw) {
      List<String> actions = Lists.map(raw.actions(), Given::value);
      for (Given<Text> resource : raw.resources()) {
        String sid = actions.get(0).equals("*") ? "AllActions" : LogicalName.of(actions.get(0));
        add(sid, actions, draft.bare(resource));
      }
    }
  }

  private List<String> arns(Permission.ToThing to) {
    Identifier thing = to.thing();
    String name = draft.inSub(thing.text());
    if (to.kind().equals("secret") && thing.isPartialArn()) {
      return List.of(name + Secrets.ANY_SUFFIX);
    }
    return thing.isArn() ? List.of(name) : Access.arns(to.kind(), name, thing.isAbsolute());
  }

  /**
   * The path itself, which GetParametersByPath asks for, where a template parameter holds it with
   * {@code /*} at its end.
   */
  private Optional<Value> path(Permission.ToThing to) {
    Identifier thing = to.thing();
    boolean held =
        to.kind().equals("parameters")
            && !thing.isArn()
            && thing.text().value().parameter().isPresent()
            && thing.value().orElse("").endsWith(BELOW);
    if (!held) {
      return Optional.empty();
    }
    Value before = Policies.arn("ssm", "parameter" + (thing.isAbsolute() ? "" : "/"));
    Value path = Intrinsic.select(0, Intrinsic.split(BELOW, draft.bare(thing.text())));
    return Optional.of(new Intrinsic("Join", Value.list(Value.text(""), Value.list(before, path))));
  }

  /** A reference to the parameter, if that is the whole ARN. */
  private Value value(Permission.ToThing to, String resource) {
    boolean whole = to.thing().isArn() && resource.equals(draft.inSub(to.thing().text()));
    if (whole) {
      return draft.bare(
          "ARN of the " + kindWords(to.kind()) + accessWords(to, workload.name()),
          to.thing().text());
    }
    return resource.contains("${") ? Intrinsic.sub(resource) : Value.text(resource);
  }

  /** {@code SendMessages} as {@code send messages}. */
  private static String words(String sid) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < sid.length(); i++) {
      boolean begins = i > 0 && Character.isUpperCase(sid.charAt(i));
      words.append(begins ? " " : "").append(Character.toLowerCase(sid.charAt(i)));
    }
    return words.toString();
  }

  private static String accessWords(Permission.ToThing to, String workload) {
    boolean admin = to.access().value().equals("admin");
    boolean users = admin && to.kind().equals("user_pool");
    return users
        ? " in which " + workload + " can administer users"
        : " that " + workload + " can access" + (admin ? " as root" : "");
  }

  /** {@code volume} as {@code file system}. */
  private static String kindWords(String kind) {
    return switch (kind) {
      case "kms_key" -> "KMS key";
      case "user_pool" -> "Cognito user pool";
      case "volume" -> "file system";
      default -> kind.replace('_', ' ');
    };
  }

  private void own(Thing thing, String access) {
    Value arn = draft.things().value(thing.kind(), thing.name(), "arn");
    for (Access.Statement statement : Access.statements(thing.kind().one(), access)) {
      for (String resource : statement.resources(Things.inSub(arn))) {
        boolean whole = resource.equals(Things.inSub(arn));
        add(statement.sid(), statement.actions(), whole ? arn : Intrinsic.sub(resource));
      }
    }
    thing
        .kmsKey()
        .ifPresent(
            key -> {
              if (thing instanceof Bucket || thing instanceof Table) {
                DataKey use = DataKey.of(thing, access);
                viaBySid.put(use.sid(), use.service());
                add(use.sid(), use.actions(), draft.bare(key));
              } else {
                key(draft.bare(key), access);
              }
            });
  }

  private void key(Value key, String access) {
    if (access.equals("consume")) {
      add("DecryptMessages", List.of("kms:Decrypt"), key);
    } else if (access.equals("send") || access.equals("publish")) {
      add("EncryptMessages", List.of("kms:Decrypt", "kms:GenerateDataKey"), key);
    }
  }

  /** Adds to the statement of that Sid; if that allows other actions, to one with a number. */
  private void add(String sid, List<String> actions, Value resource) {
    String free = sid;
    for (int number = 2; !actionsBySid.getOrDefault(free, actions).equals(actions); number++) {
      free = sid + number;
    }
    actionsBySid.put(free, actions);
    resourcesBySid.computeIfAbsent(free, key -> new LinkedHashSet<>()).add(anywhere(resource));
  }

  /** An ARN that CloudFormation completes with a region or account is of their partition. */
  private static Value anywhere(Value arn) {
    if (arn instanceof Intrinsic sub
        && sub.name().equals("Sub")
        && sub.argument() instanceof Scalar text
        && text.asText().startsWith(ARN)) {
      return Intrinsic.sub("arn:${AWS::Partition}:" + text.asText().substring(ARN.length()));
    }
    return arn;
  }
}
