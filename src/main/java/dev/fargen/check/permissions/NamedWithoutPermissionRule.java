package dev.fargen.check.permissions;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of workloads that get the name of a bucket, table, queue or topic in a variable, and may do
 * nothing with it: the task role has no permission that nobody writes (Amazon ECS developer guide,
 * "Amazon ECS task IAM role").
 */
public final class NamedWithoutPermissionRule implements WarningRule {

  /** The services of the things, as actions name them. */
  private static final Map<String, String> SERVICES =
      Map.of("bucket", "s3", "table", "dynamodb", "queue", "sqs", "topic", "sns");

  /** Variables of applications that do not use the task role. */
  private static final List<String> OTHER_CREDENTIALS =
      List.of("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_ROLE_ARN");

  @Override
  public void check(Stack stack, Warnings warnings) {
    boolean others =
        Lists.any(
            stack.additions().resources(),
            raw ->
                raw.type().value().startsWith("AWS::IAM::")
                    || raw.type().value().endsWith("Policy"));
    if (others) {
      return;
    }
    List<Naming> without = new ArrayList<>();
    Set<Span> permitted = new HashSet<>();
    for (Workload workload : stack.workloads()) {
      for (Naming naming : namings(workload)) {
        if (mayUse(naming, stack)) {
          permitted.add(naming.variable().value().span());
        } else {
          without.add(naming);
        }
      }
    }
    Set<String> told = new HashSet<>();
    for (Naming one : without) {
      // Workloads share a text by an anchor, and not all of them use what it names.
      boolean shared = permitted.contains(one.variable().value().span());
      if (!shared && told.add(key(one))) {
        warnings.report(one.workload(), warning(one));
      }
    }
  }

  /** A thing that a variable of a workload names. */
  private record Naming(
      Workload workload, Variable variable, ThingKind kind, ThingReference thing) {}

  private static String key(Naming of) {
    return of.workload().name() + " " + of.thing().kind() + "." + of.thing().name();
  }

  private static List<Naming> namings(Workload workload) {
    List<Naming> namings = new ArrayList<>();
    for (Container container : workload.containers()) {
      for (Variable variable : container.variables().plain()) {
        for (ThingReference thing : variable.value().value().things()) {
          Lists.first(ThingKind.ALL, one -> one.permitted() && one.word().equals(thing.kind()))
              .ifPresent(kind -> namings.add(new Naming(workload, variable, kind, thing)));
        }
      }
    }
    return namings;
  }

  private static boolean hasOtherCredentials(Container container) {
    return Lists.any(container.variables().plain(), one -> OTHER_CREDENTIALS.contains(one.name()))
        || Lists.any(
            container.variables().secrets(), one -> OTHER_CREDENTIALS.contains(one.name()));
  }

  /** Whether the workload has a permission for the thing, or one that may be for it. */
  private static boolean mayUse(Naming naming, Stack stack) {
    Workload workload = naming.workload();
    ThingReference thing = naming.thing();
    boolean consumed =
        naming.kind().equals(ThingKind.QUEUES)
            && Lists.any(workload.queues(), queue -> queue.name().equals(thing.name()));
    return consumed
        || !workload.attached().policies().isEmpty()
        || Lists.any(workload.containers(), NamedWithoutPermissionRule::hasOtherCredentials)
        || Lists.any(workload.permissions(), one -> allows(one, naming.kind(), thing))
        || Lists.any(
            Lists.only(stack.stores().volumes(), Volume.Bucket.class),
            volume -> names(volume.bucket(), thing) && workload.mounts(volume));
  }

  private static boolean allows(Permission permission, ThingKind kind, ThingReference thing) {
    if (permission instanceof Permission.ToOwn own) {
      return own.thing().kind().equals(kind) && own.thing().name().equals(thing.name());
    }
    if (permission instanceof Permission.ToThing other) {
      String name = other.thing().value().orElse("*");
      boolean open = name.startsWith("arn:") || name.contains("*") || name.contains("?");
      return open && other.kind().equals(kind.one());
    }
    Permission.Raw raw = (Permission.Raw) permission;
    return Lists.any(raw.actions(), action -> isOf(action.value(), kind))
        && Lists.any(raw.resources(), one -> one.value().things().isEmpty() || names(one, thing));
  }

  /** Whether the action is one of the thing's service, of all, or takes on another role. */
  private static boolean isOf(String action, ThingKind kind) {
    return action.startsWith("*")
        || action.startsWith("sts:")
        || action.startsWith(SERVICES.get(kind.one()) + ":");
  }

  private static boolean names(Given<Text> text, ThingReference thing) {
    return Lists.any(
        text.value().things(),
        one -> one.kind().equals(thing.kind()) && one.name().equals(thing.name()));
  }

  private static Diagnostic warning(Naming of) {
    String name = of.thing().name();
    String workload = of.workload().name();
    return Diagnostic.of(
            Code.NAMED_WITHOUT_PERMISSION,
            "`"
                + of.variable().name()
                + "` names the "
                + of.kind().one()
                + " `"
                + name
                + "`, but the workload `"
                + workload
                + "` has no permission for it")
        .at(of.variable().value().span())
        .help(of.kind().addedTo(name, "") + "`" + workload + "`");
  }
}
