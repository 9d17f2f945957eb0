package dev.fargen.check.template;

import dev.fargen.aws.Wildcards;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.Environment;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stack policy names resources of its stack, by their logical IDs (CloudFormation user guide,
 * "Prevent updates to stack resources", Resource).
 */
public final class StackPolicyResourceRule implements TemplateRule {

  private static final String PREFIX = "LogicalResourceId/";

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    for (int i = 0; i < template.project().stacks().size(); i++) {
      int index = i;
      Environment environment = template.project().stacks().get(i).environment();
      List<String> ids = ids(template, i);
      environment
          .delivery()
          .stackPolicy()
          .ifPresent(
              policy ->
                  resources(policy)
                      .forEach(
                          resource -> {
                            boolean anywhere =
                                isAny(resource, template.document().section("Resources").keySet());
                            Optional<String> where = environment.name().filter(name -> anywhere);
                            check(
                                resource, ids, where, others(policy, index, template), diagnostics);
                          }));
    }
  }

  /** The other environments with the same policy, which an anchor shares. */
  private static List<String> others(Node policy, int environment, FinishedTemplate template) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < template.project().stacks().size(); i++) {
      Environment other = template.project().stacks().get(i).environment();
      Optional<Node> same =
          other.delivery().stackPolicy().filter(one -> one.span().equals(policy.span()));
      if (i != environment && same.isPresent()) {
        others.add("`" + other.name().orElse("") + "`");
      }
    }
    return others;
  }

  /** The resources of an environment; those that patches add are in all of them. */
  private static List<String> ids(FinishedTemplate template, int environment) {
    Set<String> emitted = new HashSet<>();
    template.resources().forEach(emitted::addAll);
    return Lists.filter(
        template.document().section("Resources").keySet(),
        id -> template.resources().get(environment).contains(id) || !emitted.contains(id));
  }

  /** What the statements name, in {@code Resource} and {@code NotResource}. */
  private static List<ScalarNode> resources(Node policy) {
    List<ScalarNode> resources = new ArrayList<>();
    if (policy instanceof MapNode map
        && map.entry("Statement").map(MapNode.Entry::value).orElse(policy)
            instanceof ListNode statements) {
      for (MapNode statement : Lists.only(statements.items(), MapNode.class)) {
        for (String key : List.of("Resource", "NotResource")) {
          statement
              .entry(key)
              .map(MapNode.Entry::value)
              .ifPresent(value -> resources.addAll(Lists.only(value.items(), ScalarNode.class)));
        }
      }
    }
    return resources;
  }

  /** Whether it is one of these, or everything; what has another form has been reported. */
  private static boolean isAny(ScalarNode resource, Collection<String> ids) {
    return !resource.text().startsWith(PREFIX)
        || Lists.any(ids, id -> Wildcards.meet(resource.text(), PREFIX + id));
  }

  /**
   * @param where the environment that does not have the resource, if another one has it
   * @param others the other environments with the same policy
   */
  private static void check(
      ScalarNode resource,
      List<String> ids,
      Optional<String> where,
      List<String> others,
      Diagnostics diagnostics) {
    if (!isAny(resource, ids)) {
      String id = resource.text().substring(PREFIX.length());
      Diagnostic fault =
          Diagnostic.of(
                  Code.INVALID_STACK_POLICY,
                  "`"
                      + resource.text()
                      + "` matches no resource"
                      + where.map(name -> " of environment `" + name + "`").orElse(""))
              .at(resource.span().firstLine());
      if (where.isPresent()) {
        diagnostics.report(
            fault
                .note("other environments have this resource")
                .help(
                    others.isEmpty()
                        ? "remove this resource from the `stack_policy` of `" + where.get() + "`"
                        : "in `"
                            + where.get()
                            + "`, write a `stack_policy` without this resource: "
                            + Lists.enumerated(others, "and")
                            + (others.size() == 1 ? " uses" : " use")
                            + " the same policy"));
        return;
      }
      diagnostics.report(
          Suggestion.nearest(id, ids)
              .map(near -> fault.help("did you mean `" + PREFIX + near + "`?"))
              .orElseGet(
                  () ->
                      fault.help(
                          "write `"
                              + PREFIX
                              + "` and the logical ID of a resource in the template, such as `"
                              + Lists.first(ids).orElse("LoadBalancer")
                              + "`")));
    }
  }
}
