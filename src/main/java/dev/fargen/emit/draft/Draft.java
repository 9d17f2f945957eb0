package dev.fargen.emit.draft;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.params.Emitted;
import dev.fargen.params.Origin;
import dev.fargen.params.Variant;
import dev.fargen.workload.environment.ParameterDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The unfinished template of one environment. Collects resources and outputs, each with its cause
 * and its place in the spec.
 */
public final class Draft extends GivenValues {

  private final Map<String, Emitted<Resource>> resources;
  private final Map<String, Emitted<Output>> outputs;
  private final Map<List<Object>, NameConflict> conflicts;
  private final Map<String, Condition> conditions;
  private final Optional<Cause.Thing> owner;
  private final Optional<Cause.Part> part;
  private final Optional<String> permissionsBoundary;
  private final Map<String, String> ids;

  /**
   * @param values the values of parameters
   * @param permissionsBoundary the name of the managed policy that limits all roles
   */
  public Draft(
      Map<String, String> values,
      Map<String, ParameterDeclaration> declarations,
      Optional<String> permissionsBoundary) {
    this(values, declarations, permissionsBoundary, Map.of());
  }

  /**
   * The same.
   *
   * @param ids the logical ids to write in place of those that emitters give
   */
  public Draft(
      Map<String, String> values,
      Map<String, ParameterDeclaration> declarations,
      Optional<String> permissionsBoundary,
      Map<String, String> ids) {
    super(values, declarations);
    this.resources = new LinkedHashMap<>();
    this.outputs = new LinkedHashMap<>();
    this.conflicts = new LinkedHashMap<>();
    this.conditions = new LinkedHashMap<>();
    this.owner = Optional.empty();
    this.part = Optional.empty();
    this.permissionsBoundary = permissionsBoundary;
    this.ids = Map.copyOf(ids);
  }

  private Draft(Draft whole, Optional<Cause.Thing> owner, Optional<Cause.Part> part) {
    super(whole);
    this.resources = whole.resources;
    this.outputs = whole.outputs;
    this.conflicts = whole.conflicts;
    this.conditions = whole.conditions;
    this.owner = owner;
    this.part = part;
    this.permissionsBoundary = whole.permissionsBoundary;
    this.ids = whole.ids;
  }

  /**
   * The same draft for resources that belong to the thing. If some environments do not have it,
   * their condition is named after the thing.
   */
  public Draft of(Cause.Thing thing) {
    return new Draft(this, Optional.of(thing), Optional.empty());
  }

  /** The same draft for a part that may be absent although its thing exists. */
  public Draft of(Cause.Part optional) {
    return new Draft(this, owner, Optional.of(optional));
  }

  /**
   * The permissions boundary of every role (IAM user guide, "Permissions boundaries for IAM
   * entities").
   */
  public Optional<Value> permissionsBoundary() {
    return permissionsBoundary.map(
        name -> Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/" + name));
  }

  /**
   * Adds a resource that came from this place in the spec, and returns it with the logical id that
   * it has in the template.
   */
  public Resource add(Span origin, Resource.Builder builder) {
    Resource built = builder.build();
    String other = ids.get(built.id());
    if (other == null) {
      return addAsWritten(origin, built);
    }
    Resource resource = built.named(other);
    Emitted<Resource> one =
        new Emitted<>(resource, new Origin(origin, owner), part, Optional.of(built.id()));
    add("two resources", other, one, resources);
    return resource;
  }

  /** Adds a resource that keeps its logical id. */
  public Resource addAsWritten(Span origin, Resource resource) {
    add("two resources", resource.id(), emitted(origin, resource), resources);
    return resource;
  }

  /** The logical id that the emitter of the resource gave it, of which others are made. */
  public String name(Resource resource) {
    Emitted<Resource> one = resources.get(resource.id());
    return one == null ? resource.id() : one.given().orElse(resource.id());
  }

  /** The resources that have been added so far. */
  public List<Resource> resources() {
    return Lists.map(resources.values(), Emitted::it);
  }

  /** A resource that has been added so far. */
  public Optional<Resource> find(Predicate<Resource> test) {
    return Lists.first(Lists.map(resources.values(), Emitted::it), test);
  }

  /** All such resources that have been added so far. */
  public List<Resource> all(Predicate<Resource> test) {
    return Lists.filter(Lists.map(resources.values(), Emitted::it), test);
  }

  /** Puts the resource in the place of the one with its logical id. */
  public void replace(Resource other) {
    resources.computeIfPresent(
        other.id(), (id, one) -> new Emitted<>(other, one.origin(), one.part(), one.given()));
  }

  /** Adds an output that came from this place in the spec. */
  public void add(Span origin, Output output) {
    add("two outputs", output.id(), emitted(origin, output), outputs);
  }

  private <T> void add(String both, String id, Emitted<T> one, Map<String, Emitted<T>> all) {
    Emitted<T> other = all.putIfAbsent(id, one);
    if (other != null) {
      Span second = one.origin().name();
      Optional<Span> first = Optional.of(other.origin().name());
      conflicts.putIfAbsent(List.of(first, second), new NameConflict(both, id, second, first));
    }
  }

  /**
   * The conflicts, one for each two things of the spec: two workloads of one name have many
   * resources of one name. The template has only the first of each.
   */
  public List<NameConflict> conflicts() {
    return List.copyOf(conflicts.values());
  }

  private <T> Emitted<T> emitted(Span span, T it) {
    return new Emitted<>(it, new Origin(span, owner), part);
  }

  /** Adds a condition that every environment has. */
  public void add(Condition condition) {
    conditions.put(condition.id(), condition);
  }

  public Variant variant() {
    return new Variant(
        parameters(),
        values(),
        List.copyOf(conditions.values()),
        List.copyOf(resources.values()),
        List.copyOf(outputs.values()));
  }
}
