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
import java.util.List;
import java.util.Optional;

/**
 * Keeps a workload without tasks until its images have been pushed: a repository is empty when its
 * stack is created, and a service that can't pull never becomes stable. Once they are there, the
 * number of tasks is what it would be anyway, and no later deploy resets it.
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

  /** Emits the condition, where there is anything to wait for and something that waits. */
  public void emit() {
    boolean neverStarts =
        workload.running().schedule().filter(s -> !s.enabled().value()).isPresent();
    if (!neverStarts) {
      emitCondition();
    }
  }

  private void emitCondition() {
    List<Value> missing = new ArrayList<>();
    flag().ifPresent(missing::add);
    for (Container container : workload.containers()) {
      if (container.image() instanceof Image.Built built) {
        Value image = draft.text("", description(container), built.uri());
        missing.add(Intrinsic.equal(image, Value.text(Build.NOT_PUSHED)));
      }
    }
    if (!missing.isEmpty()) {
      Value any = missing.size() == 1 ? missing.get(0) : new Intrinsic("Or", Value.list(missing));
      draft.add(new Condition(condition, Intrinsic.not(any)));
    }
  }

  /** The number once the images are there, 0 before; nothing where they always are. */
  public Optional<Value> noneUntilPushed(Value number) {
    return untilPushed(Value.number(0), number);
  }

  /** One value until the images are there, another one then; nothing where they always are. */
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
                    "Whether the images of " + workload.name() + " are pushed; no task runs before")
                .withAllowedValues(List.of("true", "false")));
    return Optional.of(Intrinsic.equal(pushed.ref(), Value.text("false")));
  }

  /** What the parameter is that carries the image of a container. */
  public static String description(Container container) {
    return "Image of the container " + container.name() + "; built from source";
  }
}
