package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.PortRange;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Egress;
import dev.fargen.workload.services.Egress.Destination;
import dev.fargen.workload.services.Egress.Kind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the egress rules of a workload's security group. Every task needs HTTPS for image pulls,
 * logs, secrets and ECS Exec (Amazon ECS developer guide, "Amazon ECS task execution IAM role");
 * DNS needs no rule (Amazon VPC user guide, "Security group rules").
 */
final class EgressEmitter {

  private static final PortRange HTTPS = new PortRange(443, 443);

  /** All addresses, of either version. */
  private static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

  /** What a reference to a raw resource begins with. */
  private static final String OF_RESOURCE = "${resources.";

  private final Draft draft;
  private final Workload workload;
  private final String prefix;

  EgressEmitter(Draft draft, Workload workload) {
    this.draft = draft;
    this.workload = workload;
    this.prefix = LogicalName.of(workload.name());
  }

  /** What the security group allows, for its comment. */
  static String words(Egress egress, boolean ipv6) {
    return switch (egress.reach()) {
      case ANY -> "Allows all outbound traffic.";
      case HTTPS ->
          "Allows outbound HTTPS to any "
              + (ipv6 ? "" : "IPv4 ")
              + "address (image pulls, logs, AWS APIs).";
      case NONE -> "Allows only outbound HTTPS, for image pulls, logs and AWS APIs.";
      case LISTED ->
          "Allows outbound HTTPS (image pulls, logs, AWS APIs) and traffic to the destinations under"
              + " `egress` in the spec.";
    };
  }

  /** {@code SecurityGroupEgress} of the security group. */
  Value rules(NetworkReference network) {
    Egress egress = workload.egress();
    List<Mapping> needs =
        new ArrayList<>(
            switch (egress.reach()) {
              case ANY -> anywhere("All traffic", Value.map().with("IpProtocol", "-1"));
              case HTTPS -> List.of(TrafficRules.HTTPS_ANYWHERE);
              default -> network.ownNeeds(workload);
            });
    if (network.network().isDualStack()
        && needs.contains(TrafficRules.HTTPS_ANYWHERE)
        && !isWritten(TrafficRules.HTTPS_ANYWHERE_IPV6)) {
      needs.add(TrafficRules.HTTPS_ANYWHERE_IPV6);
    }
    List<Value> rules = new ArrayList<>(Lists.map(needs, this::decided));
    for (Destination destination : egress.destinations()) {
      for (Mapping rule : rules(destination)) {
        if (!Lists.any(needs, need -> isTwice(need, destination, rule))) {
          rules.add(new Block(cause(destination), true, rule));
        }
      }
    }
    return new ItemsBy("Description", rules.isEmpty() ? List.of(TrafficRules.NO_EGRESS) : rules);
  }

  /** The rule with the reason why only some environments may have it. */
  private Value decided(Mapping rule) {
    if (rule.equals(TrafficRules.HTTPS_ANYWHERE_IPV6)) {
      return new Block(
          cause("Ipv6HttpsEgress", "any IPv6 address on port 443").within(NetworkReference.IPV6),
          true,
          rule);
    }
    Egress.Reach reach = workload.egress().reach();
    boolean any = reach == Egress.Reach.ANY;
    if (any || reach == Egress.Reach.HTTPS) {
      return new Block(cause("AnyEgress", "any address"), any, rule);
    }
    Cause.Part https = cause("HttpsEgress", "any address on port 443");
    Cause.Part endpoints = cause("EndpointEgress", "the VPC endpoints on port 443");
    return new Block(rule.equals(TrafficRules.HTTPS_ANYWHERE) ? https : endpoints, true, rule);
  }

  private Cause.Part cause(String id, String to) {
    return new Cause.Part(prefix + id, "Allows " + workload.name() + " to connect to " + to);
  }

  private boolean isWritten(Mapping need) {
    return Lists.any(
        workload.egress().destinations(),
        destination -> Lists.any(rules(destination), rule -> isTwice(need, destination, rule)));
  }

  /** EC2 refuses a second rule with the same ports and destination. */
  private static boolean isTwice(Mapping need, Destination destination, Mapping rule) {
    return isHttps(destination)
        && Lists.any(
            ANYWHERE,
            all -> isTo(need, all) && (destination.value().equals(all) || isTo(rule, all)));
  }

  private static boolean isHttps(Destination destination) {
    return destination.protocol().equals("tcp")
        && destination.ports().map(Given::value).equals(Optional.of(HTTPS));
  }

  private static boolean isTo(Mapping rule, String block) {
    Value to = Value.text(block);
    return to.equals(rule.entries().get("CidrIp")) || to.equals(rule.entries().get("CidrIpv6"));
  }

  private static List<Mapping> anywhere(String what, Mapping traffic) {
    return List.of(
        described(what + " to any IPv4 address", traffic).with("CidrIp", "0.0.0.0/0"),
        described(what + " to any IPv6 address", traffic).with("CidrIpv6", "::/0"));
  }

  private static Mapping described(String description, Mapping traffic) {
    return Value.map().with("Description", description).with(traffic);
  }

