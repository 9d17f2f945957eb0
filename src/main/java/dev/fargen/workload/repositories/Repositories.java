package dev.fargen.workload.repositories;

import java.util.List;

/**
 * The repositories of a stack, and those that it takes images from and the pipeline makes.
 *
 * @param shared made once, by the pipeline
 */
public record Repositories(List<Repository> own, List<Repository> shared) {
  public Repositories {
    own = List.copyOf(own);
    shared = List.copyOf(shared);
  }
}
