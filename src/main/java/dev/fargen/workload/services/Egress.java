package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.PortRange;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.WordOr;
import dev.fargen.spec.network.EgressKeys;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tasks of a workload may connect to, besides the things of the stack that they use.
 *
 * @param destinations those of a list
 * @param written whether the spec says so
 */
public record Egress(Reach reach, List<Destination> destinations, boolean written, Span span) {

  public Egress {
    destinations = List.copyOf(destinations);
  }

  /** How much the spec allows. */
  public enum Reach {
    ANY,
    HTTPS,
    NONE,
    LISTED
  }

  /** What a destination is. */
  public enum Kind {
    ANYWHERE("any address"),
    IPV4("an IPv4 CIDR block"),
    IPV6("an IPv6 CIDR block"),
    SECURITY_GROUP("a security group"),
    PREFIX_LIST("a prefix list"),
    UNKNOWN("a parameter without a value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    private static Kind of(String value) {
      if (value.startsWith("sg-")) {
        return SECURITY_GROUP;
      }
      if (value.startsWith("pl-")) {
        return PREFIX_LIST;
      }
      return value.isEmpty() ? UNKNOWN : value.indexOf(':') < 0 ? IPV4 : IPV6;
    }
  }

  /**
   * One destination.
   *
   * @param ports all ports where there are none
   * @param kind of the value that {@code to} has in this environment
   * @param value of {@code to} in this environment; as written if a raw resource returns it
   */
  public record Destination(
      Optional<Given<PortRange>> ports,
      Optional<Given<Text>> to,
      String protocol,
      Kind kind,
      String value,
      Span span) {

    private static Destination of(Given<Section> given, Map<String, String> values) {
      Optional<Given<Text>> to = given.value().get(EgressKeys.TO);
      String value = to.map(text -> valueOf(text.value(), values)).orElse("");
      return new Destination(
          given.value().get(EgressKeys.PORT),
          to,
          given.value().value(EgressKeys.PROTOCOL).value(),
          to.flatMap(text -> text.value().export()).isPresent()
              ? Kind.SECURITY_GROUP
              : to.isPresent() ? Kind.of(value) : Kind.ANYWHERE,
          to.filter(text -> text.value().isOfResource())
              .map(text -> text.value().written())
              .orElse(value),
          given.span());
    }

    /** The text with the values of its parameters; empty if one has no value. */
    private static String valueOf(Text text, Map<String, String> values) {
      StringBuilder all = new StringBuilder();
      for (Text.Part part : text.parts()) {
        if (part instanceof Text.ParameterReference parameter) {
          String value = values.get(parameter.name());
          if (value == null) {
            return "";
          }
          all.append(value);
        } else if (part instanceof Text.ThingReference thing) {
          all.append(values.getOrDefault(thing.path(), thing.isOfResource() ? "" : part.written()));
        } else {
          all.append(part.written());
        }
      }
      return all.toString();
    }

    /** The protocol and the ports, for people: {@code TCP 5432}. */
    public String words() {
      String ports = this.ports.map(range -> " " + range.value().words()).orElse(", all ports");
      return protocol.toUpperCase(Locale.ROOT) + ports;
    }
  }

  /** What the keys of a workload say. */
  public static Egress of(Section workload, Map<String, String> values) {
    Given<WordOr<List<Given<Section>>>> said = workload.value(WorkloadKeys.EGRESS);
    Optional<String> word = said.value().word();
    return new Egress(
        word.map(one -> Reach.valueOf(one.toUpperCase(Locale.ROOT))).orElse(Reach.LISTED),
        Lists.map(said.value().more().orElse(List.of()), one -> Destination.of(one, values)),
        workload.has(WorkloadKeys.EGRESS),
        said.span());
  }
}
