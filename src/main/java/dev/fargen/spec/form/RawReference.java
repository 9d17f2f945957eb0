package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mention of something else of the template in raw CloudFormation.
 *
 * @param name a logical id, or the name of a parameter or condition
 * @param attribute of the resource, where {@code GetAtt} asks for one
 */
public record RawReference(Kind kind, String name, Optional<String> attribute, Span span) {

  /** What is mentioned. */
  public enum Kind {
    /** A resource or a parameter. */
    VALUE,
    RESOURCE,
    CONDITION
  }

  private static final Pattern IN_SUB = Pattern.compile("\\$\\{([^!}][^}]*)}");

  /** All that is mentioned in the tree, in file order. */
  public static List<RawReference> in(Node node) {
    List<RawReference> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  /** What is mentioned in the tree whatever the conditions of {@code If} are. */
  public static List<RawReference> always(Node node) {
    Set<RawReference> found = new LinkedHashSet<>(in(node));
    for (Node choice : choices(node)) {
      in(choice).forEach(found::remove);
    }
    return List.copyOf(found);
  }

  private static List<Node> choices(Node node) {
    List<Node> choices = new ArrayList<>();
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent() && call.get().name().equals("If")) {
      choices.add(node);
    } else if (call.isPresent()) {
      choices.addAll(choices(call.get().argument()));
    } else if (node instanceof MapNode map) {
      map.entries().forEach(entry -> choices.addAll(choices(entry.value())));
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> choices.addAll(choices(item)));
    }
    return choices;
  }

  private static void collect(Node node, List<RawReference> into) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      call(call.get(), into);
    } else if (node instanceof MapNode map) {
      map.entries().forEach(entry -> collect(entry.value(), into));
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> collect(item, into));
    }
  }

  private static void call(RawFunction call, List<RawReference> into) {
    Node argument = call.argument();
    switch (call.name()) {
      case "Ref" -> text(argument).ifPresent(name -> into.add(value(name.text(), name.span())));
      case "Condition" -> text(argument).ifPresent(name -> into.add(condition(name)));
      case "GetAtt" -> attribute(argument, into);
      case "Sub" -> sub(call, into);
      case "If" -> {
        Lists.first(call.arguments())
            .flatMap(RawReference::text)
            .ifPresent(name -> into.add(condition(name)));
        collect(argument, into);
      }
      default -> collect(argument, into);
    }
  }

  private static Optional<ScalarNode> text(Node node) {
    return node instanceof ScalarNode scalar && scalar.tag().isEmpty()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private static RawReference value(String name, Span span) {
    return new RawReference(Kind.VALUE, name, Optional.empty(), span);
  }

  private static RawReference condition(ScalarNode name) {
    return new RawReference(Kind.CONDITION, name.text(), Optional.empty(), name.span());
  }

  /** {@code Queue.Arn}, or a list of the two, of which the second may be a call itself. */
  private static void attribute(Node argument, List<RawReference> into) {
    if (argument instanceof ListNode list && list.items().size() == 2) {
      Optional<String> attribute = text(list.items().get(1)).map(ScalarNode::text);
      text(list.items().get(0))
          .ifPresent(
              id ->
                  into.add(new RawReference(Kind.RESOURCE, id.text(), attribute, argument.span())));
      collect(list.items().get(1), into);
    } else {
      text(argument).ifPresent(id -> into.add(dotted(id.text(), id.span())));
    }
  }

  private static RawReference dotted(String text, Span span) {
    int dot = text.indexOf('.');
    return dot < 0
        ? value(text, span)
        : new RawReference(
            Kind.RESOURCE, text.substring(0, dot), Optional.of(text.substring(dot + 1)), span);
  }

  private static void sub(RawFunction call, List<RawReference> into) {
    Set<String> own = Set.of();
    if (call.arguments().size() == 2 && call.arguments().get(1) instanceof MapNode variables) {
      own = variables.entriesByKey().keySet();
      collect(variables, into);
    }
    for (Node node : call.arguments().subList(0, Math.min(1, call.arguments().size()))) {
      if (node instanceof ScalarNode text) {
        Matcher matcher = IN_SUB.matcher(text.text());
        while (matcher.find()) {
          String name = matcher.group(1).strip();
          int offset = text.text().codePointCount(0, matcher.start());
          if (!own.contains(name)) {
            into.add(dotted(name, text.part(offset, matcher.group().length())));
          }
        }
      }
    }
  }
}
