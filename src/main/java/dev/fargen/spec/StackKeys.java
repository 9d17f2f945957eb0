package dev.fargen.spec;

import dev.fargen.spec.alarms.AlarmKeys;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.data.BucketKeys;
import dev.fargen.spec.data.CacheKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.data.TableKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Allowances;
import dev.fargen.spec.form.Descriptions;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.messaging.QueueKeys;
import dev.fargen.spec.messaging.TopicKeys;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.spec.repositories.RepositoryKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.yaml.Node;
import java.util.List;

/** Keys of a stack. An environment can override each of them. */
public final class StackKeys {

  /** Keys of the ECS cluster. */
  public static final class Cluster {
    public static final Key<Text> NAME =
        Key.of(
                "name",
                Form.text(
                    "the name of a cluster: at most 255 letters, digits, underscores and hyphens",
                    "[A-Za-z0-9_-]{1,255}"),
                "Name of an existing cluster.")
            .otherwise("a new cluster in this stack")
            .becomes("`Cluster` of the service")
            .example("name: \"${ClusterName}\"");
    public static final Key<Boolean> CONTAINER_INSIGHTS =
        Key.of(
                "container_insights",
                Form.truth().literal(),
                "Enables Container Insights, metrics for tasks and containers, on a"
                    + " new cluster. CloudWatch charges apply.")
            .byMode("true", "false")
            .becomes("`ClusterSettings` of the cluster")
            .example("container_insights: false");
    public static final Key<String> IMPORT =
        Key.of(
                "import",
                Form.plain("the name of a spec", Patterns.SPEC),
                "Name of another spec, whose stack exports its cluster. The template parameter"
                    + " `ClusterStack` has the name of that stack, or `NetworkStack` if the network"
                    + " is imported from the same spec; its default is `<spec>-<environment>`.")
            .becomes("`Fn::ImportValue`")
            .example("import: shared");
    public static final Shape SHAPE =
        Shape.of("a `cluster` block", NAME, IMPORT, CONTAINER_INSIGHTS);

    private Cluster() {}
  }

  /** Keys of a template parameter that the spec uses. */
  public static final class Parameter {
    public static final Key<String> DESCRIPTION =
        Key.of("description", Descriptions.upTo(4_000), "Description of the parameter.")
            .becomes("`Description` of the parameter")
            .example("description: Container image for the API");
    public static final Key<Node> DEFAULT =
        Key.of(
                "default",
                Form.anything("a string, or a list of strings"),
                "Value in environments that do not set the parameter.")
            .becomes("`Default` of the parameter")
            .example("default: latest");
    public static final Key<String> PATTERN =
        Key.of(
                "pattern",
                Form.plain("a regular expression", "[\\s\\S]+"),
                "Regular expression in Java's syntax that a value must match as a whole. fargen"
                    + " checks values only if it has nothing but characters, sets, groups,"
                    + " alternatives, repetitions, and lookaheads outside of groups.")
            .becomes("`AllowedPattern` of the parameter")
            .example("pattern: ^arn:aws:acm:.*$");
    public static final Key<List<Given<String>>> ALLOWED =
        Key.of("allowed", Form.distinct(Form.plain("a string", "[\\s\\S]*")), "Allowed values.")
            .becomes("`AllowedValues` of the parameter")
            .example("allowed: [dev, prod]");
    public static final Key<Boolean> NO_ECHO =
        Key.of(
                "no_echo",
                Form.truth().literal(),
                "Masks the value in the CloudFormation console, API and CLI. Without a value in an"
                    + " environment, `fargen deploy` keeps the one that the stack has; the first"
                    + " deployment takes it from `--param`.")
            .fallback("false")
            .becomes("`NoEcho` of the parameter")
            .example("no_echo: true");
    public static final Shape SHAPE =
        Shape.of("a parameter", DESCRIPTION, DEFAULT, PATTERN, ALLOWED, NO_ECHO);

    private Parameter() {}
  }

