package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ProtectedType;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Deletion protection of resources, which CloudFormation does not lift: the deletion of the stack
 * fails at them, after it has deleted the services. See "Edit attributes for your Application Load
 * Balancer" in the Elastic Load Balancing user guide and "Deleting Aurora DB clusters and DB
 * instances" in the Aurora user guide.
 *
 * <p>An update that removes or replaces such a resource succeeds and leaves it behind, outside of
 * the stack, with whatever it uses: after three attempts to delete it, CloudFormation goes on
 * (CloudFormation user guide, "Troubleshooting CloudFormation": "Resource removed from stack but
 * not deleted"). The policy {@code Snapshot} does not change that, for it deletes the resource too;
 * with {@code Retain} and {@code RetainExceptOnCreate} nothing is deleted ("DeletionPolicy
 * attribute" in the template reference).
 */
final class DeletionProtection {

  private static final List<String> PROPERTIES =
      List.of("DeletionProtection", "DeletionProtectionEnabled");
  private static final String TRUE = "true";

  private final Map<String, String> flat;
  private final ParameterValues values;

  private DeletionProtection(Document template, Map<String, String> parameters) {
    this.flat = FlatTemplate.of(template);
    this.values = new ParameterValues(parameters);
  }

  /** The resources that the template protects with these parameters. */
  static List<StackResource> of(
      Document template, Map<String, String> parameters, List<StackResource> resources) {
    DeletionProtection protection = new DeletionProtection(template, parameters);
    return resources.stream().filter(one -> protection.protects(one.logicalId())).toList();
  }

  /** The changes of a stack, marked where they would delete a resource that is protected there. */
  static List<Change> marked(
      Document deployed, Map<String, String> parameters, List<Change> changes) {
    DeletionProtection protection = new DeletionProtection(deployed, parameters);
    return marked(changes, protection::protects);
  }

  /** The changes, marked where they would delete one of these resources. */
  static List<Change> marked(List<Change> changes, List<StackResource> shielded) {
    Set<String> ids = shielded.stream().map(StackResource::logicalId).collect(Collectors.toSet());
    return marked(changes, ids::contains);
  }

  private static List<Change> marked(List<Change> changes, Predicate<String> isProtected) {
    return changes.stream()
        .map(one -> one.deletes() && isProtected.test(one.logicalId()) ? one.ofProtected() : one)
        .toList();
  }

  private boolean protects(String id) {
    String properties = "Resources/" + id + "/Properties/";
    boolean balancer =
        flat.entrySet().stream()
            .filter(one -> one.getKey().startsWith(properties + "LoadBalancerAttributes"))
            .filter(one -> one.getValue().equals(ProtectedType.ATTRIBUTE))
            .map(one -> one.getKey().replaceFirst("Key$", "Value"))
            .anyMatch(this::isTrue);
    return balancer || PROPERTIES.stream().anyMatch(name -> isTrue(properties + name));
  }

  private boolean isTrue(String place) {
    return values.in(place, flat.getOrDefault(place, "")).equals(TRUE)
        || values.in(place + "/Ref", flat.getOrDefault(place + "/Ref", "")).equals(TRUE);
  }

  /** The commands that lift it outside the stack, for a stack that cannot be updated. */
  static List<String> commands(List<StackResource> resources, CommandLines lines) {
    List<String> commands = new ArrayList<>();
    for (StackResource one : resources) {
      ProtectedType.of(one)
          .map(type -> type.command(one.physicalId()))
          .ifPresent(words -> commands.add(lines.aws(words.toArray(String[]::new))));
    }
    return commands;
  }
}
