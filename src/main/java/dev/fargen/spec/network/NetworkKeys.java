package dev.fargen.spec.network;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.form.TruthOr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the network of the tasks: existing, new, or imported from another stack. */
public final class NetworkKeys {

  public static final String VPC_PARAMETER = "VpcId";
  public static final String SUBNETS_PARAMETER = "SubnetIds";
  public static final String PUBLIC_SUBNETS_PARAMETER = "PublicSubnetIds";

  /** Amazon ECS API reference, "AwsVpcConfiguration". */
  private static final int MOST_SUBNETS = 16;

  private static final int MOST_SECURITY_GROUPS = 5;

  /** Keys of a new VPC. */
  public static final class Create {
    public static final Key<Text> CIDR =
        Key.of(
                "cidr",
                Cidrs.FORM.spelled(text -> List.of(text + "/16")),
                "Address range of the VPC, from /16 to /24. Each subnet gets an eighth of"
                    + " it. A change replaces the VPC, so choose a range that does not overlap"
                    + " with networks that you will connect to the VPC.")
            .fallback("10.0.0.0/16")
            .becomes("`CidrBlock` of the VPC, and with `Fn::Cidr` of the subnets")
            .example("cidr: 10.0.0.0/16");
    public static final Key<Integer> ZONES =
        Key.of(
                "zones",
                Form.whole(2, 3),
                "Number of Availability Zones, each with a public and a private subnet.")
            .fallback("2")
            .becomes("AWS::EC2::Subnet")
            .example("zones: 3");
    public static final Key<String> NAT =
        Key.of(
                "nat",
                Form.oneOf("none", "single", "per_zone", "regional"),
                "NAT gateways for internet access from the private subnets: none, one for"
                    + " all zones, one per zone, or a regional one, which AWS expands to each zone"
                    + " with tasks and gives addresses. NAT gateways are billed per hour, a regional"
                    + " one for each of its zones, and per GB.")
            .fallback("none")
            .becomes("AWS::EC2::NatGateway and AWS::EC2::EIP")
            .example("nat: single");
    public static final Key<TruthOr<List<Given<String>>>> ENDPOINTS =
        Key.of(
                "endpoints",
                Form.truthOr(
                    Form.distinct(
                            Form.plain(
                                "the name of an AWS service such as `s3`", "[a-z0-9._-]{1,64}"))
                        .orOne()),
                "VPC endpoints for AWS services. `true`: for the services that the"
                    + " workloads use. A list: for these services and, without NAT, for those"
                    + " that the workloads use. `false`: none. Interface endpoints are billed per"
                    + " hour and zone, and per GB; the gateway endpoints `s3` and `dynamodb` are free.")
            .fallback(
                "%s if tasks have neither NAT nor a public IP address, otherwise %s",
                "true", "false")
            .becomes("AWS::EC2::VPCEndpoint")
            .example("endpoints: [s3, secretsmanager]");
    public static final Key<Boolean> FLOW_LOGS =
        Key.of("flow_logs", Form.truth(), "Enables flow logs for rejected traffic.")
            .byMode("true", "false")
            .becomes("AWS::EC2::FlowLog, its log group and role")
            .example("flow_logs: false");
    public static final Key<Boolean> IPV6 =
        Key.of(
                "ipv6",
                Form.truth(),
                "Adds IPv6 beside IPv4: a /56 block of Amazon's for the VPC, a /64 block for each"
                    + " subnet, and routes to the internet, for the private subnets outbound only."
                    + " Tasks and an internet-facing Application Load Balancer get IPv6 addresses;"
                    + " databases, volumes, VPC endpoints, internal load balancers and those of"
                    + " `nlb` do not. Images are pulled by IPv4.")
            .fallback("false")
            .becomes(
                "AWS::EC2::VPCCidrBlock, AWS::EC2::SubnetCidrBlock,"
                    + " AWS::EC2::EgressOnlyInternetGateway, routes, and `IpAddressType` of the"
                    + " load balancer")
            .example("ipv6: true");
    public static final Shape SHAPE =
        Shape.of("a `network.create` block", CIDR, ZONES, NAT, IPV6, ENDPOINTS, FLOW_LOGS);

    private Create() {}
  }

