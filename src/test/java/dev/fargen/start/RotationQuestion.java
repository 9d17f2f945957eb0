package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the secrets of a service stay what they are while its tasks run. A container gets their
 * values when it starts and never again (page "Pass Secrets Manager secrets through Amazon ECS
 * environment variables"); a task that ends after its work gets new ones each time.
 */
final class RotationQuestion implements Question {
  /** The keys of a database's secret that a rotation leaves as they are. */
  private static final Pattern STAYS =
      Pattern.compile(".*:(username|host|port|dbname|engine):[^:]*:[^:]*");

  private final Template template;

  RotationQuestion(Template template) {
    this.template = template;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    if (task.isService()) {
      for (Part container : task.containers()) {
        for (Part secret : container.parts("Secrets")) {
          String value = secret.text("ValueFrom");
          Optional<String> reason =
              Secrets.ours(template, value)
                  .filter(arn -> !STAYS.matcher(value).matches())
                  .flatMap(arn -> Secrets.rotation(template, arn));
          reason.ifPresent(
              one ->
                  faults.add(secret.text("Name") + " gets stale in running tasks, because " + one));
        }
      }
    }
    return faults;
  }
}
