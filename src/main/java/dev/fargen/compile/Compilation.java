package dev.fargen.compile;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.diag.Diagnostics;
import dev.fargen.emit.TemplateEmitter.EmittedPipeline;
import dev.fargen.params.Origin;
import dev.fargen.params.ParamsFile;
import dev.fargen.spec.form.Given;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The result of a compile. The text of files is printed on demand.
 *
 * @param spec the spec's name and its place
 * @param template the template itself, with the patches
 * @param text the text of the template; printed already, because its length has a limit
 * @param pipeline the templates and values of the pipeline, if the spec has one
 * @param environments each environment with its parameter values
 * @param origins the origin of each resource, by logical id
 * @param diagnostics the warnings
 */
public record Compilation(
    Given<String> spec,
    Document template,
    String text,
    Optional<EmittedPipeline> pipeline,
    List<CompiledEnvironment> environments,
    Map<String, Origin> origins,
    Diagnostics diagnostics) {

  public Compilation {
    environments = List.copyOf(environments);
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /** The spec's name. */
  public String name() {
    return spec.value();
  }

  /** The file name of the template. */
  public String templateFile() {
    return name() + ".template.yml";
  }

  /** The file name of an environment's parameters. */
  public String paramsFile(CompiledEnvironment environment) {
    return name() + "." + environment.name() + ".params.json";
  }

  /** The files of the templates folder, the template itself first: names and texts. */
  public Map<String, String> templates() {
    Map<String, String> files = new LinkedHashMap<>();
    printers().forEach((file, printer) -> files.put(file, printer.get()));
    return files;
  }

  /** Their names, for which none is printed. */
  public Set<String> templateFiles() {
    return printers().keySet();
  }

  private Map<String, Supplier<String>> printers() {
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    files.put(templateFile(), () -> text);
    if (pipeline.isPresent()) {
      EmittedPipeline made = pipeline.get();
      files.put(name() + "-pipeline.template.yml", () -> TemplatePrinter.print(made.template()));
      made.further()
          .forEach(
              (suffix, further) ->
                  files.put(
                      name() + "-" + suffix + ".template.yml",
                      () -> TemplatePrinter.print(further)));
      made.buildspec().ifPresent(spec -> files.put(name() + ".buildspec.yml", spec::print));
    }
    return files;
  }

  /** The files of the params folder: names and texts. */
  public Map<String, String> params() {
    Map<String, String> files = new LinkedHashMap<>();
    for (CompiledEnvironment environment : environments) {
      files.put(paramsFile(environment), environment.params().print());
    }
    if (pipeline.isPresent()) {
      ParamsFile params = new ParamsFile(pipeline.get().values(), Map.of(), Optional.empty());
      files.put(name() + "-pipeline.params.json", params.print());
    }
    return files;
  }
}
