package dev.fargen.start;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What security groups let through. Of a group of others, which the template only names, the rules
 * are not known: it is taken to let everything through; but one that another stack exports has no
 * other egress rules than those that the template adds, since fargen's have none.
 */
final class Groups {
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final String ANYWHERE_IPV6 = "::/0";

  private enum Direction {
    OUT,
    IN
  }

  private enum Protocol {
    TCP("tcp", "6"),
    UDP("udp", "17");

    private final String word;
    private final String number;

    Protocol(String word, String number) {
      this.word = word;
      this.number = number;
    }
  }

  /** A rule; what it does not name is empty. */
  private record Rule(
      String protocol, int from, int to, String group, String cidr, String ipv6, String list) {
    static Rule of(Part written) {
      boolean all = written.text("IpProtocol").equals("-1");
      return new Rule(
          written.text("IpProtocol"),
          all ? 0 : written.number("FromPort", 0),
          all ? 65535 : written.number("ToPort", 65535),
          written.text("SourceSecurityGroupId") + written.text("DestinationSecurityGroupId"),
          written.text("CidrIp"),
          written.text("CidrIpv6"),
          written.text("SourcePrefixListId") + written.text("DestinationPrefixListId"));
    }

    boolean isFor(int port) {
      return from <= port && port <= to;
    }

    boolean isAsWideAs(Rule other) {
      return from <= other.from
          && other.to <= to
          && (protocol.equals("-1") || protocol.equals(other.protocol));
    }

    String ports() {
      return from == to ? String.valueOf(from) : from + "-" + to;
    }

    boolean isFor(Protocol wanted) {
      return List.of("-1", wanted.word, wanted.number).contains(protocol);
    }
  }

  private final Template template;
  private final Protocol protocol;

  Groups(Template template) {
    this(template, Protocol.TCP);
  }

  private Groups(Template template, Protocol protocol) {
    this.template = template;
    this.protocol = protocol;
  }

  /** The same for UDP. */
  Groups forUdp() {
    return new Groups(template, Protocol.UDP);
  }

  /** Why nothing with the one groups can connect to what has the others; empty where it can. */
  Optional<String> closed(Collection<String> from, Collection<String> to, int port) {
    if (!opens(Direction.OUT, from, to, port)) {
      return Optional.of("no egress rule of " + names(from) + " leads to " + names(to, port));
    }
    return opens(Direction.IN, to, from, port)
        ? Optional.empty()
        : Optional.of("no ingress rule of " + names(to) + " lets " + names(from, port) + " in");
  }

  /** Why nothing with these groups can connect to the internet; empty where it can. */
  Optional<String> closedToTheInternet(Collection<String> from, int port) {
    return from.stream().anyMatch(group -> opensTo(Direction.OUT, group, port, ANYWHERE))
        ? Optional.empty()
        : Optional.of("no egress rule of " + names(from) + " leads to the internet on " + port);
  }

  /** The ports to which egress rules lead over IPv4, to anywhere, and none leads over IPv6. */
  List<String> outOverIpv4Alone(Collection<String> groups) {
    return overIpv4Alone(Direction.OUT, groups);
  }

  /** The ports that ingress rules open over IPv4, to anyone, and none opens over IPv6. */
  List<String> inOverIpv4Alone(Collection<String> groups) {
    return overIpv4Alone(Direction.IN, groups);
  }

  private List<String> overIpv4Alone(Direction direction, Collection<String> groups) {
    List<Rule> all = groups.stream().flatMap(one -> rules(direction, one).stream()).toList();
    List<Rule> ipv6 = all.stream().filter(rule -> rule.ipv6().equals(ANYWHERE_IPV6)).toList();
    return all.stream()
        .filter(rule -> rule.cidr().equals(ANYWHERE))
        .filter(rule -> ipv6.stream().noneMatch(one -> one.isAsWideAs(rule)))
        .map(Rule::ports)
        .toList();
  }

  /** Whether something with these groups can connect to the addresses of a prefix list. */
  boolean opensToAList(Collection<String> from, int port) {
    return from.stream()
        .anyMatch(
            group ->
                rules(Direction.OUT, group).stream()
                    .anyMatch(rule -> rule.isFor(port) && !rule.list().isEmpty()));
  }

