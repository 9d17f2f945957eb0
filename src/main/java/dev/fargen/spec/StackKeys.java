package dev.fargen.spec;

import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Allowances;
import dev.fargen.spec.form.Descriptions;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.messaging.QueueKeys;
import dev.fargen.spec.network.Cidrs;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.spec.repositories.RepositoryKeys;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;

/** What may be said of a stack as a whole; every key here can be overridden by an environment. */
public final class StackKeys {

  /** The cluster that the tasks run in. */
  public static final class Cluster {
    public static final Key<Text> NAME =
        Key.of(
                "name",
                Form.text(
                    "the name of a cluster: letters, digits, `_` and `-`, a letter first",
                    "[A-Za-z][A-Za-z0-9_-]{0,254}"),
                "A cluster that exists already.")
            .otherwise("the stack has its own")
            .becomes("Cluster of the service")
            .example("name: ${ClusterName}");
    public static final Key<Boolean> CONTAINER_INSIGHTS =
        Key.of(
                "container_insights",
                Form.truth(),
                "Whether the stack's own cluster has metrics for tasks and containers; they cost.")
            .byMode("true", "false")
            .becomes("ClusterSettings of the Cluster")
            .example("container_insights: false");
    public static final Shape SHAPE = Shape.of("a `cluster` block", NAME, CONTAINER_INSIGHTS);

    private Cluster() {}
  }

  /** A load balancer that the stack makes. */
  public static final class NewLoadBalancer {
    public static final Key<Texts> SUBNETS =
        Key.of(
                "subnets",
                Form.texts(
                    Form.text(
                        "a subnet id: `subnet-` and 8 to 17 hexadecimal digits", Patterns.SUBNET),
                    Integer.MAX_VALUE),
                "The subnets that it stands in, in two zones at least.")
            .otherwise("those of the tasks; the public ones of a network that the spec creates")
            .becomes("Subnets of the LoadBalancer")
            .example("subnets: ${PublicSubnetIds}");
    public static final Key<Boolean> INTERNAL =
        Key.of("internal", Form.truth(), "Whether it is reached from inside the network only.")
            .fallback(HttpKeys.INTERNAL.fallback().orElseThrow())
            .becomes("Scheme of the LoadBalancer")
            .example("internal: true");
    public static final Key<List<Given<Text>>> CERTIFICATE =
        Key.of(
                "certificate",
                Form.distinct(ArnKinds.CERTIFICATE).orOne(),
                "Certificates in ACM: it then speaks HTTPS, and HTTP is redirected.")
            .becomes("an HTTPS Listener")
            .example("certificate: ${CertificateArn}");
    public static final Key<List<Given<Text>>> ALLOWED_SOURCES =
        Key.of(
                "allowed_sources",
                Form.distinct(Cidrs.FORM).orOne(),
                "Only clients from these addresses reach it.")
            .otherwise("every address; the private ones where it is internal")
            .becomes("SecurityGroupIngress of the load balancer's SecurityGroup")
            .example("allowed_sources: [203.0.113.0/24]");
    public static final Key<Boolean> ACCESS_LOGS =
        Key.of(
                "access_logs",
                Form.truth(),
                "Whether every request is logged to a bucket, kept for 90 days.")
            .byMode("true", "false")
            .becomes("AWS::S3::Bucket and access_logs… of the LoadBalancer's attributes")
            .example("access_logs: false");
    public static final Key<Boolean> DELETION_PROTECTION =
        Key.of("deletion_protection", Form.truth(), "Whether it can't be deleted.")
            .byMode("true", "false")
            .becomes("deletion_protection.enabled of the LoadBalancer's attributes")
            .example("deletion_protection: false");
    public static final Key<Integer> IDLE_TIMEOUT =
        Key.of(
                "idle_timeout",
                Durations.between(seconds(1), seconds(4_000)),
                "Time after which an idle connection is closed.")
            .fallback("60s")
            .becomes("idle_timeout.timeout_seconds of the LoadBalancer's attributes")
            .example("idle_timeout: 5m");
    public static final Shape SHAPE =
        Shape.of(
            "a `load_balancer.create` block",
            SUBNETS,
            INTERNAL,
            CERTIFICATE,
            ALLOWED_SOURCES,
            ACCESS_LOGS,
            DELETION_PROTECTION,
            IDLE_TIMEOUT);

    private NewLoadBalancer() {}
  }

