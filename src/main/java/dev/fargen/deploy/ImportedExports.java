package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the exports that a deploy or a deletion would change or delete although other stacks import
 * them. CloudFormation does not allow that until all imports are removed (CloudFormation template
 * reference, "Fn::ImportValue"), but notices it only after it has changed the resources, and rolls
 * them back.
 *
 * <p>Before the update, these changes of a value are certain: another text or parameter value, a
 * reference to another resource, and a reference to a resource whose replacement the change set
 * gives as {@code True}. With {@code Conditional} the value may change, which is only reported.
 * Attributes that change without a replacement of their resource are not known before.
 */
final class ImportedExports {

  private final CloudFormationCalls calls;
  private final StackRequest request;
  private final Consumer<Notice> notices;

  ImportedExports(CloudFormationCalls calls, StackRequest request, Consumer<Notice> notices) {
    this.calls = calls;
    this.request = request;
    this.notices = notices;
  }

  /** What would happen to an export. */
  private enum Fate {
    CHANGED("would change"),
    UNCERTAIN("may change"),
    DELETED("would be deleted");

    private final String words;

    Fate(String words) {
      this.words = words;
    }
  }

  /**
   * An export that other stacks import.
   *
   * @param value its value now
   */
  record Held(String name, String value, Fate fate, List<String> importers) {
    Held {
      importers = List.copyOf(importers);
    }

    /** What would happen, and who is in the way. */
    String sentence() {
      return "export "
          + name
          + " "
          + fate.words
          + ", and "
          + String.join(", ", importers)
          + (importers.size() == 1 ? " imports it" : " import it");
    }

    private boolean isCertain() {
      return fate != Fate.UNCERTAIN;
    }
  }

  /** What a deletion of the stack would delete. */
  List<Held> ofDeleted(Stack stack) {
    Map<String, Fate> fates = new LinkedHashMap<>();
    stack.exports().keySet().forEach(name -> fates.put(name, Fate.DELETED));
    return held(stack, fates);
  }

  /** What these changes of the stack would change or delete; what they may change is reported. */
  List<Held> of(Stack stack, List<Change> changes) {
    if (stack.exports().isEmpty()) {
      return List.of();
    }
    List<Held> held = held(stack, fates(stack, changes));
    held.stream()
        .filter(one -> !one.isCertain())
        .forEach(one -> remark(one.sentence() + "; if it does, the update will be rolled back"));
    return held.stream().filter(Held::isCertain).toList();
  }

  private List<Held> held(Stack stack, Map<String, Fate> fates) {
    List<Held> held = new ArrayList<>();
    fates.forEach(
        (name, fate) -> {
          List<String> importers = importers(name);
          if (!importers.isEmpty()) {
            held.add(new Held(name, stack.exports().getOrDefault(name, ""), fate, importers));
          }
        });
    return held;
  }

  private List<String> importers(String export) {
    try {
      return calls.importers(export);
    } catch (AwsFault e) {
      if (e.passes()) {
        throw e;
      }
      remark("cannot tell who imports " + export + ": " + e.action() + ": " + e.reason());
      return List.of();
    }
  }

  private Map<String, Fate> fates(Stack stack, List<Change> changes) {
    Document deployed;
    try {
      deployed = TemplateReader.read(calls.template(stack.id()));
    } catch (UnreadableTemplate e) {
      remark("cannot tell which exports change: the template is " + e.what());
      return Map.of();
    }
    Set<String> others = ids(changes, one -> one.action().equals("Add") || one.isReplaced());
    Set<String> perhaps = ids(changes, one -> one.replaces() && !one.isReplaced());
    Map<String, String> existing = new LinkedHashMap<>();
    for (StackResource resource : calls.resources(stack.id())) {
      String id = resource.logicalId();
      if (!others.contains(id) && !perhaps.contains(id)) {
        existing.put(id, resource.physicalId());
      }
    }
    KnownValues now = KnownValues.of(deployed, stack).with(existing);
    KnownValues then = KnownValues.of(request, Optional.of(stack)).with(existing);
    Map<String, Value> before = exports(now);
    Map<String, Value> after = exports(then);
    boolean named = after.keySet().stream().noneMatch(name -> name.contains("${"));
    Map<String, Fate> fates = new LinkedHashMap<>();
    stack
        .exports()
        .forEach(
            (name, value) -> {
              Value wanted = after.get(name);
              if (wanted == null) {
                fates.put(name, named ? Fate.DELETED : Fate.UNCERTAIN);
                return;
              }
              Value old = before.get(name);
              Set<String> same =
                  old == null ? Set.of(value) : Set.copyOf(List.of(value, now.form(old, id -> id)));
              if (!same.contains(then.form(wanted, id -> marked(id, others)))) {
                fates.put(name, Fate.CHANGED);
              } else if (!same.contains(then.form(wanted, id -> marked(id, perhaps)))) {
                fates.put(name, Fate.UNCERTAIN);
              }
            });
    return fates;
  }

  private static Set<String> ids(List<Change> changes, Predicate<Change> such) {
    return changes.stream().filter(such).map(Change::logicalId).collect(Collectors.toSet());
  }

  /** The reference, marked if it is to one of these resources. */
  private static String marked(String reference, Set<String> resources) {
    return resources.contains(reference.split("\\.", 2)[0]) ? reference + " (another)" : reference;
  }

  /** The value of each export by its name, as far as that is known. */
  static Map<String, Value> exports(KnownValues values) {
    Map<String, Value> exports = new LinkedHashMap<>();
    for (Value output : values.section("Outputs").values()) {
      if (output instanceof Mapping map
          && map.entries().get("Export") instanceof Mapping export
          && export.entries().containsKey("Name")
          && map.entries().containsKey("Value")
          && values.isThere(map)) {
        exports.put(
            values.form(export.entries().get("Name"), id -> id), map.entries().get("Value"));
      }
    }
    return exports;
  }

  private void remark(String text) {
    notices.accept(new Notice.Remark(request.stack(), text));
  }
}