  public static final Key<Section> CREATE =
      Key.of(
              "create",
              Form.block(() -> Create.SHAPE),
              "Creates a VPC in this stack, with public and private subnets. Tasks run in the"
                  + " private subnets (with `public_ip: true`, in the public subnets), the load"
                  + " balancer in the public subnets (an internal one, in the private subnets).")
          .becomes(
              "AWS::EC2::VPC, subnets, route tables, an internet gateway and security" + " groups")
          .example("create: {cidr: 10.0.0.0/16, zones: 2, nat: single}");
  public static final Key<String> IMPORT =
      Key.of(
              "import",
              Form.plain("the name of a spec", Patterns.SPEC),
              "Name of another spec, whose stack exports its network. The template"
                  + " parameter `NetworkStack` has the name of that stack; its default is"
                  + " `<spec>-<environment>`.")
          .becomes("`Fn::ImportValue`")
          .example("import: shared-network");
  public static final Key<Integer> ZONES =
      Key.of(
              "zones",
              Form.whole(2, 3),
              "Number of Availability Zones of an imported network, at most the `zones` with which"
                  + " it is created, or of `subnets` that are the value of an export. Tasks, databases and mount targets of volumes are in the"
                  + " subnets of these zones.")
          .fallback("2")
          .becomes("`Subnets` of the service or schedule, and AWS::EFS::MountTarget")
          .example("zones: 3");
  public static final Key<Boolean> PUBLIC_IP =
      Key.of(
              "public_ip",
              Form.truth().literal(),
              "Assigns public IP addresses to the tasks. Tasks in public subnets need"
                  + " one for internet access. With `create` or `import`, the tasks then run in the"
                  + " public subnets. `placement` of a workload overrides it.")
          .fallback("false")
          .becomes("`AssignPublicIp` of the service or schedule")
          .example("public_ip: true");
  public static final Key<Text> VPC =
      Key.of(
              "vpc",
              Form.text("a VPC ID: `vpc-` and 8 or 17 lowercase hexadecimal digits", Patterns.VPC),
              "ID of an existing VPC.")
          .fallback("the template parameter `" + VPC_PARAMETER + "`", "${" + VPC_PARAMETER + "}")
          .becomes("`VpcId` of security groups and target groups")
          .example("vpc: \"${VpcId}\"");
  public static final Key<Texts> SUBNETS =
      Key.of(
              "subnets",
              Form.texts(NetworkIds.SUBNET, MOST_SUBNETS),
              "IDs of existing subnets that the tasks run in, each in another Availability Zone."
                  + " With `volumes`, add new subnets at the end: a mount target stays in its"
                  + " subnet, and a file system has one in each zone.")
          .fallback(
              "the template parameter `" + SUBNETS_PARAMETER + "`", "${" + SUBNETS_PARAMETER + "}")
          .becomes("`Subnets` of the service or schedule")
          .example("subnets: \"${SubnetIds}\"");
  public static final Key<Texts> PUBLIC_SUBNETS =
      Key.of(
              "public_subnets",
              Form.texts(NetworkIds.SUBNET, Integer.MAX_VALUE),
              "IDs of existing public subnets, for an internet-facing load balancer that the stack"
                  + " creates (in at least two Availability Zones), and for workloads with"
                  + " `placement: public`; if these mount a file system of the stack, in the"
                  + " Availability Zones of `subnets`, which have its mount targets. Tasks without"
                  + " public IP addresses need private subnets, which the internet cannot reach.")
          .fallback(
              "`subnets` with `public_ip: true`; otherwise the template parameter `"
                  + PUBLIC_SUBNETS_PARAMETER
                  + "`, or required if `subnets` is set",
              "${" + PUBLIC_SUBNETS_PARAMETER + "}")
          .becomes("`Subnets` of the load balancer, and of services and schedules")
          .example("public_subnets: \"${PublicSubnetIds}\"");
  public static final Key<Texts> SECURITY_GROUPS =
      Key.of(
              "security_groups",
              Form.texts(NetworkIds.SECURITY_GROUP, MOST_SECURITY_GROUPS),
              "IDs of existing security groups for the tasks, instead of a new one per"
                  + " workload.")
          .otherwise("a new security group per workload")
          .becomes("`SecurityGroups` of the service or schedule")
          .example("security_groups: [\"${SecurityGroupId}\"]");

  private static final Map<String, String> BY_PARAMETER =
      Map.of(
          VPC_PARAMETER, VPC.name(),
          SUBNETS_PARAMETER, SUBNETS.name(),
          PUBLIC_SUBNETS_PARAMETER, PUBLIC_SUBNETS.name());

  public static final Shape SHAPE =
      Shape.of(
          "a `network` block",
          CREATE,
          IMPORT,
          ZONES,
          PUBLIC_IP,
          VPC,
          SUBNETS,
          PUBLIC_SUBNETS,
          SECURITY_GROUPS);

  /** What says that a key defaults to the parameter, if one does. */
  public static Optional<String> ofParameter(String parameter) {
    String key = BY_PARAMETER.get(parameter);
    return Optional.ofNullable(key)
        .map(
            name ->
                "without `network.create` or `network.import`, `network."
                    + name
                    + "` defaults to the parameter `"
                    + parameter
                    + "`");
  }

  private NetworkKeys() {}
}