  /** Why nothing with these groups can connect to anything on a port; empty where it can. */
  Optional<String> closedToAnyone(Collection<String> from, int port) {
    boolean opens =
        from.stream()
            .anyMatch(
                group ->
                    isOpen(Direction.OUT, group)
                        || rules(Direction.OUT, group).stream().anyMatch(one -> one.isFor(port)));
    return opens
        ? Optional.empty()
        : Optional.of("no egress rule of " + names(from) + " allows " + port);
  }

  /** The groups that are let in by name. */
  List<String> letIn(Collection<String> groups, int port) {
    return groups.stream()
        .flatMap(group -> rules(Direction.IN, group).stream())
        .filter(rule -> rule.isFor(port) && !rule.group().isEmpty())
        .map(Rule::group)
        .toList();
  }

  /** Whether anyone at all is let in. */
  boolean opensToAnyone(Collection<String> groups, int port) {
    return groups.stream()
        .anyMatch(
            group ->
                isOpen(Direction.IN, group)
                    || rules(Direction.IN, group).stream().anyMatch(rule -> rule.isFor(port)));
  }

  private boolean opens(
      Direction direction, Collection<String> own, Collection<String> others, int port) {
    return own.stream()
        .anyMatch(
            group ->
                others.stream()
                    .anyMatch(
                        other ->
                            opensTo(direction, group, port, ANYWHERE)
                                || opensTo(direction, group, port, vpcBlock(group, other))
                                || rules(direction, group).stream()
                                    .anyMatch(r -> r.isFor(port) && same(r.group(), other))));
  }

  private boolean opensTo(Direction direction, String group, int port, String block) {
    return isOpen(direction, group)
        || rules(direction, group).stream()
            .anyMatch(rule -> rule.isFor(port) && covers(rule.cidr(), block));
  }

  /** A group without rules of its own for egress, or one of others. */
  private boolean isOpen(Direction direction, String group) {
    Optional<Resource> ours = ours(group);
    if (ours.isEmpty()) {
      return direction == Direction.IN || !group.startsWith("‹import ");
    }
    return direction == Direction.OUT && !ours.get().properties().has("SecurityGroupEgress");
  }

  private List<Rule> rules(Direction direction, String group) {
    String name = direction == Direction.IN ? "SecurityGroupIngress" : "SecurityGroupEgress";
    List<Rule> rules = new ArrayList<>();
    ours(group)
        .ifPresent(one -> one.properties().parts(name).forEach(rule -> rules.add(Rule.of(rule))));
    for (Resource rule : template.all("AWS::EC2::" + name)) {
      if (same(rule.properties().text("GroupId"), group)) {
        rules.add(Rule.of(rule.properties()));
      }
    }
    rules.removeIf(rule -> !rule.isFor(protocol));
    return rules;
  }

  private Optional<Resource> ours(String group) {
    return template.named(group, "AWS::EC2::SecurityGroup");
  }

  /** A list of unknown length has a first item at least. */
  private boolean same(String one, String other) {
    return one.equals(other)
        || one.equals(Subnets.item(other, 0))
        || (ours(one).isPresent() && ours(one).equals(ours(other)));
  }

  private static boolean covers(String cidr, String block) {
    return cidr.equals(ANYWHERE) || (!cidr.isEmpty() && cidr.equals(block));
  }

  /** The addresses of the VPC that both groups are in, since no rule leads to another. */
  private String vpcBlock(String group, String other) {
    return ours(other)
        .or(() -> ours(group))
        .map(one -> block(one.properties().text("VpcId")))
        .orElse(ANYWHERE);
  }

  private String block(String vpc) {
    return template
        .named(vpc, "AWS::EC2::VPC")
        .map(one -> one.attribute("CidrBlock"))
        .orElse(vpc.replaceFirst("-VpcId›$", "-VpcCidr›"));
  }

  private String names(Collection<String> groups, int port) {
    return names(groups) + " on " + port;
  }

  private String names(Collection<String> groups) {
    return String.join(
        " and ", groups.stream().map(one -> ours(one).map(Resource::id).orElse(one)).toList());
  }
}
