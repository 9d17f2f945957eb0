package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A container of a task.
 *
 * @param labels its Docker labels
 * @param versionConsistency whether all tasks of a deployment run the same image: {@code enabled}
 */
public record Container(
    String name,
    Image image,
    Program program,
    Files files,
    Linux linux,
    Variables variables,
    List<Variables.Variable> labels,
    Given<String> versionConsistency,
    Lifecycle lifecycle,
    Share share,
    Span span) {

  public Container {
    labels = List.copyOf(labels);
  }

  /** What of the spec this container's texts name, its image aside. */
  public List<ThingReference> things() {
    List<Given<Text>> texts = new ArrayList<>(program.texts());
    variables.plain().forEach(variable -> texts.add(variable.value()));
    labels.forEach(label -> texts.add(label.value()));
    lifecycle.healthCheck().ifPresent(check -> texts.addAll(check.test()));
    variables.secrets().forEach(secret -> texts.add(secret.text()));
    return Lists.distinct(Lists.flatMap(texts, text -> text.value().things()));
  }
}
