package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.FileText;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives containers the files that the spec describes.
 *
 * @param configs the texts of the configs by their names
 * @param image the image of the container that writes them
 * @param values of parameters
 * @param files the files that the spec names
 */
public record ConfigResolver(
    Map<String, Given<Text>> configs,
    Given<Section> image,
    Map<String, String> values,
    Map<String, FileText> files) {

  /**
   * The configs of a stack.
   *
   * @param files the files that the spec names
   */
  public static ConfigResolver of(
      Section stack, Map<String, FileText> files, Map<String, String> values) {
    Map<String, Given<Text>> configs = new LinkedHashMap<>();
    stack
        .named(StackKeys.CONFIGS)
        .forEach(
            (name, entry) ->
                text(entry.value().value(), files).ifPresent(text -> configs.put(name, text)));
    return new ConfigResolver(configs, stack.value(StackKeys.CONFIGS_IMAGE), values, files);
  }

  private static Optional<Given<Text>> text(Section config, Map<String, FileText> files) {
    Optional<Given<Text>> content = config.get(ConfigKeys.CONTENT);
    return content.isPresent()
        ? content
        : config.get(ConfigKeys.FILE).map(path -> path.map(name -> Text.of(read(name, files))));
  }

  /** The text of a file; nothing where it cannot be used, which a rule reports. */
  private static String read(String path, Map<String, FileText> files) {
    FileText file = files.getOrDefault(path, FileText.missing(path));
    return file.text().orElse("");
  }

  /** The containers of a workload with those that the spec does not have. */
  public List<Container> complete(
      SpecThing workload, List<Container> containers, ImageResolver images) {
    return LogRouter.complete(
        workload.keys().section(WorkloadKeys.LOGS),
        withFiles(workload, containers, images),
        images,
        values);
  }

  /** The containers with their files, and with the container that writes them. */
  private List<Container> withFiles(
      SpecThing workload, List<Container> containers, ImageResolver images) {
    List<Container> all = new ArrayList<>();
    List<WrittenFile> files = new ArrayList<>();
    for (SpecThing written : workload.containers()) {
      files.addAll(files(workload, written));
    }
    Optional<Image> from = Lists.first(files).flatMap(first -> image(first, images));
    if (from.isEmpty()) {
      return containers;
    }
    FilesInit init = new FilesInit(from.get(), values);
    for (Container container : containers) {
      List<WrittenFile> own =
          Lists.first(workload.containers(), one -> one.name().equals(container.name()))
              .map(one -> files(workload, one))
              .orElseGet(List::of);
      all.add(init.with(container, container.name().equals(workload.name()), own));
    }
    init.container().ifPresent(all::add);
    return all;
  }

  private List<WrittenFile> files(SpecThing workload, SpecThing container) {
    boolean main = container.name().equals(workload.name());
    return WrittenFile.of(container, main, configs, values);
  }

  /** The image; one that is not written in the spec is needed because of the first file. */
  private Optional<Image> image(WrittenFile first, ImageResolver images) {
    Optional<Given<Text>> uri = image.value().get(ImageKeys.URI);
    return uri.filter(ConfigResolver::isUsual).isPresent()
        ? Optional.of(
            new Image.Reference(
                Given.of(uri.get().value(), first.span()), Optional.empty(), first.span()))
        : images.named(image.value(), image.span());
  }

  private static boolean isUsual(Given<Text> uri) {
    return StackKeys.CONFIGS_IMAGE
        .fallback()
        .filter(usual -> uri.value().written().equals(usual))
        .isPresent();
  }
}
