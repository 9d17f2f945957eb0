package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The manifest of an environment as the sections of a spec. */
final class EnvironmentKeys {

  static final String CERTIFICATE =
      "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000";

  private static final String NETWORK = "network";

  /** What Copilot's VPCs have where nothing is said, as those of fargen do. */
  private static final String RANGE = "10.0.0.0/16";

  static final String OTHER_RANGE = "10.1.0.0/16";

  /** API reference of Amazon EC2, "CreateVpcPeeringConnection". */
  static final String OTHER =
      "Copilot's has " + RANGE + ", and VPCs with overlapping ranges cannot be peered";

  private final Scope scope;
  private final Keys keys;
  private final Doors doors;
  private final DraftMap made = new DraftMap();

  private EnvironmentKeys(Scope scope, Doors doors) {
    this.scope = scope;
    this.keys = scope.keys();
    this.doors = doors;
  }

  /**
   * What the environment has: {@code network}, {@code cluster}, {@code load_balancer}, {@code
   * parameters}, {@code resources}.
   *
   * @param nat whether tasks run in private subnets
   * @param hasBalancer whether the spec has a load balancer already
   */
  static DraftMap of(Scope scope, Doors doors, boolean nat, boolean hasBalancer) {
    EnvironmentKeys all = new EnvironmentKeys(scope, doors);
    all.keys.key("name").ifPresent(Key::converted);
    all.keys.key("type").ifPresent(Key::converted);
    all.network(nat);
    all.cluster();
    if (doors.any() && !hasBalancer) {
      all.balancer();
    } else {
      all.keys
          .key("http")
          .ifPresent(key -> key.ignored("the spec creates no load balancer that it is for"));
    }
    all.keys.key("cdn").ifPresent(EnvironmentKeys::cdn);
    return all.made;
  }

  private static void cdn(Key key) {
    if (key.isFalse()) {
      key.converted();
    } else {
      key.refused(
          "a spec has no CloudFront distribution: create one in a stack of its own, with the load"
              + " balancer as its origin, before the traffic moves");
    }
  }

  private void network(boolean nat) {
    Optional<Keys> vpc = keys.keys(NETWORK).flatMap(network -> network.keys("vpc"));
    Optional<Keys> subnets = vpc.flatMap(map -> map.keys("subnets"));
    Optional<Key> id = vpc.flatMap(map -> map.key("id"));
    Optional<Key> flowLogs = vpc.flatMap(map -> map.key("flow_logs"));
    if (id.isPresent()) {
      imported(id.get(), subnets);
      flowLogs
          .filter(key -> !key.isFalse())
          .ifPresent(key -> key.refused("fargen creates flow logs only for a VPC that it creates"));
      flowLogs.filter(Key::isFalse).ifPresent(Key::converted);
    } else {
      created(vpc, subnets, nat);
      flowLogs.ifPresentOrElse(
          this::flowLogs, () -> made.map(NETWORK).map("create").put("flow_logs", false));
      Optional.of(keys.map())
          .flatMap(map -> map.value(NETWORK, MapNode.class))
          .flatMap(map -> map.value("vpc", MapNode.class))
          .flatMap(map -> map.entry("id"))
          .ifPresent(
              entry ->
                  scope
                      .report()
                      .noEffect(
                          scope.origin(entry),
                          "network.vpc.id",
                          "it is empty: Copilot creates a VPC"));
    }
    vpc.flatMap(map -> map.keys("security_group")).ifPresent(this::group);
  }

  private void imported(Key id, Optional<Keys> subnets) {
    List<Key> inside = subnetIds(subnets, "private");
    List<Key> outside = subnetIds(subnets, "public");
    DraftMap network = made.map(NETWORK);
    DraftMap parameters = made.map("parameters");
    network.put("vpc", "${VpcId}");
    parameters.put("VpcId", id.literal().orElse("vpc-00000000"), id.origin());
    ofVariables(List.of(id), "VpcId", parameters);
    network.put("subnets", "${SubnetIds}");
    subnets(inside.isEmpty() ? outside : inside, "SubnetIds", parameters);
    network.put("public_subnets", "${PublicSubnetIds}");
    subnets(outside.isEmpty() ? inside : outside, "PublicSubnetIds", parameters);
  }