  /** The load balancer that workloads with {@code http} stand behind. */
  public static final class LoadBalancer {
    public static final Key<Section> CREATE =
        Key.of(
                "create",
                Form.block(() -> NewLoadBalancer.SHAPE),
                "A load balancer of the stack's own.")
            .becomes("AWS::ElasticLoadBalancingV2::LoadBalancer and its Listeners")
            .example("create: {certificate: ${CertificateArn}}");
    public static final Key<String> IMPORT =
        Key.of(
                "import",
                Form.plain("the name of a spec", Patterns.SPEC),
                "Another spec, whose stack exports its load balancer. That stack is named by the"
                    + " template parameter `NetworkStack` where the network comes from the same"
                    + " spec, else by `LoadBalancerStack`.")
            .becomes("Fn::ImportValue")
            .example("import: shared-network");
    public static final Key<Text> LISTENER =
        Key.of(
                "listener",
                ArnKinds.LISTENER,
                "The listener of a load balancer that exists already.")
            .becomes("ListenerArn of the ListenerRules")
            .example("listener: ${ListenerArn}");
    public static final Key<Text> SECURITY_GROUP =
        Key.of(
                "security_group",
                Form.text(
                    "a security group id: `sg-` and 8 to 17 hexadecimal digits",
                    Patterns.SECURITY_GROUP),
                "The security group of that load balancer; each workload adds the way to its own"
                    + " tasks.")
            .becomes("AWS::EC2::SecurityGroupEgress, and ingress of the workload's SecurityGroup")
            .example("security_group: ${LoadBalancerSecurityGroupId}");
    public static final Shape SHAPE =
        Shape.of("a `load_balancer` block", CREATE, IMPORT, LISTENER, SECURITY_GROUP);

    private LoadBalancer() {}
  }

  /** More about a template parameter that the spec names. */
  public static final class Parameter {
    public static final Key<String> DESCRIPTION =
        Key.of("description", Descriptions.upTo(4_000), "What it is for.")
            .becomes("Description of the parameter")
            .example("description: Image of the API");
    public static final Key<dev.fargen.yaml.Node> DEFAULT =
        Key.of(
                "default",
                Form.anything("the value where an environment gives none"),
                "The value where an environment gives none.")
            .becomes("Default of the parameter")
            .example("default: latest");
    public static final Key<String> PATTERN =
        Key.of(
                "pattern",
                Form.plain("a regular expression", "[\\s\\S]+"),
                "What values must look like.")
            .becomes("AllowedPattern of the parameter")
            .example("pattern: ^arn:aws:acm:.*$");
    public static final Key<List<Given<String>>> ALLOWED =
        Key.of(
                "allowed",
                Form.distinct(Form.plain("text", "[\\s\\S]*")),
                "The only values it may have.")
            .becomes("AllowedValues of the parameter")
            .example("allowed: [dev, prod]");
    public static final Key<Boolean> NO_ECHO =
        Key.of("no_echo", Form.truth(), "Whether CloudFormation hides its value.")
            .fallback("false")
            .becomes("NoEcho of the parameter")
            .example("no_echo: true");
    public static final Shape SHAPE =
        Shape.of("a parameter", DESCRIPTION, DEFAULT, PATTERN, ALLOWED, NO_ECHO);

    private Parameter() {}
  }

