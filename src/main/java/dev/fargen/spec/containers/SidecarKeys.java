package dev.fargen.spec.containers;

import dev.fargen.spec.form.Amounts;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;

/** Keys of a sidecar: those of a container, and its share of the task. */
public final class SidecarKeys {

  public static final Key<Integer> CPU =
      Key.of(
              "cpu",
              Amounts.cpu(1, 32_768),
              "CPU units of the task that are reserved for the container (1024 = 1 vCPU).")
          .becomes("`Cpu` of the container definition")
          .example("cpu: 64");

  /** What Docker requires for a container, in MiB. */
  public static final int LEAST_MEMORY = 6;

  public static final Key<Integer> MEMORY =
      Key.of(
              "memory",
              Amounts.mib(LEAST_MEMORY, 249_856),
              "Memory limit in MiB; a container that exceeds it is stopped. If every"
                  + " sidecar has a limit, the main container is limited to the rest of the"
                  + " task's memory.")
          .becomes("`Memory` of the container definition")
          .example("memory: 128");
  public static final Key<Boolean> ESSENTIAL =
      Key.of("essential", Form.truth(), "Stops the task when the container exits.")
          .fallback("%s; false if another container depends on its completion", "true")
          .becomes("`Essential` of the container definition")
          .example("essential: false");

  public static final Shape SHAPE =
      ContainerKeys.SHAPE.plus("a sidecar", Shape.of("", CPU, MEMORY, ESSENTIAL));

  private SidecarKeys() {}
}
