package dev.fargen.emit;

import dev.fargen.cfn.Template;
import dev.fargen.diag.Span;
import dev.fargen.params.Promoter;
import dev.fargen.params.Promotion;
import dev.fargen.params.Variant;
import dev.fargen.workload.Project;
import dev.fargen.workload.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits the template of a project: each environment's on its own, and then one for all. */
public final class TemplateEmitter {

  private TemplateEmitter() {}

  /**
   * The template and what goes with it.
   *
   * @param values the parameter values of each environment
   * @param origins the place in the spec that each logical id came from
   */
  public record Emitted(
      Template template, List<Map<String, String>> values, Map<String, Span> origins) {}

  /**
   * Emits the project.
   *
   * @param specFile the spec's file name, for the header
   * @throws NameConflict where two things would have the same logical id
   * @throws dev.fargen.params.CannotVary where environments differ in what can't differ
   */
  public static Emitted emit(Project project, String specFile) {
    List<Variant> variants = new ArrayList<>();
    Map<String, Span> origins = new LinkedHashMap<>();
    for (Stack stack : project.stacks()) {
      Draft draft = new Draft(stack.environment(), project.parameters());
      emit(stack, draft);
      variants.add(draft.variant());
      draft.origins().forEach(origins::putIfAbsent);
    }
    Promotion promotion = Promoter.promote(variants);
    Template template =
        new Template(
            List.of("Made by fargen from " + specFile + ": change that, and render again."),
            project.description().orElse(""),
            promotion.parameters(),
            promotion.conditions(),
            promotion.resources(),
            promotion.outputs());
    return new Emitted(template, promotion.values(), origins);
  }

  private static void emit(Stack stack, Draft draft) {
    ClusterReference cluster = new ClusterEmitter(draft).emit(stack.cluster());
    Optional<LoadBalancerEmitter.Emitted> balancer =
        stack.loadBalancer().map(one -> new LoadBalancerEmitter(draft).emit(one, stack.network()));
    ImagePermissions images = new ImagePermissions(draft, stack.environment(), Set.of(), "");
    WorkloadEmitter workloads =
        new WorkloadEmitter(draft, stack.network(), cluster, balancer, images);
    stack.workloads().forEach(workloads::emit);
  }
}