  private void subnets(List<Key> ids, String parameter, DraftMap parameters) {
    DraftList list = new DraftList();
    for (Key id : ids) {
      list.add(id.literal().orElse("subnet-0000000" + list.items().size() % 10), id.origin());
    }
    if (list.isEmpty()) {
      list.add("subnet-00000000").add("subnet-00000001");
      scope
          .report()
          .remark(
              "the manifest of the environment names a VPC and no subnets: `aws ec2"
                  + " describe-subnets --filters Name=vpc-id,Values=<vpc>` prints their IDs");
    }
    parameters.put(parameter, list);
    ofVariables(ids, parameter, parameters);
  }

  /** Says which environment variables Copilot takes the value from. */
  private void ofVariables(List<Key> ids, String parameter, DraftMap parameters) {
    List<String> unknown = new ArrayList<>();
    for (Key id : ids) {
      if (id.literal().isEmpty()) {
        unknown.add("`" + id.raw().orElse("") + "`");
        id.toDecide(
            "Copilot takes it from an environment variable: write the ID as `"
                + parameter
                + "` under `environments."
                + scope.environment().orElse("")
                + ".parameters`");
      }
    }
    if (!unknown.isEmpty()) {
      parameters.comment(
          parameter, "Copilot took it from " + Lists.enumerated(unknown, "and") + ".");
    }
  }

  private static List<Key> subnetIds(Optional<Keys> subnets, String kind) {
    List<Key> ids = new ArrayList<>();
    Optional<Key> all = subnets.flatMap(map -> map.key(kind));
    for (Key item : all.map(Key::items).orElse(List.of())) {
      item.keys().flatMap(map -> map.key("id")).ifPresent(ids::add);
    }
    return ids;
  }

  private void created(Optional<Keys> vpc, Optional<Keys> subnets, boolean nat) {
    DraftMap create = made.map(NETWORK).map("create");
    Optional<Key> cidr = vpc.flatMap(map -> map.key("cidr"));
    if (cidr.map(key -> key.raw().orElse("").equals(RANGE)).orElse(true)) {
      create.put("cidr", OTHER_RANGE, origins(cidr));
      cidr.ifPresent(key -> key.changed(OTHER));
    } else {
      create.put("cidr", cidr.get().draft(), origins(cidr));
      cidr.get()
          .toDecide(
              "Copilot's VPC has the same range, and VPCs with overlapping ranges cannot be peered:"
                  + " write another one to connect the two while both run");
    }
    if (subnets.isPresent()) {
      zones(subnets.get(), create);
    }
    if (nat) {
      create.put("nat", "per_zone");
    }
  }

  /** A spec divides the range of the VPC itself. */
  private static void zones(Keys subnets, DraftMap create) {
    int most = 0;
    for (Key kind : subnets.all()) {
      most = Math.max(most, kind.items().size());
      kind.changed(
          "fargen chooses the Availability Zones, and each subnet gets an eighth of the VPC's"
              + " address range");
    }
    if (most > 2) {
      create.put("zones", 3);
    }
  }

  private void flowLogs(Key key) {
    DraftMap create = made.map(NETWORK).map("create");
    create.put("flow_logs", !key.isFalse(), key.origin());
    key.keys()
        .flatMap(map -> map.key("retention"))
        .ifPresent(days -> days.ignored("the log group keeps them as long as fargen's others"));
  }