  public static final Key<Section> NETWORK =
      Key.of(
              "network",
              Form.block(() -> NetworkKeys.SHAPE),
              "Network of the tasks: an existing VPC, a new VPC, or a VPC that another"
                  + " stack exports.")
          .otherwise(
              "the template parameters `"
                  + NetworkKeys.VPC_PARAMETER
                  + "` and `"
                  + NetworkKeys.SUBNETS_PARAMETER
                  + "`; for an internet-facing load balancer of the stack, also `"
                  + NetworkKeys.PUBLIC_SUBNETS_PARAMETER
                  + "`")
          .becomes("`NetworkConfiguration` of services and schedules; with `create`, a VPC")
          .example("network: {vpc: \"${VpcId}\", subnets: \"${SubnetIds}\"}");
  public static final Key<Section> CLUSTER =
      Key.of("cluster", Form.blockOr(Cluster.SHAPE, Cluster.NAME), "ECS cluster of the tasks.")
          .otherwise("a new cluster in this stack")
          .becomes("AWS::ECS::Cluster")
          .example("cluster: \"${ClusterName}\"");
  public static final Key<Section> LOAD_BALANCER =
      Key.of(
              "load_balancer",
              Form.block(() -> LoadBalancerKeys.SHAPE),
              "Application Load Balancer for workloads with `http`: a new one, one that"
                  + " another stack exports, or an existing one.")
          .otherwise("a new load balancer, if any workload has `http`")
          .becomes("AWS::ElasticLoadBalancingV2::LoadBalancer")
          .example("load_balancer: {create: {certificate: \"${CertificateArn}\"}}");
  public static final Key<List<Given<String>>> EXPORTS =
      Key.of(
              "exports",
              Form.distinct(Form.oneOf("network", "load_balancer", "cluster", "namespace")).orOne(),
              "Parts of the stack that other specs can import. With `namespace`, workloads of other"
                  + " specs can link to each service with a `port`: `links: [shop/api]`.")
          .becomes("`Export` of outputs, with names such as `<stack>-VpcId`")
          .example("exports: [network, load_balancer]");
  public static final Key<Named<Section>> QUEUES =
      Key.of(
              "queues",
              Form.named("a map of queues", Name.THING, Form.block(() -> QueueKeys.SHAPE)),
              "SQS queues that workloads consume or send messages to. A workload names"
                  + " the queue that it consumes under `queue`; to send messages, it needs a"
                  + " permission such as `{queue: jobs, access: send}`.")
          .becomes("AWS::SQS::Queue and AWS::SQS::QueuePolicy")
          .example("queues: {jobs: {visibility_timeout: 10m}}");
  public static final Key<Named<Section>> TOPICS =
      Key.of(
              "topics",
              Form.named("a map of topics", Name.THING, Form.block(() -> TopicKeys.SHAPE)),
              "SNS topics that workloads publish messages to. To publish, a workload needs the"
                  + " permission `{topic: orders, access: publish}` and the ARN:"
                  + " `${topics.orders.arn}` under `environment`. Queues get the messages by"
                  + " `subscribe`.")
          .becomes("AWS::SNS::Topic and AWS::SNS::TopicPolicy")
          .example("topics: {orders: {fifo: true}}");
  public static final Key<Section> ALARMS =
      Key.of(
              "alarms",
              Form.block(() -> AlarmKeys.SHAPE),
              "CloudWatch alarms, and their recipients. `notify` alone creates all of"
                  + " them: for each service, load balancer, dead-letter queue and schedule of the"
                  + " stack.")
          .becomes("AWS::CloudWatch::Alarm")
          .example("alarms: {notify: oncall@example.com}");
  public static final Key<Named<Section>> WORKLOADS =
      Key.of(
              "workloads",
              Form.named("a map of workloads", Name.THING, Form.block(() -> WorkloadKeys.SHAPE)),
              "Workloads of the stack. A workload is a task, with a main container and"
                  + " optional sidecars, and the service or schedule that runs it. By default"
                  + " it is an ECS service; with `schedule` it runs on a schedule, and with"
                  + " `run: manual` when you start it.")
          .becomes(
              "AWS::ECS::TaskDefinition, and AWS::ECS::Service or" + " AWS::Scheduler::Schedule")
          .example("workloads: {api: {image: \"${Image}\", port: 3000, http: {}}}");
  public static final Key<Named<Section>> VOLUMES =
      Key.of(
              "volumes",
              Form.named("a map of volumes", Name.THING, Form.block(() -> VolumeKeys.SHAPE)),
              "Volumes that containers mount by name. A volume is an EFS file system, or"
                  + " with `scratch: true` an empty directory of the task.\n\nA new file system"
                  + " is encrypted at rest and in transit. It has an access point, and a mount"
                  + " target in each subnet of the tasks. If a workload mounts it, fargen"
                  + " allows NFS traffic (port 2049) between the two, grants the task role"
                  + " permission to mount it (and to write to it, unless every mount is `ro`),"
                  + " and creates the service after the mount targets.")
          .becomes("AWS::EFS::FileSystem, AWS::EFS::AccessPoint and AWS::EFS::MountTarget")
          .example("volumes: {uploads: {uid: 33, gid: 33}, cache: {scratch: true}}");
  public static final Key<Named<Section>> CONFIGS =
      Key.of(
              "configs",
              Form.named("a map of configs", Name.THING, Form.block(() -> ConfigKeys.SHAPE)),
              "Files that containers mount by name, under their own `configs`. Their contents are part of"
                  + " the task definitions, which have at most 64 KiB; for passwords and keys, use"
                  + " `secrets` with `target`.")
          .becomes("an environment variable of the container `files-init`")
          .example("configs: {nginx: {content: \"server { listen 80; }\"}}");
  public static final Key<Section> CONFIGS_IMAGE =
      Key.of(
              "configs_image",
              Form.blockOr(ImageKeys.SHAPE, ImageKeys.URI),
              "Linux image with `/bin/sh`, of the container `files-init` that writes `configs` and"
                  + " the files of `secrets`. Required where the tasks have no access to the"
                  + " internet.")
          .fallback(
              "%s",
              "public.ecr.aws/docker/library/busybox@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0")
          .becomes("`Image` of the container `files-init`")
          .example("configs_image: {ecr: busybox, tag: \"1.37\"}");
  public static final Key<Named<Section>> DATABASES =
      Key.of(
              "databases",
              Form.named("a map of databases", Name.THING, Form.block(() -> DatabaseKeys.SHAPE)),
              "Databases, encrypted and backed up: RDS instances, Aurora Serverless v2 clusters and"
                  + " Aurora DSQL clusters.\n\nA"
                  + " workload uses a database by naming it: `environment` accepts"
                  + " `${databases.x.host}`, `port`, `name`, `username`, `reader_host` (only Aurora)"
                  + " and `resource_id`, also within a longer string; `secrets` accepts"
                  + " `${databases.x.password}`. Under `secrets`, the other attributes become plain"
                  + " environment variables. Aurora DSQL has neither `password` nor"
                  + " `resource_id`.\n\nIf a"
                  + " workload names a database, fargen allows traffic between the two on the"
                  + " database port, grants the execution role permission to read the secret if"
                  + " the workload uses it, and creates the service after the database. For Aurora"
                  + " DSQL, the task role may log in.")
          .becomes(
              "AWS::RDS::DBInstance, AWS::RDS::DBParameterGroup, AWS::RDS::DBCluster,"
                  + " AWS::RDS::DBSubnetGroup, AWS::SecretsManager::Secret and AWS::DSQL::Cluster")
          .example("databases: {shop: {engine: postgres, class: db.t4g.small, storage: 50}}");
  public static final Key<Named<Section>> CACHES =
      Key.of(
              "caches",
              Form.named("a map of caches", Name.THING, Form.block(() -> CacheKeys.SHAPE)),
              "ElastiCache caches. Those of Valkey and Redis, and serverless ones, are encrypted at"
                  + " rest.\n\nA workload uses a cache by naming it:"
                  + " `environment` accepts `${caches.x.url}`, `host` and `port`, also within a"
                  + " longer string. memcached has no `url`. If a workload names a cache, fargen"
                  + " allows traffic between the two on the port of the cache, and creates the"
                  + " service after the cache.")
          .becomes(
              "AWS::ElastiCache::ReplicationGroup, AWS::ElastiCache::CacheCluster or"
                  + " AWS::ElastiCache::ServerlessCache")
          .example("caches: {sessions: {engine: valkey, nodes: 2}}");
  public static final Key<Named<Section>> BUCKETS =
      Key.of(
              "buckets",
              Form.named("a map of buckets", Name.THING, Form.block(() -> BucketKeys.SHAPE)),
              "S3 buckets: private, encrypted, and only for requests with TLS. Their names are"
                  + " generated. A workload needs a permission such as `{bucket: uploads, access:"
                  + " read_write}`, and gets the name with `${buckets.uploads.name}` under"
                  + " `environment`. Incomplete multipart uploads are deleted after 7 days.")
          .becomes("AWS::S3::Bucket and AWS::S3::BucketPolicy")
          .example("buckets: {uploads: {expire: 90d}}");
  public static final Key<Named<Section>> TABLES =
      Key.of(
              "tables",
              Form.named("a map of tables", Name.THING, Form.block(() -> TableKeys.SHAPE)),
              "DynamoDB tables with on-demand capacity. Their names are generated. A workload needs a"
                  + " permission such as `{table: sessions, access: read_write}`, which includes the"
                  + " indexes, and gets the name with `${tables.sessions.name}` under"
                  + " `environment`.")
          .becomes("AWS::DynamoDB::Table")
          .example("tables: {sessions: {partition_key: id, ttl: expires}}");
  public static final Key<Named<Section>> REPOSITORIES =
      Key.of(
              "repositories",
              Form.named(
                  "a map of repositories", Name.THING, Form.block(() -> RepositoryKeys.SHAPE)),
              "ECR image repositories. `${repositories.x}:tag` and"
                  + " `${repositories.x}@sha256:...` under `image` refer to an image in one of"
                  + " them; the execution role can pull from the repositories that its workload"
                  + " names. Each stack has its own repositories, except those that a pipeline"
                  + " pushes to: the pipeline has one of each for all environments.\n\nA"
                  + " repository is empty when its stack is created, so a workload that uses it"
                  + " starts with no tasks. Push the image (the output"
                  + " `<Repository>RepositoryUri` has the address), set"
                  + " `<Workload>ImagesPushed: true` under the `parameters` of the environment,"
                  + " and render and deploy again.")
          .becomes("AWS::ECR::Repository")
          .example("repositories: {shop: {keep: 100}}");
  public static final Key<Named<Text>> TAGS =
      Key.of(
              "tags",
              Form.named(
                  "a map of tags",
                  Name.TAG,
                  Form.text(
                          "a string of at most 256 letters, digits, spaces and the characters `+ - . / : = @ _`",
                          "[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}")
                      .ofSpec()),
              "Tags of the stack. CloudFormation adds them to all its resources that"
                  + " support tags.")
          .becomes("`Tags` in the params files")
          .example("tags: {team: shop}");
  public static final Key<Named<Section>> RESOURCES =
      Key.of(
              "resources",
              Form.named(
                  "a map of resources", Name.LOGICAL_ID, Form.block(() -> RawKeys.Resource.SHAPE)),
              "Raw CloudFormation resources to add to the template, by logical ID. Short"
                  + " forms of functions (`!Ref`, `!GetAtt`, `!Sub`) are allowed and can refer"
                  + " to any resource or parameter of the template. Other strings of the spec refer"
                  + " to them by `${resources.X}` and `${resources.X.Attribute}`.")
          .becomes("`Resources` of the template")
          .example("resources: {Orders: {Type: AWS::SNS::Topic}}");
  public static final Key<Named<Section>> OUTPUTS =
      Key.of(
              "outputs",
              Form.named(
                  "a map of outputs", Name.LOGICAL_ID, Form.block(() -> RawKeys.Output.SHAPE)),
              "Raw CloudFormation outputs to add to the template, by logical ID.")
          .becomes("`Outputs` of the template")
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
          CONFIGS,
          DATABASES,
          CACHES,
          BUCKETS,
          TABLES,
          QUEUES,
          TOPICS,
          ALARMS,
          WORKLOADS,
          CONFIGS_IMAGE,
          TAGS,
          ALLOW,
          RESOURCES,
          OUTPUTS);

  private StackKeys() {}
}
