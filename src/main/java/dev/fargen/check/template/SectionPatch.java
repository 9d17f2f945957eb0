package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a patch of a section, or of an entry in one, against what a template can have there
 * (CloudFormation user guide, "CloudFormation template sections").
 */
public final class SectionPatch {

  private static final Set<String> TEXTS = Set.of("AWSTemplateFormatVersion", "Description");
  private static final String TRANSFORM = "Transform"; // one name, or a list of them
  private static final String PARAMETERS = "Parameters";
  private static final String RESOURCES = "Resources";

  /** The sections whose entries are maps; a condition is a call. */
  private static final Set<String> OF_MAPS =
      Set.of(PARAMETERS, "Rules", "Mappings", "Hooks", RESOURCES, "Outputs");

  private static final Set<String> REFERRED_TO = Set.of(PARAMETERS, "Conditions", RESOURCES);

  private final Step section;
  private final Document document;
  private final boolean hasEnvironments;
  private final Diagnostics diagnostics;
  private boolean fits = true;

  private SectionPatch(
      Step section, Document document, boolean hasEnvironments, Diagnostics diagnostics) {
    this.section = section;
    this.document = document;
    this.hasEnvironments = hasEnvironments;
    this.diagnostics = diagnostics;
  }

  /** Whether a section has entries, and a template does without it where there are none. */
  public static boolean hasEntries(String section) {
    return OF_MAPS.contains(section) || section.equals("Conditions");
  }

  /**
   * Whether a patch with a path of one or two steps leaves a valid template; faults are reported.
   *
   * @param hasEnvironments whether the spec says the values of all parameters: without environments
   *     the deploy is given them
   */
  static boolean fits(
      Patch patch,
      List<Step> steps,
      Document document,
      boolean hasEnvironments,
      Diagnostics diagnostics) {
    SectionPatch check = new SectionPatch(steps.get(0), document, hasEnvironments, diagnostics);
    if (steps.size() == 2) {
      patch.value().ifPresent(value -> check.entry(steps.get(1), value));
    } else {
      check.whole(patch);
    }
    return check.fits;
  }

  private void whole(Patch patch) {
    String name = section.key();
    if (REFERRED_TO.contains(name) && !document.section(name).isEmpty()) {
      refuse(
          broken("`" + name + "` cannot be removed or replaced as a whole", section)
              .note(
                  "`"
                      + patch.operation()
                      + "` would delete the entries that other sections refer to")
              .help(
                  patch.value().isPresent()
                      ? "write a patch for each entry, with the path `/"
                          + name
                          + "/<logical ID>` and the entry itself as `value`"
                      : "write the path of one entry: `/" + name + "/<logical ID>`"));
    } else if (Document.SECTIONS.contains(name)) {
      patch.value().ifPresent(this::content);
    } else if (patch.operation().equals("add")) {
      unknown();
    }
  }

  private void unknown() {
    Diagnostic unknown = broken("unknown template section `" + section.key() + "`", section);
    refuse(
        Suggestion.nearest(section.key(), Document.SECTIONS)
            .map(near -> unknown.help(Suggestion.question(near)))
            .orElseGet(
                () -> unknown.note("template sections: " + Suggestion.quoted(Document.SECTIONS))));
  }

  private void content(Node value) {
    String name = section.key();
    if (TEXTS.contains(name)) {
      if (!(value instanceof ScalarNode)) {
        kind(name, "a string", value);
      }
    } else if (value instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        entry(new Step(entry.key().text(), entry.key().span()), entry.value());
      }
    } else if (!name.equals(TRANSFORM)) {
      kind(name, "a map", value);
    }
  }

  private void entry(Step id, Node value) {
    if (RawFunction.isMacro(id.key())) {
      return; // what it adds is not known here
    }
    conflict(id);
    boolean map = value instanceof MapNode && RawFunction.of(value).isEmpty();
    if (OF_MAPS.contains(section.key()) && !map) {
      kind(id.key(), "a map", value);
    } else if (section.key().equals(PARAMETERS)
        && !document.section(PARAMETERS).containsKey(id.key())
        && hasEnvironments
        && child(value, "Default").isEmpty()
        && !isHidden(value)) {
      diagnostics.report(
          broken(
                  "parameter `" + id.key() + "` has no `Default`, and no value in the environments",
                  id)
              .help(
                  "add a `Default`, or give `"
                      + id.key()
                      + "` a value under `parameters` of every environment"));
    }
  }

  /** A stack keeps its value of a hidden parameter. */
  private static boolean isHidden(Node parameter) {
    return parameter instanceof MapNode map
        && map.text("NoEcho").map(word -> word.equalsIgnoreCase("true")).orElse(false);
  }

  /** Parameters and resources share one set of logical ids. */
  private void conflict(Step id) {
    boolean taken =
        (section.key().equals(PARAMETERS) && document.section(RESOURCES).containsKey(id.key()))
            || (section.key().equals(RESOURCES)
                && document.section(PARAMETERS).containsKey(id.key()));
    if (taken) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NAME_CONFLICT,
                  "a resource and a parameter would have the logical ID `" + id.key() + "`")
              .at(id.span(), section.key().equals(PARAMETERS) ? "parameter" : "resource")
              .note(
                  section.key().equals(PARAMETERS)
                      ? "the template has a resource with this logical ID"
                      : "the template has a parameter with this name")
              .help("use another logical ID"));
    }
  }

  private void kind(String name, String wanted, Node value) {
    String entry = name.equals(section.key()) ? "" : section.key();
    Diagnostic fault =
        Diagnostic.of(
                Code.PATCH_BREAKS_TEMPLATE,
                "`"
                    + name
                    + (entry.isEmpty() ? "`" : "` in `" + entry + "`")
                    + " must be "
                    + wanted
                    + ", not "
                    + RawFunction.of(value)
                        .map(call -> "`!" + call.name() + "`")
                        .orElse(value.kind()))
            .at(value.span());
    refuse(
        switch (entry) {
          case "Outputs" -> fault.help("write `value: {Value: ...}`");
          case "Rules" -> fault.note("a rule has `Assertions`, a list of maps with `Assert`");
          default -> fault;
        });
  }

  private void refuse(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
    fits = false;
  }

  private static Diagnostic broken(String message, Step step) {
    return Diagnostic.of(Code.PATCH_BREAKS_TEMPLATE, message).at(step.span());
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof MapNode map
        ? map.entry(key).map(MapNode.Entry::value)
        : Optional.empty();
  }
}
