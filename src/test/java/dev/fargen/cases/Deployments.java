package dev.fargen.cases;

import dev.fargen.testing.CfnLint;
import java.nio.file.Files;
import java.nio.file.Path;

/** Deployment files: the params files of a render in the form that cfn-lint can check. */
final class Deployments {

  private Deployments() {}

  /** The params of {@code shop.prod.params.json} are for {@code shop.template.yml}. */
  static Path of(Path folder, String file) {
    Path params = folder.resolve(file);
    String name = params.getFileName().toString().replace(".params.json", "");
    Path own = folder.resolve("templates/" + name + ".template.yml");
    Path shared =
        folder.resolve("templates/" + name.replaceFirst("\\.[^.]*$", "") + ".template.yml");
    Path deployment = params.resolveSibling(name + ".deployment.json");
    return CfnLint.writeDeployment(Files.exists(own) ? own : shared, params, deployment);
  }
}