  /** Rules of the security group that all tasks of the environment have. */
  private void group(Keys group) {
    DraftMap properties = made.map("resources").map(EnvironmentStack.GROUP).map("Properties");
    group.key("ingress").ifPresent(key -> rules(key, "SecurityGroupIngress", properties));
    group.key("egress").ifPresent(key -> rules(key, "SecurityGroupEgress", properties));
  }

  private static void rules(Key key, String property, DraftMap properties) {
    DraftList rules = new DraftList();
    for (Key item : key.items()) {
      item.keys()
          .ifPresent(
              rule -> {
                DraftMap made = new DraftMap();
                rule.key("ip_protocol")
                    .ifPresent(
                        protocol ->
                            made.put("IpProtocol", protocol.text().orElse(""), protocol.origin()));
                rule.key("ports").ifPresent(ports -> ports(ports, made));
                rule.key("cidr")
                    .ifPresent(cidr -> made.put("CidrIp", cidr.text().orElse(""), cidr.origin()));
                rules.add(made, item.origin());
              });
    }
    properties.put(property, rules, key.origin());
  }

  private static void ports(Key ports, DraftMap rule) {
    String[] both = ports.text().orElse("").split("-", 2);
    rule.put("FromPort", DraftValue.of(both[0].strip()), ports.origin());
    rule.put("ToPort", DraftValue.of(both[both.length - 1].strip()));
  }

  private void cluster() {
    Optional<Key> insights =
        keys.keys("observability").flatMap(map -> map.key("container_insights"));
    boolean needed = doors.scalesByBacklog();
    boolean wanted = insights.map(Key::isTrue).orElse(false);
    DraftMap cluster = made.map("cluster");
    cluster.put("container_insights", needed || wanted, origins(insights));
    if (needed && !wanted) {
      cluster.comment(
          "container_insights",
          "`scaling.backlog` requires it; Copilot had it off. Its metrics are billed.");
      insights.ifPresent(key -> key.changed("it is on, since `scaling.backlog` requires it"));
      scope
          .report()
          .remark(
              "Container Insights is on, since `scaling.backlog` requires it: Copilot had it off,"
                  + " and its metrics are billed");
    }
  }

  private static Origin[] origins(Optional<Key> key) {
    return key.map(one -> List.of(one.origin())).orElse(List.of()).toArray(Origin[]::new);
  }

  private void balancer() {
    DraftMap create = made.map("load_balancer").map("create");
    scope
        .report()
        .remark(
            "the new load balancer removes headers with other characters than letters, digits and"
                + " hyphens, such as `api_key`, answers requests without a rule with 404 and not 503,"
                + " and serves TLS 1.2 or newer unless `ssl_policy` says otherwise");
    Optional<Keys> http = keys.keys("http");
    Optional<Keys> outside = http.flatMap(map -> map.keys("public"));
    Optional<Keys> inside = http.flatMap(map -> map.keys("private"));
    certificates(outside, inside, create);
    Optional<Keys> leading = doors.fromInternet() ? outside : inside;
    leading
        .flatMap(map -> map.key("ssl_policy"))
        .ifPresent(
            key -> {
              if (key.raw().orElse("").equals("ELBSecurityPolicy-TLS13-1-2-2021-06")) {
                key.converted();
              } else {
                create.put("ssl_policy", key.draft(), key.origin());
              }
            });
    Optional<Key> logs = outside.flatMap(map -> map.key("access_logs"));
    logs.ifPresentOrElse(key -> accessLogs(key, create), () -> create.put("access_logs", false));
    outside.ifPresent(map -> sources(map, create));
    inside.filter(map -> doors.internal()).ifPresent(map -> internal(map, create));
    http.ifPresent(this::unused);
  }

