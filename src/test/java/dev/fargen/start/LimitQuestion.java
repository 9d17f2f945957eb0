package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether the task definition and the roles keep within what ECS, Fargate and IAM take (pages
 * "Amazon ECS task definition differences for Fargate", "Amazon ECS service quotas" and "IAM and
 * AWS STS quotas").
 */
final class LimitQuestion implements Question {
  private static final int CONTAINERS = 10;
  private static final int VARIABLES = 100;
  private static final int DEFINITION = 64 * 1024;
  private static final int INLINE_POLICIES = 10_240;
  private static final int MANAGED_POLICY = 6_144;
  private static final int TRUST_POLICY = 2_048;
  private static final int GROUPS = 5;
  private static final int SUBNETS = 16;
  private static final int TARGET_GROUPS = 5;

  private static final Map<Integer, List<Integer>> MEMORY =
      Map.of(
          256, List.of(512, 1024, 2048),
          512, steps(1, 4, 1),
          1024, steps(2, 8, 1),
          2048, steps(4, 16, 1),
          4096, steps(8, 30, 1),
          8192, steps(16, 60, 4),
          16384, steps(32, 120, 8),
          32768, List.of(61_440, 122_880, 249_856));

  private final Template template;
  private final Concrete concrete;

  LimitQuestion(Template template) {
    this.template = template;
    this.concrete = new Concrete(template);
  }

  private static List<Integer> steps(int from, int to, int step) {
    return IntStream.iterate(from, gib -> gib <= to, gib -> gib + step)
        .mapToObj(gib -> gib * 1024)
        .toList();
  }

  @Override
  public List<String> faults(Task task) {
    List<String> reasons = new ArrayList<>();
    size(task.definition().properties(), task.containers(), reasons);
    dependencies(task.containers(), reasons);
    most("security groups", task.groups().size(), GROUPS, reasons);
    most("subnets", task.subnets().size(), SUBNETS, reasons);
    most("target groups", Balancing.targets(task).size(), TARGET_GROUPS, reasons);
    int bytes = concrete.json(task.definition().properties().values()).length();
    most("bytes of task definition", bytes, DEFINITION, reasons);
    for (String arn : new TreeSet<>(List.of(task.executionRole(), task.taskRole()))) {
      template.named(arn, "AWS::IAM::Role").ifPresent(role -> role(role, reasons));
    }
    return reasons.stream().map(one -> "is refused, because " + one).toList();
  }

  private static void most(String what, int number, int most, List<String> reasons) {
    if (number > most) {
      reasons.add("there are %d %s, %d at most".formatted(number, what, most));
    }
  }

  private static void size(Part definition, List<Part> containers, List<String> reasons) {
    int cpu = definition.number("Cpu", 0);
    int memory = definition.number("Memory", 0);
    if (!MEMORY.getOrDefault(cpu, List.of()).contains(memory)) {
      reasons.add("Fargate has no tasks with %d CPU units and %d MiB".formatted(cpu, memory));
    }
    if (definition.has("EphemeralStorage")) {
      int gib = definition.part("EphemeralStorage").number("SizeInGiB", 0);
      if (gib < 21 || gib > 200) {
        reasons.add("ephemeral storage is of 21 to 200 GiB, not " + gib);
      }
    }
    most("containers", containers.size(), CONTAINERS, reasons);
    most("MiB of container memory", sum(containers, "Memory"), memory, reasons);
    most("CPU units of containers", sum(containers, "Cpu"), cpu, reasons);
    for (Part container : containers) {
      String of = " in container " + container.text("Name");
      most("variables" + of, container.parts("Environment").size(), VARIABLES, reasons);
    }
    if (containers.stream().noneMatch(LimitQuestion::isEssential)) {
      reasons.add("no container is essential");
    }
  }

  private static int sum(List<Part> containers, String key) {
    return containers.stream().mapToInt(one -> one.number(key, 0)).sum();
  }

  private static boolean isEssential(Part container) {
    return !container.text("Essential").equals("false");
  }

  private static void dependencies(List<Part> containers, List<String> reasons) {
    for (Part container : containers) {
      for (Part dependency : container.parts("DependsOn")) {
        String name = dependency.text("ContainerName");
        String condition = dependency.text("Condition");
        Optional<Part> other =
            containers.stream().filter(one -> one.text("Name").equals(name)).findFirst();
        if (other.isEmpty()) {
          reasons.add("there is no container " + name + " to wait for");
        } else if (condition.equals("HEALTHY") && !other.get().has("HealthCheck")) {
          reasons.add(name + " has no health check to wait for");
        } else if ((condition.equals("SUCCESS") || condition.equals("COMPLETE"))
            && isEssential(other.get())) {
          reasons.add(name + " is essential, and others wait for its end");
        }
      }
    }
  }

  private void role(Resource role, List<String> reasons) {
    String of = " of " + role;
    int inline = Role.inline(template, role).stream().mapToInt(this::size).sum();
    most("characters in the inline policies" + of, inline, INLINE_POLICIES, reasons);
    for (Part document : Role.documents(template, role)) {
      if (!Role.inline(template, role).contains(document)) {
        most("characters in a managed policy" + of, size(document), MANAGED_POLICY, reasons);
      }
    }
    int trust = size(role.properties().part("AssumeRolePolicyDocument"));
    most("characters in the trust policy" + of, trust, TRUST_POLICY, reasons);
  }

  /** IAM does not count white space. */
  private int size(Part document) {
    return concrete.json(document.values()).replaceAll("\\s", "").length();
  }
}