  private List<Mapping> rules(Destination destination) {
    if (destination.to().isEmpty()) {
      return anywhere(isHttps(destination) ? "HTTPS" : label(destination), traffic(destination));
    }
    Given<Text> to = destination.to().get();
    Mapping rule =
        described(label(destination) + " to " + destination(destination), traffic(destination));
    return switch (destination.kind()) {
      case SECURITY_GROUP ->
          List.of(rule.with("DestinationSecurityGroupId", group(destination, to)));
      case PREFIX_LIST ->
          List.of(rule.with("DestinationPrefixListId", text(destination, "PrefixListId", to)));
      case IPV6 -> List.of(rule.with("CidrIpv6", text(destination, "Cidr", to)));
      default -> List.of(rule.with("CidrIp", text(destination, "Cidr", to)));
    };
  }

  private Value group(Destination destination, Given<Text> to) {
    return draft.text(
        prefix + id(destination) + "SecurityGroupId",
        ParameterType.SECURITY_GROUP_ID,
        "ID of the security group" + of(destination),
        to);
  }

  private Value text(Destination destination, String kind, Given<Text> to) {
    String what = kind.equals("Cidr") ? "CIDR block" : "ID of the prefix list";
    return draft.text(prefix + id(destination) + kind, what + of(destination), to);
  }

  private String of(Destination destination) {
    return " that " + workload.name() + " connects to (" + label(destination) + ")";
  }

  /** Where it is the only one of its kind for these ports, environments may differ in it. */
  private String destination(Destination destination) {
    boolean only =
        Lists.filter(
                    workload.egress().destinations(),
                    other ->
                        other.kind() == destination.kind()
                            && label(other).equals(label(destination)))
                .size()
            == 1;
    return only ? destination.kind().words() : written(destination);
  }

  private static String written(Destination destination) {
    Text text = destination.to().orElseThrow().value();
    return text.parameter().orElseGet(text::written);
  }

  /** The protocol and the ports, in words of which no environment has others by a parameter. */
  private static String label(Destination destination) {
    Optional<String> parameter = destination.ports().flatMap(Given::parameter);
    return parameter
        .map(name -> destination.protocol().toUpperCase(Locale.ROOT) + " " + name)
        .orElseGet(destination::words);
  }

  private Mapping traffic(Destination destination) {
    Mapping traffic = Value.map().with("IpProtocol", destination.protocol());
    if (destination.ports().isEmpty()) {
      return traffic.with("FromPort", 0).with("ToPort", PortRange.MOST);
    }
    Given<PortRange> ports = destination.ports().get();
    Value from = Value.number(ports.value().from());
    Value to = Value.number(ports.value().to());
    if (ports.parameter().isPresent()) {
      boolean one = ports.value().from() == ports.value().to();
      Value parameter =
          draft
              .parameter(
                  ports.parameter().get(),
                  one ? ParameterType.NUMBER : ParameterType.STRING,
                  "Port that " + workload.name() + " connects to")
              .ref();
      from = one ? parameter : Intrinsic.select(0, Intrinsic.split("-", parameter));
      to = one ? parameter : Intrinsic.select(1, Intrinsic.split("-", parameter));
    }
    return traffic.with("FromPort", from).with("ToPort", to);
  }

  private Cause.Part cause(Destination destination) {
    String to = destination.to().isEmpty() ? "any address" : written(destination);
    return cause(
        id(destination) + LogicalName.of(to.replace("resources.", "")),
        to + ", " + label(destination));
  }

  /** {@code Egress5432}, which follows the name of the workload. */
  private String id(Destination destination) {
    String ports =
        destination
            .ports()
            .map(
                given ->
                    given.parameter().orElseGet(() -> given.value().words().replace("-", "To")))
            .orElse("All");
    return "Egress" + ports + (destination.protocol().equals("udp") ? "Udp" : "");
  }

  /**
   * The ingress rules of the security groups that the tasks connect to, which must exist before a
   * task starts.
   */
  List<Resource> ingress(Value taskGroup) {
    List<Resource> rules = new ArrayList<>();
    for (Destination destination : workload.egress().destinations()) {
      if (destination.kind() == Kind.SECURITY_GROUP) {
        String to = written(destination);
        Resource.Builder rule =
            Resource.of(
                    prefix
                        + id(destination)
                        + LogicalName.of(to.replace("resources.", ""))
                        + "Ingress",
                    "AWS::EC2::SecurityGroupIngress")
                .comment(
                    "Adds a rule to the "
                        + (to.startsWith(OF_RESOURCE)
                            ? "security group "
                                + to.substring(OF_RESOURCE.length(), to.length() - 1)
                            : "existing security group " + to)
                        + ": allows "
                        + label(destination)
                        + " from "
                        + workload.name()
                        + ".")
                .property("GroupId", group(destination, destination.to().orElseThrow()))
                .property("Description", label(destination) + " from " + workload.name());
        traffic(destination).entries().forEach(rule::property);
        rule.property("SourceSecurityGroupId", taskGroup);
        rules.add(draft.of(cause(destination)).add(destination.span(), rule));
      }
    }
    return rules;
  }
}
