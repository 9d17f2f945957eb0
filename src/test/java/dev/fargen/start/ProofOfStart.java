package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;

/**
 * Proves of every service, schedule and task definition of a template that AWS has what its tasks
 * need to start. What it cannot see, it takes to be right: subnets, groups, roles and load
 * balancers of others (see {@link Subnets} and {@link Groups}), and what is in an image. That
 * everything is created before the tasks is what {@link StartOrder} says.
 */
public final class ProofOfStart {
  private final List<Task> tasks;
  private final List<Question> questions;

  /** The proof for a template in one environment. */
  public ProofOfStart(Template template) {
    Network network = new Network(template);
    tasks = Task.all(template);
    questions =
        List.of(
            new ImageQuestion(template, network),
            new LogQuestion(template, network),
            new SecretQuestion(template, network),
            new RotationQuestion(template),
            new FileSystemQuestion(template, network),
            new WrittenVolumesQuestion(),
            new DatabaseQuestion(template, network),
            new DsqlQuestion(template, network),
            new CacheQuestion(template, network),
            new BalancerQuestion(template, network),
            new ShiftQuestion(template),
            new ClientQuestion(template, network),
            new Ipv6Question(template, network),
            new PortQuestion(template),
            new LinkQuestion(template, network),
            new TopicQuestion(template),
            new RoleQuestion(template),
            new CapacityQuestion(template),
            new LimitQuestion(template));
  }

  /** How many services, schedules and task definitions there are, so that an empty proof shows. */
  public int tasks() {
    return tasks.size();
  }

  /** What does not hold, such as {@code ApiService: cannot pull shop:1, because …}. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Task task : tasks) {
      for (Question question : questions) {
        question.faults(task).forEach(fault -> faults.add(task.starter() + ": " + fault));
      }
    }
    return faults.stream().distinct().toList();
  }
}