  public static final Key<Section> NETWORK =
      Key.of("network", Form.block(() -> NetworkKeys.SHAPE), "Where the tasks run.")
          .otherwise(
              "the template parameters `"
                  + NetworkKeys.VPC_PARAMETER
                  + "` and `"
                  + NetworkKeys.SUBNETS_PARAMETER
                  + "`")
          .becomes("NetworkConfiguration of the Service or Schedule, and what `create` makes")
          .example("network: {vpc: \"${VpcId}\", subnets: \"${SubnetIds}\"}");
  public static final Key<Section> CLUSTER =
      Key.of(
              "cluster",
              Form.blockOr(Cluster.SHAPE, Cluster.NAME),
              "The cluster that the tasks run in.")
          .otherwise("the stack has its own")
          .becomes("AWS::ECS::Cluster")
          .example("cluster: ${ClusterName}");
  public static final Key<Section> LOAD_BALANCER =
      Key.of(
              "load_balancer",
              Form.block(() -> LoadBalancer.SHAPE),
              "The load balancer that workloads with `http` stand behind.")
          .otherwise("one of the stack's own, where a workload has `http`")
          .becomes("AWS::ElasticLoadBalancingV2::LoadBalancer")
          .example("load_balancer: {create: {certificate: \"${CertificateArn}\"}}");
  public static final Key<List<Given<String>>> EXPORTS =
      Key.of(
              "exports",
              Form.distinct(Form.oneOf("network", "load_balancer")).orOne(),
              "What of the stack's own other specs may import.")
          .becomes("Export of the Outputs, named `<stack>-VpcId` and the like")
          .example("exports: [network, load_balancer]");
  public static final Key<Named<Section>> QUEUES =
      Key.of(
              "queues",
              Form.named("a map of queues", Name.THING, Form.block(() -> QueueKeys.SHAPE)),
              "Queues that workloads consume or send to.")
          .becomes("AWS::SQS::Queue and its QueuePolicy")
          .example("queues: {jobs: {visibility_timeout: 10m}}");
  public static final Key<Named<Section>> WORKLOADS =
      Key.of(
              "workloads",
              Form.named("a map of workloads", Name.THING, Form.block(() -> WorkloadKeys.SHAPE)),
              "What runs: each is one task and what starts it.")
          .becomes("AWS::ECS::TaskDefinition and Service")
          .example("workloads: {api: {image: \"${Image}\", port: 3000, http: {}}}");
  public static final Key<Named<Section>> VOLUMES =
      Key.of(
              "volumes",
              Form.named("a map of volumes", Name.THING, Form.block(() -> VolumeKeys.SHAPE)),
              "Where containers keep files; they mount a volume by its name. A volume is a file"
                  + " system in EFS, encrypted at rest and on its way, with an access point, and a"
                  + " mount target in each subnet of the tasks. To mount it opens port 2049 between"
                  + " the workload and the file system, lets the task role mount it, and write to"
                  + " it unless all mount it `ro`, and has the service wait for the mount targets.")
          .becomes("AWS::EFS::FileSystem, AccessPoint and MountTarget")
          .example("volumes: {uploads: {uid: 33, gid: 33}, cache: {scratch: true}}");
  public static final Key<Named<Section>> DATABASES =
      Key.of(
              "databases",
              Form.named("a map of databases", Name.THING, Form.block(() -> DatabaseKeys.SHAPE)),
              "Aurora clusters that scale by themselves, encrypted and backed up. To name one in a"
                  + " workload opens its port between the two, lets the execution role read its"
                  + " secret where it is needed, and has the service wait for the instance that"
                  + " writes. `environment` takes `${databases.x.host}`, `reader_host`, `port`, `name`,"
                  + " `username` and `resource_id`, in longer texts too; `secrets` takes `username` and"
                  + " `password`,"
                  + " and what is no secret becomes a plain variable there.")
          .becomes("AWS::RDS::DBCluster, DBInstance and DBSubnetGroup")
          .example("databases: {shop: {engine: aurora-postgresql, capacity: {min: 0, max: 4}}}");
  public static final Key<Named<Section>> REPOSITORIES =
      Key.of(
              "repositories",
              Form.named(
                  "a map of repositories", Name.THING, Form.block(() -> RepositoryKeys.SHAPE)),
              "Repositories for images, each with the stack; those that a pipeline's builds go to are"
                  + " made with the pipeline, once for all environments. `${repositories.x}:tag` and"
                  + " `${repositories.x}@sha256:...` are images in one of them, and the execution role"
                  + " of a workload may pull from those that it names. A repository is empty when its"
                  + " stack is created, so a workload that names one begins with no tasks: push the"
                  + " image, then write `<Workload>ImagesPushed: true` under the environment's"
                  + " `parameters`, render and deploy again. The stack's output"
                  + " `<Repository>RepositoryUri` says where to push to.")
          .becomes("AWS::ECR::Repository")
          .example("repositories: {shop: {keep: 100}}");
  public static final Key<Named<Text>> TAGS =
      Key.of(
              "tags",
              Form.named(
                  "a map of tags",
                  Name.TAG,
                  Form.text(
                      "text of letters, digits, spaces and `_.:/=+-@`, at most 256 characters",
                      "[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}")),
              "Tags of the stack; CloudFormation puts them on every resource.")
          .becomes("Tags in the params file")
          .example("tags: {team: shop}");
  public static final Key<Named<Section>> RESOURCES =
      Key.of(
              "resources",
              Form.named(
                  "a map of resources", Name.LOGICAL_ID, Form.block(() -> RawKeys.Resource.SHAPE)),
              "Raw CloudFormation to add, short forms of functions included. It may refer to"
                  + " everything else in the template.")
          .becomes("Resources of the template")
          .example("resources: {Orders: {Type: AWS::SNS::Topic}}");
  public static final Key<Named<Section>> OUTPUTS =
      Key.of(
              "outputs",
              Form.named(
                  "a map of outputs", Name.LOGICAL_ID, Form.block(() -> RawKeys.Output.SHAPE)),
              "Raw CloudFormation: outputs to add.")
          .becomes("Outputs of the template")
          .example("outputs: {Topic: {Value: !Ref Orders}}");
  public static final Key<Named<String>> ALLOW = Allowances.KEY;

  public static final Shape SHAPE =
      Shape.of(
          "a spec",
          NETWORK,
          CLUSTER,
          LOAD_BALANCER,
          EXPORTS,
          REPOSITORIES,
          VOLUMES,
          DATABASES,
          QUEUES,
          WORKLOADS,
          TAGS,
          ALLOW,
          RESOURCES,
          OUTPUTS);

  private StackKeys() {}
}
