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

/** Where the tasks run: a network that exists, one that the stack makes, or another spec's. */
public final class NetworkKeys {

  public static final String VPC_PARAMETER = "VpcId";
  public static final String SUBNETS_PARAMETER = "SubnetIds";

  /** Amazon ECS API reference, "AwsVpcConfiguration". */
  private static final int MOST_SUBNETS = 16;

  private static final int MOST_SECURITY_GROUPS = 5;

  /** A network that the stack makes. */
  public static final class Create {
    public static final Key<Text> CIDR =
        Key.of(
                "cidr",
                Cidrs.FORM,
                "Its addresses, from /16 to /24; each subnet gets an eighth of them. Can't be changed"
                    + " later, so choose one that no network has that it may be joined with.")
            .fallback("10.0.0.0/16")
            .becomes("CidrBlock of the Vpc, and by Fn::Cidr those of the subnets")
            .example("cidr: 10.0.0.0/16");
    public static final Key<Integer> ZONES =
        Key.of(
                "zones",
                Form.whole(2, 3),
                "How many Availability Zones it spans, each with a public and a private subnet.")
            .fallback("2")
            .becomes("AWS::EC2::Subnet")
            .example("zones: 3");
    public static final Key<String> NAT =
        Key.of(
                "nat",
                Form.oneOf("none", "single", "per_zone"),
                "How private subnets reach the internet: not at all, through one NAT gateway, or"
                    + " through one in each zone. Each costs by the hour and by the gigabyte.")
            .fallback("none")
            .becomes("AWS::EC2::NatGateway and EIP")
            .example("nat: single");
    public static final Key<TruthOr<List<Given<String>>>> ENDPOINTS =
        Key.of(
                "endpoints",
                Form.truthOr(
                    Form.distinct(
                            Form.plain(
                                "the name of an AWS service such as `s3`", "[a-z0-9._-]{1,64}"))
                        .orOne()),
                "Which AWS services tasks reach without the internet. `true`: those that the"
                    + " workloads use; a list: these, and without NAT those that the workloads use;"
                    + " `false`: none. Each costs by the hour and zone, `s3` and `dynamodb` nothing.")
            .fallback("%s where tasks have neither NAT nor a public address", "true", "false")
            .becomes("AWS::EC2::VPCEndpoint")
            .example("endpoints: [s3, secretsmanager]");
    public static final Key<Boolean> FLOW_LOGS =
        Key.of(
                "flow_logs",
                Form.truth(),
                "Whether the connections that security groups refuse are logged.")
            .byMode("true", "false")
            .becomes("AWS::EC2::FlowLog, its LogGroup and Role")
            .example("flow_logs: false");
    public static final Shape SHAPE =
        Shape.of("a `network.create` block", CIDR, ZONES, NAT, ENDPOINTS, FLOW_LOGS);

    private Create() {}
  }

  public static final Key<Section> CREATE =
      Key.of(
              "create",
              Form.block(() -> Create.SHAPE),
              "A network of the stack's own: tasks in private subnets, the load balancer in public"
                  + " ones.")
          .becomes("AWS::EC2::VPC and all that belongs to it")
          .example("create: {cidr: 10.0.0.0/16, zones: 2, nat: single}");
  public static final Key<String> IMPORT =
      Key.of(
              "import",
              Form.plain("the name of a spec", Patterns.SPEC),
              "Another spec, whose stack exports its network. The template parameter `NetworkStack`"
                  + " names that stack: `<spec>-<environment>` unless the environment gives it"
                  + " another value.")
          .becomes("Fn::ImportValue")
          .example("import: shared-network");
  public static final Key<Integer> ZONES =
      Key.of(
              "zones",
              Form.whole(1, 6),
              "How many Availability Zones a network has that is imported: a volume needs a mount"
                  + " target in each.")
          .fallback("2")
          .becomes("AWS::EFS::MountTarget")
          .example("zones: 3");
  public static final Key<Boolean> PUBLIC_IP =
      Key.of(
              "public_ip",
              Form.truth(),
              "Whether tasks get a public address: needed in public subnets without NAT. In a"
                  + " network that is created or imported they then run in the public subnets.")
          .fallback("false")
          .becomes("AssignPublicIp of the service")
          .example("public_ip: true");
  public static final Key<Text> VPC =
      Key.of(
              "vpc",
              Form.text("a VPC id: `vpc-` and 8 to 17 hexadecimal digits", Patterns.VPC),
              "The VPC, by its id.")
          .fallback("the template parameter `" + VPC_PARAMETER + "`", "${" + VPC_PARAMETER + "}")
          .becomes("VpcId of security groups and target groups")
          .example("vpc: ${VpcId}");
  public static final Key<Texts> SUBNETS =
      Key.of(
              "subnets",
              Form.texts(
                  Form.text(
                      "a subnet id: `subnet-` and 8 to 17 hexadecimal digits", Patterns.SUBNET),
                  MOST_SUBNETS),
              "The subnets that tasks run in, by their ids.")
          .fallback(
              "the template parameter `" + SUBNETS_PARAMETER + "`", "${" + SUBNETS_PARAMETER + "}")
          .becomes("Subnets of the service")
          .example("subnets: ${SubnetIds}");
  public static final Key<Texts> SECURITY_GROUPS =
      Key.of(
              "security_groups",
              Form.texts(
                  Form.text(
                      "a security group id: `sg-` and 8 to 17 hexadecimal digits",
                      Patterns.SECURITY_GROUP),
                  MOST_SECURITY_GROUPS),
              "Security groups that exist already, instead of one for each workload.")
          .becomes("SecurityGroups of the service")
          .example("security_groups: [\"${SecurityGroupId}\"]");

  public static final Shape SHAPE =
      Shape.of(
          "a `network` block", CREATE, IMPORT, ZONES, PUBLIC_IP, VPC, SUBNETS, SECURITY_GROUPS);

  private NetworkKeys() {}
}
