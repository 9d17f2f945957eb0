package dev.fargen.migrate.template;

import dev.fargen.cfn.Document;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftPrinter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Renders a spec and adds patches, until the template does what the original does. */
final class Settling {

  /** How often a spec is changed because of an error, at most. */
  private static final int MOST_ROUNDS = 60;

  /** How often patches are added, at most. */
  private static final int MOST_REPAIRS = 4;

  /** How many resources are compared in all attempts together, at most: a few minutes. */
  private static final int MOST_COMPARED = 20_000;

  /** How many resources were compared so far, in all that began with the same template. */
  private static final class Spent {
    private int resources;
    private boolean isOver;
  }

  /** How the path of a patch begins that changes a resource. */
  private static final String RESOURCE = "path: /Resources/";

  private static final String UNUSED = "is never used";
  private static final String SAME_OUTPUT = "two outputs would have the logical ID";
  private static final String SAME_RESOURCE = "two resources would have the logical ID";
  private static final String SAME_NAME = "a resource and a parameter would have the logical ID";

  /**
   * A spec whose template does what the original does.
   *
   * @param errors what is wrong with the spec; it has no template then
   * @param places what the errors are in: a section and a name, or the logical id of a resource
   *     that a patch changes
   */
  record Settled(
      DraftMap draft,
      Assembly.Settings settings,
      Optional<Adoption> adoption,
      List<String> errors,
      Set<String> places) {

    /** Before anything was tried. */
    static final Settled NOTHING =
        new Settled(new DraftMap(), new Assembly.Settings(), Optional.empty(), List.of(), Set.of());

    /** Whether the template keeps everything as it is. */
    boolean holds() {
      return adoption.isPresent() && adoption.get().holds() && adoption.get().effective().isEmpty();
    }
  }

  private final TemplateFile template;
  private final Assembly assembly;
  private final Renderer renderer;
  private final Spent spent;

  Settling(TemplateFile template, Assembly assembly, Renderer renderer) {
    this(template, assembly, renderer, new Spent());
  }

  private Settling(TemplateFile template, Assembly assembly, Renderer renderer, Spent spent) {
    this.template = template;
    this.assembly = assembly;
    this.renderer = renderer;
    this.spent = spent;
  }

  /** The same with a part of the template: these resources and what they refer to. */
  Settling of(Collection<String> resources) {
    TemplateFile slice = Slice.of(template, resources);
    return new Settling(slice, assembly.of(slice), renderer, spent);
  }

  /** The logical ids of the template. */
  Set<String> resources() {
    return template.resources().keySet();
  }

  /** Whether attempts were left out because all of them would take too long. */
  boolean isOver() {
    return spent.isOver;
  }

  /**
   * Makes a spec of these parts, unless that would take too long.
   *
   * @param known patches that these parts need
   */
  Settled tried(List<Part> parts, List<Patch> known) {
    spent.isOver = spent.resources > MOST_COMPARED;
    return spent.isOver ? Settled.NOTHING : settle(parts, known);
  }

  /** Whether a spec of these parts has no errors; none where that would take too long. */
  boolean isRight(List<Part> parts) {
    spent.isOver = spent.resources > MOST_COMPARED;
    return !spent.isOver && adapted(parts, new Assembly.Settings()).document().isPresent();
  }

  /** Makes a spec of these parts. */
  Settled settle(List<Part> parts) {
    return settle(parts, List.of());
  }

  private Settled settle(List<Part> parts, List<Patch> known) {
    Assembly.Settings settings = new Assembly.Settings();
    Set<String> places = new HashSet<>();
    for (Patch patch : known) {
      if (places.add(patch.op() + String.join("/", patch.path()))) {
        settings.patches.add(patch);
      }
    }
    Renderer.Outcome outcome = adapted(parts, settings);
    for (int i = 0; i < MOST_REPAIRS && outcome.document().isPresent(); i++) {
      Document rendered = outcome.document().get();
      List<Patch> patches = new Repair(template, rendered).patches(parts);
      if (patches.isEmpty()) {
        break;
      }
      settings.patches.addAll(patches);
      settings.unused.clear(); // a patch may use one
      outcome = adapted(parts, settings);
    }
    return new Settled(
        assembly.draft(parts, settings),
        settings,
        outcome.document().map(document -> Adoption.of(template.document(), document)),
        Lists.map(outcome.errors(), Renderer.Fault::message),
        places(outcome.errors(), lines(parts, settings)));
  }

  /** Renders the spec, and changes what an error names, where that helps. */
  private Renderer.Outcome adapted(List<Part> parts, Assembly.Settings settings) {
    Renderer.Outcome outcome = render(parts, settings);
    for (int i = 0; i < MOST_ROUNDS && outcome.document().isEmpty(); i++) {
      boolean changed = false;
      List<String> lines = lines(parts, settings);
      for (Renderer.Fault error : outcome.errors()) {
        changed |= adapt(error.message(), settings);
        changed |= assembly.replacesPlaceholders(lines.get(error.line() - 1));
      }
      if (!changed) {
        break;
      }
      outcome = render(parts, settings);
    }
    return outcome;
  }

  private Renderer.Outcome render(List<Part> parts, Assembly.Settings settings) {
    spent.resources += template.resources().size();
    return renderer.render(text(assembly.draft(parts, settings)));
  }

  private static String text(DraftMap draft) {
    return DraftPrinter.print(List.of(), draft).text();
  }

  private List<String> lines(List<Part> parts, Assembly.Settings settings) {
    return List.of(text(assembly.draft(parts, settings)).split("\n", -1));
  }

  private static Set<String> places(List<Renderer.Fault> errors, List<String> lines) {
    Set<String> places = new HashSet<>();
    errors.forEach(error -> places.add(place(lines, error.line())));
    return places;
  }

  /** The section and the thing in it, by the keys above; of a patch what it changes. */
  private static String place(List<String> lines, int line) {
    String thing = "";
    for (int i = line - 1; i >= 0; i--) {
      String text = lines.get(i);
      boolean isPatch = text.startsWith("  - ") || text.startsWith("    path:");
      int path = isPatch ? text.indexOf(RESOURCE) + RESOURCE.length() : -1;
      if (thing.isEmpty() && path >= RESOURCE.length()) {
        return text.substring(path).split("[/,}]", 2)[0];
      }
      if (thing.isEmpty() && text.startsWith("  ") && !text.startsWith("   ")) {
        thing = text.strip().split(":", 2)[0];
      }
      if (!text.isEmpty() && !text.startsWith(" ")) {
        return text.split(":", 2)[0] + "." + thing;
      }
    }
    return thing;
  }

  private static boolean adapt(String error, Assembly.Settings settings) {
    List<String> quoted = List.of(error.split("`", -1));
    String id = quoted.size() > 1 ? quoted.get(1) : "";
    if (error.contains(UNUSED)) {
      return settings.unused.add(id);
    }
    if (error.contains(SAME_OUTPUT)) {
      return settings.patchedOutputs.add(id);
    }
    boolean same = Lists.any(List.of(SAME_RESOURCE, SAME_NAME), error::contains);
    return same && settings.renamed.put(id, "Generated" + id) == null;
  }
}
