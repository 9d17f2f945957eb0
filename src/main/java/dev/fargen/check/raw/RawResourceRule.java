package dev.fargen.check.raw;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Kinds;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.MapNode;
import java.util.Map;
import java.util.Optional;

/**
 * Raw resources must have a known type and only the properties of that type (CloudFormation
 * template reference, "AWS resource and property types").
 */
public final class RawResourceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (RawResource resource : stack.additions().resources()) {
      check(resource, Kinds.ALONE, Peers.NONE, diagnostics);
      AttributeChecker.check(resource.type().value(), resource.attributes(), diagnostics);
    }
  }

  /** Checks a raw resource, as far as it is known what its calls stand for. */
  public static void check(
      RawResource resource, Kinds kinds, Peers peers, Diagnostics diagnostics) {
    check(
        resource.type().value(),
        resource.type().span(),
        resource.type().span(),
        resource.properties(),
        kinds,
        peers,
        diagnostics);
  }

  /** Checks a whole resource; {@code owner} is the place to report a missing property. */
  public static void check(
      String written,
      Span span,
      Span owner,
      Optional<MapNode> properties,
      Kinds kinds,
      Peers peers,
      Diagnostics diagnostics) {
    String name = written.startsWith("Custom::") ? ResourceType.CUSTOM : written;
    Optional<ResourceType> type = ResourceTypes.find(name);
    if (type.isPresent()) {
      Diagnostics found = new Diagnostics(diagnostics.source());
      new PropertyChecker(name, kinds, found).checkAll(properties, type.get().block(), owner);
      properties.ifPresent(
          map -> {
            new PolicyChecker(found).check(name, map);
            new TypeChecker(name, map, owner, found).check();
          });
      if (!found.hasErrors()) {
        MapNode map = properties.orElseGet(() -> new MapNode(Map.of(), owner));
        new SchemaRules(name, map, owner, peers).check(found);
      }
      found.inFileOrder().forEach(diagnostics::report);
    } else if (!ResourceTypes.isOpen(name)) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_RESOURCE_TYPE, "unknown resource type `" + name + "`")
              .at(span)
              .unknown(name, ResourceTypes.names()));
    }
  }
}
