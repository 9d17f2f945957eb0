package dev.fargen.emit.draft;

import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.ParameterDeclaration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The template parameters that the spec names, as declared there or as first used. */
final class DeclaredParameters {

  private static final Set<String> SHOUTED =
      Set.of("arn", "url", "uri", "kms", "vpc", "sns", "sqs", "iam", "ecr", "efs");

  private final Map<String, ParameterDeclaration> declarations;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /** What each parameter is for, where its description ends with that: {@code api} and others. */
  private final Map<String, Set<String>> owners = new HashMap<>();

  DeclaredParameters(Map<String, ParameterDeclaration> declarations) {
    this.declarations = declarations;
  }

  /** In the order of their first use. */
  List<Parameter> all() {
    return List.copyOf(parameters.values());
  }

  /** The template parameter that the spec names; naming it declares it. */
  Parameter named(String name, ParameterType type, String description) {
    String words = description.isEmpty() ? words(name) : description;
    return add(Parameter.of(name, type, words));
  }

  /** A template parameter that exists whether the spec names it or not. */
  Parameter add(Parameter wanted) {
    String name = wanted.id();
    ParameterType type = wanted.type();
    Parameter parameter = declared(wanted);
    Parameter known = parameters.get(name);
    boolean better =
        known == null
            || (known.type() == ParameterType.STRING && type != ParameterType.STRING)
            || (known.description().equals(words(name)) && known.type() == type);
    if (better) {
      parameters.put(name, parameter);
      owners.put(name, new LinkedHashSet<>(Set.of(owner(parameter.description()))));
    } else if (known != null) {
      parameters.put(name, shared(known, parameter.description()));
    }
    return parameter;
  }

  /** {@code Container image for api and web}, where the descriptions differ only in their ends. */
  private Parameter shared(Parameter known, String other) {
    Set<String> all = owners.getOrDefault(known.id(), new LinkedHashSet<>());
    String words = stem(other);
    boolean same = known.description().equals(words + Lists.enumerated(all, "and"));
    return !words.isEmpty() && same && all.add(owner(other))
        ? known.describedAs(words + Lists.enumerated(all, "and"))
        : known;
  }

  /** The description without the name at its end; empty if it has none. */
  private static String stem(String description) {
    String words = description.substring(0, description.lastIndexOf(' ') + 1);
    return words.endsWith(" for ") || words.endsWith(" of ") ? words : "";
  }

  private static String owner(String description) {
    return description.substring(description.lastIndexOf(' ') + 1);
  }

  /** {@code KmsKeyArn} as {@code KMS key ARN}, if there is no description. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || (isUpper(name.charAt(i)) && !isUpper(name.charAt(i - 1)))) {
        String word = name.substring(start, i).toLowerCase(Locale.ROOT);
        words.append(start == 0 ? "" : " ");
        words.append(SHOUTED.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        start = i;
      }
    }
    return words.replace(0, 1, words.substring(0, 1).toUpperCase(Locale.ROOT)).toString();
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private Parameter declared(Parameter parameter) {
    ParameterDeclaration declaration = declarations.get(parameter.id());
    return declaration == null
        ? parameter
        : new Parameter(
            parameter.id(),
            parameter.type(),
            declaration.description().orElse(parameter.description()),
            declaration.fallback().map(declaration::inTemplate),
            declaration.allowed().isEmpty()
                ? parameter.allowedValues()
                : Lists.map(declaration.allowed(), given -> declaration.inTemplate(given.value())),
            declaration.unit().isPresent()
                ? Optional.empty() // the pattern is for durations, and a number is no duration
                : declaration.pattern().map(Given::value),
            declaration.noEcho());
  }
}
