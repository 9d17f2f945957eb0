package dev.fargen.migrate.template;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.yaml.MapNode;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over a CloudFormation template: a stack that has it can be updated with the spec, and loses
 * and replaces nothing.
 */
public final class TemplateImporter implements Importer {

  /** Names of files that say nothing about what is in them. */
  private static final Set<String> GENERAL =
      Set.of("template", "stack", "cloudformation", "cfn", "main", "index", "ecs", "fargate");

  private final Renderer renderer;
  private final StackPlace place;

  /**
   * @param place the stack that has the template, as far as it is known
   */
  public TemplateImporter(Renderer renderer, StackPlace place) {
    this.renderer = renderer;
    this.place = place;
  }

  @Override
  public Imported read(Sources sources, ImportOptions options) {
    if (options.paths().size() != 1) {
      throw new CannotImport("`fargen import template` takes one file");
    }
    String path = options.paths().get(0);
    TemplateFile template = TemplateFile.read(sources, path);
    String name = name(path, options);
    Parameters parameters = new Parameters(template, place, name);
    Assembly assembly = new Assembly(template, parameters, name);
    Settling settling = new Settling(template, assembly, renderer);
    Search search = new Search(settling);
    Settling.Settled best = search.best(new Recognition(template).parts());
    Report report = new Report();
    note(template, report);
    parameters.note(report, best.settings().unused);
    new PlainSecrets(template, name, report).note();
    place(report);
    new AdoptionReport(template, report).note(best, search.parts());
    return new Imported(best.draft(), report);
  }

  /** What has no place of its own in a spec, or nothing in it. */
  private static void note(TemplateFile template, Report report) {
    for (MapNode.Entry entry : template.tree().entries()) {
      String section = entry.key().text();
      boolean empty = entry.value() instanceof dev.fargen.yaml.ScalarNode scalar && scalar.isNull();
      if (section.equals("AWSTemplateFormatVersion") || empty) {
        report.converted(template.origin(entry), section, "");
      }
    }
  }

  private void place(Report report) {
    if (place.name().isEmpty()) {
      report.remark(
          "write the name of the stack under `environments."
              + place.environment()
              + ".stack`: without it, `fargen deploy` creates another stack; `--stack NAME` reads"
              + " the template and the values of a stack from AWS");
    }
  }

  private String name(String path, ImportOptions options) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String base = file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    Optional<String> general = Optional.of(base).filter(word -> !GENERAL.contains(word));
    return LegalName.spec(
        options.name().or(place::name).or(() -> general).orElse(options.directory()));
  }
}
