package dev.fargen.check.rule;

import dev.fargen.cfn.Reference;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.workload.environment.ThingKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * References in the syntax of specs, such as {@code ${environment.name}}, and what raw
 * CloudFormation has in place of them.
 */
public final class SpecSyntax {

  private SpecSyntax() {}

  /**
   * The line to write, if the reference is one that only a spec has.
   *
   * @param spec the name of the spec
   * @param ids the logical ids of the template
   */
  public static Optional<String> instead(Reference reference, String spec, Collection<String> ids) {
    String section = reference.name();
    String rest = reference.attribute().orElse("");
    if (section.equals("environment") && rest.equals("name")) {
      return Optional.of("write `${" + ParameterUses.ENVIRONMENT_NAME + "}`");
    }
    if (section.equals("spec") && rest.equals("name")) {
      return Optional.of("write the name itself: `" + spec + "`");
    }
    if (section.equals(StackKeys.RESOURCES.name()) && !rest.isEmpty()) {
      return Optional.of("write `${" + rest + "}`");
    }
    if (rest.isEmpty() || !Lists.any(ThingKind.ALL, kind -> kind.word().equals(section))) {
      return Optional.empty();
    }
    String name = rest.indexOf('.') < 0 ? rest : rest.substring(0, rest.indexOf('.'));
    String start = word(name);
    List<String> own = Lists.filter(ids, id -> word(id).startsWith(start));
    return Optional.of(
        own.isEmpty()
            ? "define `"
                + name
                + "` under `"
                + section
                + "`, and write `${LogicalId}` or `${LogicalId.Attribute}`, with the logical ID of its"
                + " resource"
            : "write `${LogicalId}` or `${LogicalId.Attribute}`, with the logical ID of its resource: "
                + Suggestion.oneOf(own));
  }

  /** A name, or a logical id that begins with it. */
  private static String word(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
