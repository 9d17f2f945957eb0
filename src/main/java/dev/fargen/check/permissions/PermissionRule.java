package dev.fargen.check.permissions;

import dev.fargen.aws.IamActions;
import dev.fargen.aws.Wildcards;
import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.permissions.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A permission must be for one resource with an access level, or have IAM actions and resources
 * that the actions can be allowed on (Service Authorization Reference, "Actions, resources, and
 * condition keys for AWS services").
 */
public final class PermissionRule implements SpecRule {

  /** The most ARNs that a note lists. */
  private static final int MOST_ARNS = 3;

  private static final List<Key<?>> RAW = List.of(PermissionKeys.ACTIONS, PermissionKeys.RESOURCES);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      for (Given<Section> permission : workload.keys().list(WorkloadKeys.PERMISSIONS)) {
        check(permission.value(), permission.span(), diagnostics);
      }
    }
  }

  private static void check(Section permission, Span span, Diagnostics diagnostics) {
    List<String> kinds =
        Lists.filter(Access.kinds(), kind -> permission.has(PermissionKeys.thing(kind)));
    boolean raw = Lists.any(RAW, permission::has);
    if (kinds.size() + (raw ? 1 : 0) != 1) {
      List<Key<?>> keys = new ArrayList<>(Lists.map(kinds, PermissionKeys::thing));
      Lists.first(RAW, permission::has).ifPresent(keys::add);
      diagnostics.report(
          keys.isEmpty() && permission.has(PermissionKeys.ACCESS)
              ? Diagnostic.of(Code.MISSING_KEY, "`access` requires a resource")
                  .at(span)
                  .help("add " + Suggestion.oneOf(Access.kinds()))
              : keys.isEmpty()
                  ? Diagnostic.of(
                          Code.MISSING_KEY, "a permission requires `actions` and `resources`")
                      .at(span)
                      .help("write both, or " + Suggestion.oneOf(Access.kinds()) + " with `access`")
                  : Conflict.of(
                          permission,
                          keys,
                          Map.of(
                              keys.get(0),
                              raw ? "access to this resource" : "access to the first resource",
                              keys.get(1),
                              RAW.contains(keys.get(1))
                                  ? "actions on the ARNs in `resources`"
                                  : "access to the second resource"))
                      .help("write a separate permission for each"));
    } else if (raw) {
      raw(permission, span, diagnostics);
    } else {
      access(kinds.get(0), permission, span, diagnostics);
    }
  }

  private static void raw(Section permission, Span span, Diagnostics diagnostics) {
    if (!permission.has(PermissionKeys.ACTIONS) || !permission.has(PermissionKeys.RESOURCES)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  permission.has(PermissionKeys.ACTIONS)
                      ? "`actions` requires `resources`"
                      : "`resources` requires `actions`")
              .at(span)
              .help(
                  permission.has(PermissionKeys.ACTIONS)
                      ? "write ARNs under `resources`, or `[\"*\"]` if the actions do not support resource-level permissions"
                      : "write the actions, such as `actions: [s3:GetObject]`"));
    }
    for (Given<String> action : permission.list(PermissionKeys.ACTIONS)) {
      if (!action.value().equals("*") && !IamActions.exists(action.value())) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_ACTION, "unknown IAM action `" + action.value() + "`")
                .at(action.span())
                .unknown(action.value(), IamActions.candidates(action.value())));
      } else {
        effect(action, permission.list(PermissionKeys.RESOURCES), diagnostics);
      }
    }
  }

  /** An action that cannot be allowed on any of the resources. */
  private static void effect(
      Given<String> action, List<Given<Text>> resources, Diagnostics diagnostics) {
    if (resources.isEmpty()
        || Lists.any(resources, one -> canBeAllowed(action.value(), one.value()))) {
      return;
    }
    List<String> arns = IamActions.resources(action.value());
    Given<Text> first = resources.get(0);
    String written = first.value().written();
    Optional<String> longer =
        Optional.of(written + ending(written))
            .filter(arn -> canBeAllowed(action.value(), Text.of(arn)));
    boolean secret = written.contains(":secretsmanager:") && longer.isPresent();
    Diagnostic fault =
        Diagnostic.of(
                Code.GRANTS_NOTHING,
                secret && resources.size() == 1
                    ? "`" + written + "` matches no secret: `" + action.value() + "` is not granted"
                    : "`"
                        + action.value()
                        + "` cannot be allowed on `"
                        + written
                        + "`"
                        + (resources.size() == 1 ? "" : " or the other resources"))
            .at(action.span())
            .at(
                first.span(),
                secret ? "matches no secret" : "not a resource of `" + action.value() + "`");
    if (arns.isEmpty()) {
      diagnostics.report(
          fault
              .note("the action applies only to all resources")
              .help("write a permission for it with `resources: \"*\"`"));
      return;
    }
    String single = written.replace("//", "/");
    if (!single.equals(written) && canBeAllowed(action.value(), Text.of(single))) {
      diagnostics.report(
          fault
              .note("the ARN of the resource has one slash where this one has two")
              .help("write `" + single + "`"));
      return;
    }
    diagnostics.report(
        fault
            .note(
                secret
                    ? "the ARN of a secret ends with a hyphen and six random characters"
                    : "the action applies to resources such as "
                        + such(arns.subList(0, Math.min(arns.size(), MOST_ARNS)), written))
            .help(
                longer
                    .map(
                        arn ->
                            secret || written.endsWith("/")
                                ? "write `" + arn + "` instead"
                                : "add `" + arn + "` to `resources`")
                    .orElseGet(() -> shorter(action.value(), resources))));
  }

  /** The buckets themselves, where the resources are what is in them. */
  private static String shorter(String action, List<Given<Text>> resources) {
    List<String> around = new ArrayList<>();
    for (Given<Text> resource : resources) {
      String arn = resource.value().written();
      String start = arn.endsWith("/*") ? arn.substring(0, arn.length() - 2) : arn;
      if (canBeAllowed(action, Text.of(start))) {
        around.add("`" + start + "`");
      }
    }
    return around.isEmpty()
        ? "write the ARN of a resource that the action applies to"
        : "add " + Lists.enumerated(around, "and") + " to `resources`";
  }

  /** What the ARN of a bucket, a log group or a secret lacks, to be that of what is in it. */
  private static String ending(String arn) {
    if (arn.contains(":secretsmanager:")) {
      return "-??????";
    }
    return arn.contains(":log-group:") ? ":*" : arn.endsWith("/") ? "*" : "/*";
  }

  /** The ARNs; where this one looks like one of them, also what tells it apart. */
  private static String such(List<String> arns, String written) {
    String all = Suggestion.quoted(Lists.map(arns, PermissionRule::readable));
    if (written.endsWith("/")) {
      return all + "; this ARN has nothing after its last `/`";
    }
    String plain = written.replace('*', 'x').replace('?', 'x');
    return Lists.first(arns, arn -> Wildcards.meet(plain, open(arn)))
        .map(
            arn ->
                arn.contains("?*") || arn.contains("!*")
                    ? "; this ARN has another number of parts"
                    : "; `<name>` in `" + readable(arn) + "` contains no `/` or `:`")
        .map(all::concat)
        .orElse(all);
  }

  /** The ARN with wildcards for any characters. */
  private static String open(String arn) {
    return arn.replace("!+", "?*").replace("!*", "?*").replace('+', '*');
  }

  /** The ARN with a word for each of its values: `*` in a policy means something else. */
  private static String readable(String arn) {
    String values = arn.replace("?*", "*").replace("!+", "*").replace("!*", "*").replace('+', '*');
    List<String> parts = new ArrayList<>(List.of(values.split(":")));
    for (int i = 0; i < parts.size(); i++) {
      String word = i == 1 ? "<partition>" : i == 3 ? "<region>" : i == 4 ? "<account>" : "<name>";
      parts.set(i, parts.get(i).replace("*", word));
    }
    return String.join(":", parts);
  }

  /** Whether it can be; what only CloudFormation knows of the resource can be anything. */
  private static boolean canBeAllowed(String action, Text resource) {
    StringBuilder arn = new StringBuilder();
    for (Text.Part part : resource.parts()) {
      arn.append(part instanceof Text.Literal literal ? literal.text() : "*");
    }
    boolean known = resource.literal().isPresent();
    return IamActions.canBeAllowed(action, arn.toString())
        || (!known && IamActions.resources(action).isEmpty());
  }

  private static void access(String kind, Section permission, Span span, Diagnostics diagnostics) {
    Collection<String> words = Access.words(kind);
    if (!permission.has(PermissionKeys.ACCESS)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "a permission for `" + kind + "` requires `access`")
              .at(span)
              .help("write `access:` with " + Suggestion.oneOf(words)));
    }
    permission
        .get(PermissionKeys.ACCESS)
        .filter(access -> !words.contains(access.value()))
        .ifPresent(
            access -> {
              Diagnostic fault =
                  Diagnostic.of(
                          Code.INVALID_VALUE,
                          "`access: " + access.value() + "` is not valid for `" + kind + "`")
                      .at(access.span())
                      .note("`access` of `" + kind + "` must be " + Suggestion.oneOf(words));
              boolean deletes = access.value().equals("delete") && words.contains("write");
              diagnostics.report(
                  deletes
                      ? fault.help("write `access: write`, which includes deleting")
                      : fault.unknown(access.value(), words));
            });
  }
}
