package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.stack.Stack;
import java.util.Locale;
import java.util.Map;

/**
 * Warns of the image tag {@code latest}: a new image with this tag starts no deployment, and a
 * rollback does not restore the old one (Amazon ECS developer guide, "Container image resolution").
 */
public final class LatestTagRule implements WarningRule {

  /** Stands for what is known only in the account. */
  private static final String UNKNOWN = "UNKNOWN";

  private static final String LATEST = "latest";

  @Override
  public void check(Stack stack, Warnings warnings) {
    stack
        .workloads()
        .forEach(
            workload -> {
              for (Container container : workload.containers()) {
                String image = name(container.image(), stack.environment().values());
                if (isLatest(image)) {
                  warnings.report(
                      workload,
                      Diagnostic.of(
                              Code.LATEST_TAG,
                              "`" + container.name() + "` uses the image tag `latest`")
                          .at(container.image().span().firstLine())
                          .help("write a tag that always refers to the same image, or a digest"));
                }
              }
            });
  }

  /** The image with what is known of its references; empty where nothing can be said. */
  private static String name(Image image, Map<String, String> values) {
    if (image instanceof Image.Ecr ecr) {
      return ecr.digest() ? "" : "repository:" + concrete(ecr.version().value(), values);
    }
    return image instanceof Image.Reference reference
        ? concrete(reference.uri().value(), values)
        : "";
  }

  private static String concrete(Text text, Map<String, String> values) {
    StringBuilder all = new StringBuilder();
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Literal literal) {
        all.append(literal.text());
      } else if (part instanceof Text.ParameterReference parameter) {
        all.append(values.getOrDefault(parameter.name(), UNKNOWN));
      } else {
        all.append(part instanceof Text.ExportReference ? UNKNOWN : "known");
      }
    }
    return all.toString();
  }

  private static boolean isLatest(String image) {
    boolean placeholder = image.equals(image.toUpperCase(Locale.ROOT));
    if (image.isEmpty() || placeholder || image.contains("@")) {
      return false;
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    return colon < 0 ? !last.contains(UNKNOWN) : last.substring(colon + 1).equals(LATEST);
  }
}
