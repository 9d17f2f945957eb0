package dev.fargen.workload.permissions;

import dev.fargen.aws.IamActions;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.workload.messaging.Queue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the permissions of a workload. */
public final class PermissionResolver {

  private final Map<String, Queue> queues;
  private final Map<String, String> values;
  private final Diagnostics diagnostics;

  /**
   * @param values the parameter values of the environment
   */
  public PermissionResolver(
      Map<String, Queue> queues, Map<String, String> values, Diagnostics diagnostics) {
    this.queues = queues;
    this.values = values;
    this.diagnostics = diagnostics;
  }

  public List<Permission> resolve(List<Given<Section>> sections) {
    List<Permission> permissions = new ArrayList<>();
    sections.forEach(given -> permission(given).ifPresent(permissions::add));
    return permissions;
  }

  private Optional<Permission> permission(Given<Section> given) {
    Section section = given.value();
    List<String> kinds = Lists.filter(Access.kinds(), kind -> section.has(key(kind)));
    boolean raw = section.has(PermissionKeys.ACTIONS) || section.has(PermissionKeys.RESOURCES);
    if (kinds.size() + (raw ? 1 : 0) != 1) {
      diagnostics.report(
          Diagnostic.of(
                  kinds.isEmpty() ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                  "a permission names one thing, or `actions` and `resources`")
              .at(given.span())
              .note("the things are " + String.join(", ", Access.kinds())));
      return Optional.empty();
    }
    return raw ? raw(section, given) : toThing(kinds.get(0), section, given);
  }

  private static Key<Text> key(String kind) {
    Key<Text> key = PermissionKeys.THINGS.get(kind);
    if (key == null) {
      throw new IllegalStateException("no key for " + kind);
    }
    return key;
  }

  private Optional<Permission> raw(Section section, Given<Section> given) {
    Optional<Given<List<Given<String>>>> actions = section.get(PermissionKeys.ACTIONS);
    Optional<Given<List<Given<Text>>>> resources = section.get(PermissionKeys.RESOURCES);
    if (actions.isEmpty() || resources.isEmpty()) {
      boolean written =
          section.has(PermissionKeys.ACTIONS) && section.has(PermissionKeys.RESOURCES);
      if (!written) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`actions` and `resources` belong together")
                .at(given.span())
                .help("write `resources: [\"*\"]` where AWS knows no resources for the actions"));
      }
      return Optional.empty();
    }
    actions.get().value().forEach(this::checkAction);
    return Optional.of(
        new Permission.Raw(actions.get().value(), resources.get().value(), given.span()));
  }

  private void checkAction(Given<String> action) {
    if (!IamActions.exists(action.value())) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_ACTION, "IAM has no action `" + action.value() + "`")
              .at(action.span())
              .unknown(action.value(), IamActions.candidates(action.value())));
    }
  }

  private Optional<Permission> toThing(String kind, Section section, Given<Section> given) {
    Optional<Given<Text>> thing = section.get(key(kind));
    Optional<Given<String>> access = section.get(PermissionKeys.ACCESS);
    Collection<String> words = Access.words(kind);
    if (access.isEmpty()) {
      if (!section.has(PermissionKeys.ACCESS)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "a permission for a " + kind + " needs `access`")
                .at(given.span())
                .help("write `access:` and one of " + String.join(", ", words)));
      }
      return Optional.empty();
    }
    if (!words.contains(access.get().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`access` to a " + kind + " can't be `" + access.get().value() + "`")
              .at(access.get().span())
              .note("it is one of " + String.join(", ", words))
              .unknown(access.get().value(), words));
      return Optional.empty();
    }
    return thing.map(text -> toThing(kind, text, access.get(), given));
  }

  private Permission toThing(
      String kind, Given<Text> thing, Given<String> access, Given<Section> given) {
    Optional<Queue> queue =
        kind.equals("queue")
            ? thing.value().literal().flatMap(name -> Optional.ofNullable(queues.get(name)))
            : Optional.empty();
    if (queue.isPresent()) {
      return new Permission.ToQueue(queue.get(), access, given.span());
    }
    return new Permission.ToThing(kind, thing, isArn(thing.value()), access, given.span());
  }

  /** What begins like one, or a parameter whose value does. */
  private boolean isArn(Text text) {
    Optional<String> value =
        text.parameter().flatMap(name -> Optional.ofNullable(values.get(name)));
    boolean named = text.parameter().map(name -> name.endsWith("Arn")).orElse(false);
    return value.map(v -> v.startsWith("arn:")).orElse(named || text.written().startsWith("arn:"));
  }
}
