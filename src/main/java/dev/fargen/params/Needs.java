package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles what resources wait for. {@code DependsOn} has no room for a condition, but metadata has
 * (CloudFormation user guide, "Condition functions", Fn::If), and a reference there is waited for
 * like any other.
 */
final class Needs {

  private static final String KEY = "DependsOn";

  private static final String WHY =
      "DependsOn does not support conditions; references in Metadata have the same effect.";

  private final Map<String, Optional<String>> conditions = new LinkedHashMap<>();

  private final Implications implications;

  Needs(List<Resource> resources, Implications implications) {
    this.implications = implications;
    for (Resource resource : resources) {
      conditions.put(resource.id(), resource.condition());
    }
  }

  /** The resource, waiting in metadata for whatever is not there whenever it is itself. */
  Resource settle(Resource resource) {
    List<String> always = new ArrayList<>();
    Map<String, List<Value>> sometimes = new LinkedHashMap<>();
    for (String need : resource.dependsOn()) {
      Optional<String> condition = conditions.getOrDefault(need, Optional.<String>empty());
      if (condition.isEmpty() || isThere(resource, condition.get())) {
        always.add(need);
      } else {
        sometimes
            .computeIfAbsent(condition.get(), name -> new ArrayList<>())
            .add(new Intrinsic("Ref", Value.text(need)));
      }
    }
    if (sometimes.isEmpty()) {
      return resource;
    }
    List<Value> waits = new ArrayList<>();
    sometimes.forEach(
        (condition, refs) ->
            waits.add(
                Intrinsic.when(
                    condition,
                    refs.size() == 1 ? refs.get(0) : Value.list(refs),
                    Intrinsic.NO_VALUE)));
    Value all = waits.size() == 1 ? waits.get(0) : Value.list(waits);
    List<String> comment = new ArrayList<>(resource.comment());
    comment.add(WHY);
    Mapping metadata = resource.metadata();
    return resource.with(always, metadata.with(key(metadata), all)).commented(comment);
  }

  /** A key that the resource does not have yet. */
  private static String key(Mapping metadata) {
    String key = KEY;
    for (int number = 2; metadata.entries().containsKey(key); number++) {
      key = KEY + number;
    }
    return key;
  }

  private boolean isThere(Resource resource, String condition) {
    return resource.condition().isPresent()
        && implications.implies(resource.condition().get(), condition);
  }
}
