package dev.fargen.check.raw;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Kinds;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Raw resources must have a known type and only the properties of that type (CloudFormation
 * template reference, "AWS resource and property types"; user guide, "Custom resources").
 */
public final class RawResourceRule implements Rule {

  private static final String CUSTOM = "Custom::";
  private static final int MOST_CHARACTERS = 60;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (RawResource resource : stack.additions().resources()) {
      check(resource, resource.properties(), Kinds.ALONE, Peers.NONE, diagnostics);
      AttributeChecker.check(resource.type().value(), resource.attributes(), diagnostics);
    }
  }

  /**
   * Checks a raw resource, as far as it is known what its calls stand for.
   *
   * @param properties those of the resource, maybe with values in place of references
   */
  public static void check(
      RawResource resource,
      Optional<MapNode> properties,
      Kinds kinds,
      Peers peers,
      Diagnostics diagnostics) {
    check(
        resource.type().value(),
        resource.type().span(),
        resource.type().span(),
        properties,
        kinds,
        peers,
        diagnostics);
  }

  /** Reports what is found where nothing has been reported yet. */
  private static void add(Diagnostics found, Diagnostics diagnostics) {
    List<Span> before = Lists.map(diagnostics.inFileOrder(), Diagnostic::span);
    for (Diagnostic fault : found.inFileOrder()) {
      if (!before.contains(fault.span())) {
        diagnostics.report(fault);
      }
    }
  }

  /** Compares a resource that the spec does not have itself with those that it refers to. */
  public static void compare(
      String type, MapNode properties, Span owner, Peers peers, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics(diagnostics.source());
    new SchemaRules(type, properties, owner, peers).compare(found);
    add(found, diagnostics);
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
    String name = written.startsWith(CUSTOM) ? ResourceType.CUSTOM : written;
    Optional<ResourceType> type = ResourceTypes.find(name);
    if (written.startsWith(CUSTOM) && written.length() > MOST_CHARACTERS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`Type` has "
                      + written.length()
                      + " characters; the maximum for a custom resource is "
                      + MOST_CHARACTERS)
              .at(span));
    }
    if (type.isPresent()) {
      Diagnostics found = new Diagnostics(diagnostics.source());
      new PropertyChecker(written, kinds, peers, found)
          .checkAll(properties, type.get().block(), owner);
      properties.ifPresent(
          map -> {
            new PolicyChecker(peers, found).check(name, map);
            new TypeChecker(name, map, owner, found).check();
            DynamicReference.check(name, map, found);
          });
      if (!found.hasErrors()) {
        MapNode map = properties.orElseGet(() -> new MapNode(Map.of(), owner));
        new SchemaRules(name, map, owner, peers).check(found);
      }
      add(found, diagnostics);
    } else if (!ResourceTypes.isOpen(name)) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_RESOURCE_TYPE, "unknown resource type `" + name + "`")
              .at(span)
              .unknown(name, ResourceTypes.names()));
    }
  }
}
