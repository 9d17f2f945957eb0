package dev.fargen.check.permissions;

import dev.fargen.aws.IamActions;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.permissions.Access;
import java.util.Collection;
import java.util.List;

/**
 * A permission is a word for access to one thing, or actions that IAM has and their resources
 * (Service Authorization Reference, "Actions, resources, and condition keys for AWS services").
 */
public final class PermissionRule implements SpecRule {

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
    boolean raw =
        permission.has(PermissionKeys.ACTIONS) || permission.has(PermissionKeys.RESOURCES);
    if (kinds.size() + (raw ? 1 : 0) != 1) {
      diagnostics.report(
          Diagnostic.of(
                  kinds.isEmpty() ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                  "a permission names one thing, or `actions` and `resources`")
              .at(span)
              .note("the things are " + String.join(", ", Access.kinds())));
    } else if (raw) {
      raw(permission, span, diagnostics);
    } else {
      access(kinds.get(0), permission, span, diagnostics);
    }
  }

  private static void raw(Section permission, Span span, Diagnostics diagnostics) {
    if (!permission.has(PermissionKeys.ACTIONS) || !permission.has(PermissionKeys.RESOURCES)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`actions` and `resources` belong together")
              .at(span)
              .help("write `resources: [\"*\"]` where AWS knows no resources for the actions"));
    }
    for (Given<String> action : permission.list(PermissionKeys.ACTIONS)) {
      if (!IamActions.exists(action.value())) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_ACTION, "IAM has no action `" + action.value() + "`")
                .at(action.span())
                .unknown(action.value(), IamActions.candidates(action.value())));
      }
    }
  }

  private static void access(String kind, Section permission, Span span, Diagnostics diagnostics) {
    Collection<String> words = Access.words(kind);
    if (!permission.has(PermissionKeys.ACCESS)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "a permission for a " + kind + " needs `access`")
              .at(span)
              .help("write `access:` and one of " + String.join(", ", words)));
    }
    permission
        .get(PermissionKeys.ACCESS)
        .filter(access -> !words.contains(access.value()))
        .ifPresent(
            access ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            "`access` to a " + kind + " can't be `" + access.value() + "`")
                        .at(access.span())
                        .note("it is one of " + String.join(", ", words))
                        .unknown(access.value(), words)));
  }
}
