package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the parameters of {@link Matched} values.
 *
 * @param resources those of the template
 * @param switches those that have parameters
 */
record Matches(List<Resource> resources, List<Switch> switches) {

  /**
   * The parameter, whose description names its values and what they must agree with.
   *
   * @param keys those beside the value
   * @param ofEach the values of the environments
   */
  Parameter described(Parameter parameter, List<String> keys, Map<Integer, String> ofEach) {
    List<String> words = Lists.distinct(ofEach.values());
    List<Switch> beside = beside(parameter.ref(), keys);
    return parameter.describedAs(
        parameter.description()
            + Lists.firstPresent(beside, one -> decided(words, one, ofEach))
                .orElseGet(
                    () ->
                        " ("
                            + Lists.enumerated(words, "or")
                            + ")"
                            + (beside.isEmpty() ? "" : "; must match " + names(beside))));
  }

  private static String names(List<Switch> switches) {
    return Lists.enumerated(Lists.map(switches, Switch::parameterId), "and");
  }

  /** The switches that decide about the keys beside the value. */
  private List<Switch> beside(Value value, List<String> keys) {
    Set<String> conditions = new HashSet<>();
    for (Resource resource : resources) {
      resource
          .properties()
          .walk(
              (part, path) -> {
                if (part instanceof Mapping map && map.entries().containsValue(value)) {
                  keys.forEach(key -> choice(map, key).ifPresent(conditions::add));
                }
              });
    }
    return Lists.filter(switches, one -> conditions.contains(one.condition()));
  }

  private static Optional<String> choice(Mapping map, String key) {
    return map.entries().get(key) instanceof Intrinsic call ? call.choice() : Optional.empty();
  }

  /** When there is which of two values, if the switch tells these apart. */
  private static Optional<String> decided(
      List<String> words, Switch one, Map<Integer, String> ofEach) {
    if (words.size() != 2) {
      return Optional.empty();
    }
    Set<String> on = new HashSet<>();
    Set<String> off = new HashSet<>();
    ofEach.forEach((environment, word) -> (one.on().contains(environment) ? on : off).add(word));
    return on.size() == 1 && off.size() == 1 && !on.equals(off)
        ? Optional.of(
            ": must be "
                + on.iterator().next()
                + " if "
                + one.parameterId()
                + " is true, "
                + off.iterator().next()
                + " if it is false")
        : Optional.empty();
  }
}
