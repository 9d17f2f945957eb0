package dev.fargen.migrate.template;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import java.util.List;
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
    Report report = new Report();
    Sections.check(template);
    Parameters parameters = new Parameters(template, place);
    Assembly assembly = new Assembly(template, parameters, name);
    Settling settling = new Settling(template, assembly, renderer);
    Search search = new Search(settling);
    Recognition recognition = new Recognition(template);
    Settling.Settled best = search.best(recognition.parts());
    List<TemplateFile.Resource> clusters = template.ofType("AWS::ECS::Cluster");
    if (clusters.size() == 1) {
      best = search.orTyped(new ClusterPart(template, clusters.get(0)));
    }
    Sections.note(template, report);
    parameters.note(report);
    new PlainSecrets(template, name, report).note();
    place(report);
    AdoptionReport adoption = new AdoptionReport(template, report);
    adoption.note(best, search.parts());
    adoption.raw(recognition.reasons(), search);
    if (recognition.parts().isEmpty() && recognition.reasons().isEmpty()) {
      report.remark(
          "the template has no task definition or service that a workload could be: everything is"
              + " a raw resource");
    }
    if (settling.isOver()) {
      report.remark(
          "the template has too many resources to try everything: what was not tried is raw");
    }
    return new Imported(best.draft(), report);
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
