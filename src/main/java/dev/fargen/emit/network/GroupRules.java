package dev.fargen.emit.network;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds security group rules that are resources of their own, each once. A group has one rule for a
 * peer, a protocol and ports, whatever its description: for a second one EC2 returns
 * InvalidPermission.Duplicate (Amazon EC2 API reference, "AuthorizeSecurityGroupIngress"), so
 * workloads that need the same rule share it.
 */
public record GroupRules(Draft draft) {

  private static final String DESCRIPTION = "Description";

  /** The most characters that a description has. */
  private static final int LONGEST = 255;

  /** The rule, or the equal one that another workload or file system has added. */
  public Resource add(Span origin, Resource.Builder builder) {
    Resource rule = builder.build();
    Optional<Resource> equal = draft.find(other -> isEqual(other, rule));
    if (equal.isEmpty()) {
      return draft.add(origin, builder);
    }
    Resource shared = shared(equal.get(), rule);
    draft.replace(shared);
    return shared;
  }

  private boolean isEqual(Resource one, Resource other) {
    return one.type().equals(other.type()) && undescribed(one).equals(undescribed(other));
  }

  private Value undescribed(Resource rule) {
    return draft.settled(rule.properties().with(DESCRIPTION, ""));
  }

  /** The first rule, which says what the second one is for too. */
  private static Resource shared(Resource first, Resource second) {
    Mapping properties =
        first.properties().with(DESCRIPTION, joined(description(first), description(second)));
    List<String> comment = new ArrayList<>(first.comment());
    comment.add(second.comment().get(0));
    return first
        .with(properties, first.condition(), first.dependsOn())
        .commented(Lists.distinct(comment));
  }

  private static String description(Resource rule) {
    return rule.properties().entries().get(DESCRIPTION) instanceof Scalar text ? text.asText() : "";
  }

  private static String joined(String one, String other) {
    String both = one + ", " + other;
    boolean said = (", " + one + ", ").contains(", " + other + ", ");
    return said || both.length() > LONGEST ? one : both;
  }
}