  private void certificates(Optional<Keys> outside, Optional<Keys> inside, DraftMap create) {
    List<Key> all = new ArrayList<>();
    if (doors.fromInternet()) {
      all.addAll(certificates(outside));
    }
    if (doors.internal()) {
      all.addAll(certificates(inside));
    }
    DraftList list = new DraftList();
    Set<String> seen = new HashSet<>();
    for (Key one : all) {
      String arn = Texts.of(one.raw().orElse(""), scope, CERTIFICATE);
      if (seen.add(arn)) {
        list.add(arn, one.origin());
      }
    }
    Optional<Key> whole = outside.or(() -> inside).flatMap(map -> map.key("certificates"));
    if (list.items().size() == 1) {
      create.put("certificate", list.items().get(0).draft(), list.items().get(0).origins());
      whole.ifPresent(key -> create.from("certificate", key.origin()));
    } else if (!list.isEmpty()) {
      create.put("certificate", list);
      whole.ifPresent(key -> create.from("certificate", key.origin()));
    } else if (scope.environment().map(doors::hasHost).orElse(doors.hasHost(""))) {
      create.put("certificate", CERTIFICATE);
      create.comment(
          "certificate",
          "The certificate that Copilot requested for the aliases: `aws acm list-certificates`"
              + " prints its ARN.");
      scope
          .report()
          .remark(
              "Copilot requested the certificate for the aliases: write its ARN at"
                  + " `load_balancer.create.certificate`, in each environment that has another one;"
                  + " `aws acm list-certificates` prints the ARNs");
    }
    if (doors.internal()
        && doors.fromInternet()
        && !list.isEmpty()
        && certificates(inside).isEmpty()) {
      whole.ifPresent(
          key -> key.changed("the internal load balancer of the spec serves HTTPS with it too"));
    }
  }

  private static List<Key> certificates(Optional<Keys> side) {
    return side.flatMap(map -> map.key("certificates")).map(Key::items).orElse(List.of());
  }

  private static void accessLogs(Key key, DraftMap create) {
    create.put("access_logs", !key.isFalse(), key.origin());
    if (key.keys().isPresent()) {
      key.changed("the spec logs to a bucket that the stack creates");
    }
  }

  private static void sources(Keys outside, DraftMap create) {
    Optional<Keys> ingress = outside.keys("ingress");
    ingress
        .flatMap(map -> map.key("source_ips"))
        .ifPresent(
            key -> {
              if (key.texts().isEmpty()) {
                key.converted();
              } else {
                create.put("allowed_sources", DraftValue.texts(key.texts()), key.origin());
              }
            });
    ingress
        .flatMap(map -> map.key("cdn"))
        .or(
            () ->
                outside
                    .keys("security_groups")
                    .flatMap(map -> map.keys("ingress"))
                    .flatMap(map -> map.keys("restrict_to"))
                    .flatMap(map -> map.key("cdn")))
        .ifPresent(
            key -> {
              if (key.isTrue()) {
                key.refused(
                    "`allowed_sources` takes no prefix list: add CloudFront's,"
                        + " `com.amazonaws.global.cloudfront.origin-facing`, to the security group of"
                        + " the load balancer by a patch");
              } else {
                key.converted();
              }
            });
  }

  private void internal(Keys inside, DraftMap create) {
    inside
        .key("subnets")
        .ifPresent(
            key -> {
              if (doors.fromInternet()) {
                key.changed("the internal load balancer is in the subnets of the tasks");
              } else {
                create.put("subnets", DraftValue.texts(key.texts()), key.origin());
              }
            });
    inside.keys("ingress").flatMap(map -> map.key("vpc")).ifPresent(Key::converted);
    inside
        .keys("security_groups")
        .flatMap(map -> map.keys("ingress"))
        .flatMap(map -> map.key("from_vpc"))
        .ifPresent(Key::converted);
  }

  /** What is for a load balancer that no workload needs. */
  private void unused(Keys http) {
    if (!doors.fromInternet()) {
      http.key("public")
          .ifPresent(key -> key.ignored("no workload takes requests from the internet"));
    }
    if (!doors.internal()) {
      http.key("private")
          .ifPresent(key -> key.ignored("no workload is behind an internal load balancer"));
    }
  }
}
