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
    Purpose purpose,
    Span span) {

  /** Why a task has the container: the spec has it, or fargen adds it. */
  public enum Purpose {
    WRITTEN,
    FILES,
    LOGS
  }

  public Container {
    labels = List.copyOf(labels);
  }

  /** Whether fargen adds it. */
  public boolean isAdded() {
    return purpose != Purpose.WRITTEN;
  }

  /** The same with other files, and after other containers. */
  Container with(Files others, Lifecycle later) {
    return new Container(
        name,
        image,
        program,
        others,
        linux,
        variables,
        labels,
        versionConsistency,
        later,
        share,
        purpose,
        span);
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
