package dev.fargen.spec.containers;

import dev.fargen.spec.form.Amounts;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;

/** What may be said of a sidecar: all that holds for a container, and its share of the task. */
public final class SidecarKeys {

  public static final Key<Integer> CPU =
      Key.of("cpu", Amounts.cpu(1, 32_768), "CPU units of the task that are kept for it.")
          .becomes("Cpu of the container definition")
          .example("cpu: 64");
  public static final Key<Integer> MEMORY =
      Key.of(
              "memory",
              Amounts.mib(6, 249_856),
              "MiB at which it is stopped. Where every sidecar has it, the main container is limited to"
                  + " what they leave.")
          .becomes("Memory of the container definition")
          .example("memory: 128");
  public static final Key<Boolean> ESSENTIAL =
      Key.of("essential", Form.truth(), "Whether the task stops when it stops.")
          .fallback("%s; false where another container waits for it to end", "true")
          .becomes("Essential of the container definition")
          .example("essential: false");

  public static final Shape SHAPE =
      ContainerKeys.SHAPE.plus("a sidecar", Shape.of("", CPU, MEMORY, ESSENTIAL));

  private SidecarKeys() {}
}
