package dev.fargen.emit.repositories;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Emits the condition that keeps a workload without tasks until its images are pushed. An image
 * repository is empty when its stack is created, and a service that cannot pull its image never
 * becomes stable.
 */
public final class FirstImagesEmitter {

  private final Draft draft;
  private final Workload workload;
  private final String condition;

  public FirstImagesEmitter(Draft draft, Workload workload) {
    this.draft = draft;
    this.workload = workload;
    this.condition = "Has" + LogicalName.of(workload.name()) + "Images";
  }

  /** Emits the condition, if the workload runs tasks and needs to wait for an image. */
  public void emit() {
    boolean neverStarts =
        workload.running().manual()
            || workload.running().schedule().filter(s -> !s.enabled().value()).isPresent();
    if (!neverStarts) {
      emitCondition();
    }
  }

  /** The end of the description of a parameter for an image that is built. */
  public static String built(Workload workload) {
    return ", built from source; "
        + (workload.running().manual() ? "tasks cannot start" : "no tasks run")
        + " while the value is "
        + Build.NOT_PUSHED;
  }

  private void emitCondition() {
    List<Value> terms = new ArrayList<>();
    flag().ifPresent(terms::add);
    List<Value> missing = new ArrayList<>();
    for (Container container : workload.containers()) {
      if (container.image() instanceof Image.Built built) {
        Value image = draft.text("", "", built.uri());
        missing.add(Intrinsic.equal(image, Value.text(Build.NOT_PUSHED)));
      }
    }
    if (!missing.isEmpty()) {
      terms.add(Intrinsic.not(joined("Or", missing)));
    }
    if (!terms.isEmpty()) {
      draft.add(new Condition(condition, joined("And", terms)));
    }
  }

  private static Value joined(String function, List<Value> terms) {
    return terms.size() == 1 ? terms.get(0) : new Intrinsic(function, Value.list(terms));
  }

  /** 0 until the images are pushed, then the number; nothing if the workload need not wait. */
  public Optional<Value> noneUntilPushed(Value number) {
    return untilPushed(Value.number(0), number);
  }

  /** One value until the images are pushed, then another; nothing if it need not wait. */
  public Optional<Value> untilPushed(Value before, Value then) {
    boolean waits =
        FirstImages.areInOwnRepository(workload.containers())
            || Lists.any(workload.containers(), c -> c.image() instanceof Image.Built);
    return waits ? Optional.of(Intrinsic.when(condition, then, before)) : Optional.empty();
  }

  private Optional<Value> flag() {
    if (!FirstImages.areInOwnRepository(workload.containers())) {
      return Optional.empty();
    }
    Parameter pushed =
        draft.parameter(
            Parameter.of(
                    FirstImages.parameter(workload.name()),
                    ParameterType.STRING,
                    "Set to true after the images of "
                        + workload.name()
                        + " are pushed; until then, no tasks run")
                .withAllowedValues(List.of("true", "false")));
    return Optional.of(Intrinsic.equal(pushed.ref(), Value.text("true")));
  }

  /** The condition in words: {@code ApiImage is set}. */
  public String pushed() {
    Set<String> images = new LinkedHashSet<>();
    for (Container container : workload.containers()) {
      if (container.image() instanceof Image.Built built) {
        images.add(built.build().parameter());
      }
    }
    List<String> words = new ArrayList<>();
    if (FirstImages.areInOwnRepository(workload.containers())) {
      words.add(FirstImages.parameter(workload.name()) + " is \"true\"");
    }
    if (!images.isEmpty()) {
      words.add(Lists.enumerated(images, "and") + (images.size() == 1 ? " is set" : " are set"));
    }
    return String.join(" and ", words);
  }
}
