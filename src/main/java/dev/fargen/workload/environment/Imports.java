package dev.fargen.workload.environment;

import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.services.LinkText;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stack takes from the stacks of other specs, and from which. */
public record Imports(Map<Export, Given<String>> specs) {

  public Imports {
    specs = new EnumMap<>(specs);
  }

  /** The imports of a stack; an import of the namespace is written as a link. */
  public static Imports of(Section stack) {
    Map<Export, Given<String>> specs = new EnumMap<>(Export.class);
    stack
        .section(StackKeys.NETWORK)
        .get(NetworkKeys.IMPORT)
        .ifPresent(spec -> specs.put(Export.NETWORK, spec));
    stack
        .section(StackKeys.LOAD_BALANCER)
        .get(LoadBalancerKeys.IMPORT)
        .ifPresent(spec -> specs.put(Export.LOAD_BALANCER, spec));
    stack
        .section(StackKeys.CLUSTER)
        .get(StackKeys.Cluster.IMPORT)
        .ifPresent(spec -> specs.put(Export.CLUSTER, spec));
    Lists.first(linked(stack)).ifPresent(spec -> specs.put(Export.NAMESPACE, spec));
    return new Imports(specs);
  }

  private static List<Given<String>> linked(Section stack) {
    List<Given<String>> specs = new ArrayList<>();
    stack
        .named(StackKeys.WORKLOADS)
        .values()
        .forEach(
            workload -> {
              for (Given<LinkText> link : workload.value().value().list(WorkloadKeys.LINKS)) {
                link.value().spec().ifPresent(spec -> specs.add(Given.of(spec, link.span())));
              }
            });
    return specs;
  }

  /**
   * Where this comes from. What comes from one stack shares a parameter, which is named after the
   * first of it.
   */
  public Optional<Import> of(Export what) {
    return Optional.ofNullable(specs.get(what)).map(this::from);
  }

  /** The parameter that names the stack, if nothing before this comes from it. */
  public static String parameter(Export what) {
    return LogicalName.of(what.key()) + "Stack";
  }

  private Import from(Given<String> spec) {
    List<Export> same = new ArrayList<>();
    specs.forEach(
        (what, other) -> {
          if (other.value().equals(spec.value())) {
            same.add(what);
          }
        });
    return new Import(
        spec,
        parameter(same.get(0)),
        "Name of the stack that exports "
            + Lists.enumerated(Lists.map(same, what -> "the " + what.noun()), "and"));
  }
}
