package dev.fargen.check.rule;

import dev.fargen.cfn.Reference;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * References in the syntax of specs, such as {@code ${environment.name}}, and what raw
 * CloudFormation has in place of them.
 */
public final class SpecSyntax {

  /** What the attributes of things are in a template, behind the name of the thing. */
  private static final Map<String, List<String>> RAW =
      Map.ofEntries(
          Map.entry("queues.url", List.of("Queue")),
          Map.entry("queues.name", List.of("Queue.QueueName")),
          Map.entry("queues.arn", List.of("Queue.Arn")),
          Map.entry("topics.arn", List.of("Topic")),
          Map.entry("topics.name", List.of("Topic.TopicName")),
          Map.entry("buckets.name", List.of("Bucket")),
          Map.entry("buckets.arn", List.of("Bucket.Arn")),
          Map.entry("tables.name", List.of("Table")),
          Map.entry("tables.arn", List.of("Table.Arn")),
          Map.entry("repositories", List.of("Repository.RepositoryUri")),
          Map.entry("repositories.uri", List.of("Repository.RepositoryUri")),
          Map.entry("repositories.name", List.of("Repository")),
          Map.entry("repositories.arn", List.of("Repository.Arn")),
          Map.entry("volumes.id", List.of("FileSystem")),
          Map.entry("volumes.arn", List.of("FileSystem.Arn")),
          Map.entry(
              "databases.host",
              List.of("DatabaseInstance.Endpoint.Address", "Database.Endpoint.Address")),
          Map.entry(
              "databases.port",
              List.of("DatabaseInstance.Endpoint.Port", "Database.Endpoint.Port")));

  private SpecSyntax() {}

  /**
   * What the attribute of a thing is in a template, if that is the same for all things of its kind.
   *
   * @param attribute the kind and the attribute, such as {@code queues.url}
   * @param name the name of the thing
   */
  public static Optional<String> raw(String attribute, String name) {
    List<String> known = RAW.getOrDefault(attribute, List.of());
    return known.size() == 1
        ? Optional.of("${" + LogicalName.of(name) + known.get(0) + "}")
        : Optional.empty();
  }

  /**
   * The line to write, if the reference is one that only a spec has.
   *
   * @param spec the name of the spec
   * @param ids the logical ids of the template
   */
  public static Optional<String> instead(Reference reference, String spec, Collection<String> ids) {
    String section = reference.name();
    String rest = reference.attribute().orElse("");
    if (section.equals("environment") && rest.equals("name")) {
      return Optional.of("write `${" + ParameterUses.ENVIRONMENT_NAME + "}`");
    }
    if (section.equals("spec") && rest.equals("name")) {
      return Optional.of("write the name itself: `" + spec + "`");
    }
    if (section.equals(StackKeys.RESOURCES.name()) && !rest.isEmpty()) {
      return Optional.of("write `${" + rest + "}`");
    }
    if (rest.isEmpty() || !Lists.any(ThingKind.ALL, kind -> kind.word().equals(section))) {
      return Optional.empty();
    }
    if (section.equals(StackKeys.WORKLOADS.name())) {
      return Optional.of("write the value itself");
    }
    String name = rest.indexOf('.') < 0 ? rest : rest.substring(0, rest.indexOf('.'));
    String attribute = section + rest.substring(name.length());
    Optional<String> known =
        Lists.first(
            RAW.getOrDefault(attribute, List.of()),
            one ->
                ids.contains(
                    LogicalName.of(name)
                        + (one.indexOf('.') < 0 ? one : one.substring(0, one.indexOf('.')))));
    if (known.isPresent()) {
      return Optional.of("write `${" + LogicalName.of(name) + known.get() + "}`");
    }
    String start = word(name);
    List<String> own = Lists.filter(ids, id -> word(id).startsWith(start));
    return Optional.of(
        own.isEmpty()
            ? "define `"
                + name
                + "` under `"
                + section
                + "`, and write "
                + raw(attribute, name)
                    .map(one -> "`" + one + "`")
                    .orElse(
                        "`${<logical ID>}` or `${<logical ID>.<attribute>}`, with the logical ID of its"
                            + " resource")
            : "write `${<logical ID>}` or `${<logical ID>.<attribute>}`, with the logical ID of its"
                + " resource: "
                + Suggestion.oneOf(own));
  }

  /** A name, or a logical id that begins with it. */
  private static String word(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
