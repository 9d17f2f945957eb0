package dev.fargen.migrate.compose;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.hint.SecretLooks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that Compose replaces in its files. A value of {@code .env} is one of this
 * computer: in the spec it is the default of a template parameter.
 */
final class Variables {

  private final Map<String, String> values;

  /** The default that each parameter has. */
  private final Map<String, String> defaults = new HashMap<>();

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Origin> unknown = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param values of {@code .env}
   */
  Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether its value must not stand in the spec. */
  boolean isSecret(String name, String value) {
    return SecretLooks.isNamedSo(name) || (!value.isEmpty() && SecretLooks.isSecret(name, value));
  }

  /**
   * The variable as a reference to a template parameter; its value where the parameter has another
   * default already.
   */
  String parameter(String name, String value, boolean known, Origin origin) {
    String parameter = parameters.computeIfAbsent(name, this::parameterName);
    if (!known) {
      unknown.putIfAbsent(name, origin);
      return "${" + parameter + "}";
    }
    boolean printable = value.indexOf('}') < 0 && value.indexOf('\n') < 0;
    if (!printable || !defaults.computeIfAbsent(name, one -> value).equals(value)) {
      return Interpolated.escaped(value);
    }
    return "${" + parameter + ":-" + value + "}";
  }

  private String parameterName(String variable) {
    String name = LegalName.parameter(variable);
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  /** The parameter of a variable. */
  String parameterOf(String variable) {
    return parameters.computeIfAbsent(variable, this::parameterName);
  }

  /** The variables that have no value anywhere, with the first place that has them. */
  Map<String, Origin> unknown() {
    Map<String, Origin> without = new LinkedHashMap<>(unknown);
    without.keySet().removeAll(defaults.keySet());
    return without;
  }
}
