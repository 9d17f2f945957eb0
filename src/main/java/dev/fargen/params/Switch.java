package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Set;

/**
 * Something that some environments have, the condition for it, and the parameter that decides.
 *
 * @param id what both names are made of
 * @param on the environments that have it
 * @param words what it does, as a verb phrase
 */
record Switch(String id, Set<Integer> on, String words) {

  /** The condition's name. */
  String condition() {
    return "Has" + id;
  }

  /** The parameter's name. */
  String parameterId() {
    return "With" + id;
  }

  Parameter parameter() {
    return Parameter.of(parameterId(), ParameterType.STRING, words)
        .withAllowedValues(List.of("true", "false"));
  }

  /** That the environment says so. */
  Value isOn() {
    return Intrinsic.equal(parameter().ref(), Value.text("true"));
  }

  /** What an environment gives to the parameter. */
  String value(int environment) {
    return Boolean.toString(on.contains(environment));
  }
}
