package dev.fargen.migrate.compose;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.EnvFile;
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
  private final Map<String, Origin> places;
  private final Set<String> used = new HashSet<>();

  /** The default that each parameter has. */
  private final Map<String, String> defaults = new HashMap<>();

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Origin> unknown = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> required = new HashSet<>();
  private final Map<Origin, String> fixed = new LinkedHashMap<>();

  /**
   * @param values of {@code .env}
   * @param places where each of them is
   */
  Variables(Map<String, String> values, Map<String, Origin> places) {
    this.values = new LinkedHashMap<>(values);
    this.places = new LinkedHashMap<>(places);
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /**
   * Adds what the file with variables of an included Compose file says, where nothing else does.
   */
  void include(String path, EnvFile file) {
    for (Map.Entry<String, String> one : file.variables().entrySet()) {
      if (values.putIfAbsent(one.getKey(), one.getValue()) == null) {
        places.put(one.getKey(), EnvFiles.place(path, one.getKey(), file));
      }
    }
  }

  Optional<String> value(String name) {
    used.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** Notes that something uses the variable. */
  void use(String name) {
    used.add(name);
  }

  /** Where {@code .env} has the variable. */
  Optional<Origin> place(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** The variables of {@code .env}, and whether something in the Compose files uses each. */
  Map<String, Boolean> use() {
    Map<String, Boolean> use = new LinkedHashMap<>();
    places.keySet().forEach(name -> use.put(name, used.contains(name)));
    return use;
  }

  /** Whether its value must not stand in the spec. */
  boolean isSecret(String name, String value) {
    boolean other = value.startsWith("/") || value.matches("(?i)yes|no|true|false|on|off");
    return !other && (SecretText.isNamedSo(name) || SecretText.isSecret(name, value));
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

  /** Notes that Compose refuses the file where the variable has no value. */
  void require(String name) {
    required.add(name);
  }

  boolean isRequired(String name) {
    return required.contains(name);
  }

  /** Notes a text that has what Compose makes of it here, and not the variable. */
  void fix(String name, Origin origin) {
    fixed.put(origin, name);
  }

  /** The variables that texts depend on and do not have, by the places of these. */
  Map<Origin, String> fixed() {
    return Map.copyOf(fixed);
  }

  /** The variables that have no value anywhere, with the first place that has them. */
  Map<String, Origin> unknown() {
    Map<String, Origin> without = new LinkedHashMap<>(unknown);
    without.keySet().removeAll(defaults.keySet());
    return without;
  }
}
