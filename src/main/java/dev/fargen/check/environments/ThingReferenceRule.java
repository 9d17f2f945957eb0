package dev.fargen.check.environments;

import dev.fargen.check.data.DatabaseReferences;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.ParameterUses.TextUse;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.messaging.SubscriptionKeys;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.workload.data.OwnBucket;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * References in the spec must name an entry and an attribute that exist; a password can be used
 * only as a secret (Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container").
 */
public final class ThingReferenceRule implements SpecRule {

  /** The sections that can refer to entries of the spec. */
  private static final Set<String> SECTIONS = Set.of("workloads", "configs", "resources");

  /** Words of AWS for the attributes (CloudFormation template reference, "Fn::GetAtt"). */
  private static final Map<String, String> OF_AWS =
      Map.of("endpoint", "host", "address", "host", "hostname", "host", "user", "username");

  /** The sections that can also refer to topics. */
  private static final Set<String> OF_TOPICS = Set.of("queues", "alarms");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (ThingUse use : environment.scope().uses().things()) {
      if (use.reference().isOfResource()) {
        continue; // see ResourceReferenceRule
      }
      fault(use, environment).ifPresent(diagnostics::report);
    }
  }

  private static Optional<Diagnostic> fault(ThingUse use, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    Optional<ThingKind> kind =
        Lists.first(ThingKind.ALL, one -> one.word().equals(reference.kind()));
    if (kind.isEmpty()) {
      List<String> kinds = new ArrayList<>(Lists.map(ThingKind.ALL, ThingKind::word));
      kinds.add(StackKeys.RESOURCES.name());
      return Optional.of(
          unknown(
                  "unknown top-level key `"
                      + reference.kind()
                      + "` in `"
                      + reference.written()
                      + "`")
              .at(use.part(0, reference.kind()))
              .unknown(reference.kind(), kinds, help(reference, kinds)));
    }
    List<String> names = environment.names(kind.get().key());
    if (!names.contains(reference.name())) {
      return Optional.of(
          unknown("`" + reference.name() + "` is not defined under `" + reference.kind() + "`")
              .at(use.part(reference.kind().length() + 1, reference.name()))
              .unknown(reference.name(), names, whatThereIs(reference, names, environment)));
    }
    if (!kind.get().attributes().contains(reference.attribute())) {
      return Optional.of(attribute(use, kind.get().attributes()));
    }
    Optional<Diagnostic> noFile = noFileSystem(use, environment);
    if (noFile.isPresent()) {
      return noFile;
    }
    Optional<Diagnostic> ofEngine = DatabaseReferences.fault(use, environment);
    if (ofEngine.isPresent()) {
      return ofEngine;
    }
    if (ThingKind.isPassword(reference) && !use.secret()) {
      return Optional.of(
          Diagnostic.of(
                  Code.SECRET_IN_PLAIN_TEXT,
                  "`" + reference.written() + "` can be used only under `secrets`")
              .at(use.span())
              .note(
                  "a password outside `secrets` can be read in the template or in the task definition")
              .help(
                  text(use, environment)
                      .map(TextUse::form)
                      .filter(form -> !form.takesAny())
                      .map(form -> "in place of the reference, write " + form.words())
                      .orElse(
                          "remove the reference here, write `DATABASE_PASSWORD: \""
                              + reference.written()
                              + "\"` under `secrets` of the workload, and read this environment"
                              + " variable in the program")));
    }
    boolean bucket = use.section().equals(StackKeys.VOLUMES.name()) && OwnBucket.isName(reference);
    boolean topic = reference.kind().equals(StackKeys.TOPICS.name());
    boolean ofTopic = topic && OF_TOPICS.contains(use.section());
    if (bucket || ofTopic || SECTIONS.contains(use.section())) {
      return Optional.empty();
    }
    Optional<TextUse> text = text(use, environment);
    if (OF_TOPICS.contains(use.section()) && text.isPresent()) {
      return Optional.of(notOne(use, text.get(), environment.names(StackKeys.TOPICS)));
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_REFERENCE,
                "`" + reference.written() + "` cannot be used in `" + use.section() + "`")
            .at(use.span());
    return Optional.of(
        use.section().equals(StackKeys.VOLUMES.name())
                && reference.kind().equals(StackKeys.BUCKETS.name())
            ? fault.help("write `bucket: " + reference.name() + "`")
            : fault.note(
                "allowed only in `workloads` and `configs`"
                    + (topic ? ", `subscribe` of queues and `notify` of alarms" : "")));
  }

  /** A reference to something of another kind than the key is for. */
  private static Diagnostic notOne(ThingUse use, TextUse text, List<String> topics) {
    String words = text.form().words();
    boolean named = text.key().equals(SubscriptionKeys.TOPIC.name()) && !topics.isEmpty();
    return Diagnostic.of(
            Code.INVALID_REFERENCE, "`" + use.reference().written() + "` is not " + words)
        .at(use.span())
        .help(
            "in place of the reference, write "
                + (named
                    ? Suggestion.oneOf(Lists.map(topics, name -> "topic: " + name))
                        + ", or the ARN of another SNS topic"
                    : words));
  }

  /** The text with the reference. */
  private static Optional<TextUse> text(ThingUse use, SpecEnvironment environment) {
    return Lists.first(
        environment.scope().uses().formed(), text -> text.node().span().contains(use.span()));
  }

  /** The fault where the volume of the reference is something without an ID or ARN. */
  private static Optional<Diagnostic> noFileSystem(ThingUse use, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    Optional<SpecThing> volume =
        Lists.first(
                environment.things(StackKeys.VOLUMES), one -> one.name().equals(reference.name()))
            .filter(one -> reference.kind().equals(StackKeys.VOLUMES.name()));
    Optional<Span> scratch =
        volume
            .flatMap(one -> one.keys().get(VolumeKeys.SCRATCH))
            .filter(Given::value)
            .map(Given::span);
    return scratch
        .or(() -> volume.flatMap(one -> one.keys().get(VolumeKeys.EBS)).map(Given::span))
        .map(
            place ->
                Diagnostic.of(
                        Code.INVALID_REFERENCE,
                        "`"
                            + reference.written()
                            + "` is not available for "
                            + (scratch.isPresent() ? "a `scratch` volume" : "an EBS volume"))
                    .at(use.span())
                    .at(place.firstLine(), scratch.isPresent() ? "`scratch` volume" : "EBS volume")
                    .note(
                        scratch.isPresent()
                            ? "a `scratch` volume is a directory of the task, without an ID or ARN"
                            : "ECS creates an EBS volume for each task, to which a template cannot"
                                + " refer")
                    .help("remove this reference"));
  }

  /** Other tools have the name of the environment and that of the application in other places. */
  private static String help(ThingReference reference, List<String> kinds) {
    return reference.attribute().isEmpty() && reference.name().equals("name")
        ? "write `${environment.name}` or `${spec.name}`"
        : "write " + Suggestion.oneOf(kinds);
  }

  private static Diagnostic unknown(String message) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, message);
  }

  private static String whatThereIs(
      ThingReference reference, List<String> names, SpecEnvironment environment) {
    if (reference.kind().equals(StackKeys.WORKLOADS.name())) {
      boolean creates = environment.stack().section(StackKeys.NETWORK).has(NetworkKeys.CREATE);
      return "define `"
          + reference.name()
          + "` under `workloads`; for a workload of another spec, write "
          + (creates ? "`network: {import: <spec>}` in place of `network.create`, " : "")
          + "`links: [<spec>/"
          + reference.name()
          + "]`, and "
          + elsewhere(reference)
          + " in place of the reference";
    }
    return names.isEmpty()
        ? "define `" + reference.name() + "` under `" + reference.kind() + "`"
        : "write " + Suggestion.oneOf(names);
  }

  /** The same of a workload of another spec. */
  private static String elsewhere(ThingReference reference) {
    return switch (reference.attribute()) {
      case "url" -> "`http://" + reference.name() + ":<port>`";
      case "port" -> "the port";
      default -> "the host name `" + reference.name() + "`";
    };
  }

  private static Diagnostic attribute(ThingUse use, List<String> attributes) {
    ThingReference reference = use.reference();
    List<String> named = Lists.filter(attributes, word -> !word.isEmpty());
    String thing = reference.kind() + "." + reference.name();
    Optional<String> meant =
        Optional.ofNullable(OF_AWS.get(reference.attribute())).filter(named::contains);
    List<String> offered =
        meant.isPresent() ? List.of(meant.get()) : Lists.filter(named, word -> fits(word, use));
    String help =
        "write " + Suggestion.oneOf(Lists.map(offered, word -> "${" + thing + "." + word + "}"));
    if (reference.attribute().isEmpty()) {
      return unknown("`" + reference.written() + "` requires an attribute")
          .at(use.span())
          .help(help);
    }
    return unknown("`" + thing + "` has no attribute `" + reference.attribute() + "`")
        .at(use.part(thing.length() + 1, reference.attribute()))
        .unknown(reference.attribute(), named, help);
  }

  /** Whether the place can have the attribute: a password is a secret, a topic is its ARN. */
  private static boolean fits(String attribute, ThingUse use) {
    boolean topic =
        use.reference().kind().equals(StackKeys.TOPICS.name()) && OF_TOPICS.contains(use.section());
    return topic ? attribute.equals("arn") : use.secret() || !attribute.equals("password");
  }
}
