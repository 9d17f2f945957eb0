package dev.fargen.deploy.aws;

import dev.fargen.deploy.aws.Caller.Persistence;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS in one account and region, for the length of one command. */
public final class Aws {

  private final Connection connection;
  private final Deadline deadline;
  private final Caller caller;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final CloudFormationCalls cloudFormation;

  /**
   * @param trouble is told of each fault that is tried again
   */
  public Aws(Connection connection, Deadline deadline, Consumer<AwsFault> trouble) {
    this.connection = connection;
    this.deadline = deadline;
    Pace pace = connection.pace();
    this.caller =
        new Caller(new Throttle(connection.speed()), pace, deadline, trouble, Persistence.SOME);
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(pace.attempt())
            .socketTimeout(pace.attempt())
            .build();
    this.credentials = credentials(connection);
    this.cloudFormation =
        new CloudFormationCalls(configured(CloudFormationClient.builder()).build(), caller);
  }

  /** A profile that is named outright comes before the environment's keys, as in the AWS CLI. */
  private static AwsCredentialsProvider credentials(Connection connection) {
    return connection
        .profile()
        .<AwsCredentialsProvider>map(name -> ProfileCredentialsProvider.create(name))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  public Connection connection() {
    return connection;
  }

  public Deadline deadline() {
    return deadline;
  }

  /** CloudFormation; out of reach for a while, a call gives up. */
  public CloudFormationCalls cloudFormation() {
    return cloudFormation;
  }

  /** The same, where something of ours runs: no call gives up before the deadline. */
  public CloudFormationCalls persistently() {
    return cloudFormation.with(caller.with(Persistence.UNTIL_DEADLINE));
  }

  /** The same for what is only good to know: each call is tried once. */
  public CloudFormationCalls quickly() {
    return cloudFormation.with(caller.with(Persistence.ONCE));
  }

  /** The same for what is left to do when the deadline has passed: for a short while. */
  public CloudFormationCalls lastly() {
    return cloudFormation.with(caller.until(grace()));
  }

  /** What changes the services, after the deadline too. */
  public ServiceCalls services() {
    return new ServiceCalls(configured(EcsClient.builder()).build(), caller.until(grace()));
  }

  private Deadline grace() {
    return Deadline.in(connection.pace().attempt().multipliedBy(3));
  }

  /** What runs the containers, and what they said. Loaded when first asked for. */
  public EvidenceCalls evidence() {
    return new EvidenceCalls(
        configured(EcsClient.builder()).build(),
        configured(ElasticLoadBalancingV2Client.builder()).build(),
        configured(CloudWatchLogsClient.builder()).build(),
        caller.with(Persistence.ONCE));
  }

  /** The account that the credentials belong to. */
  public String account() {
    StsClient sts = configured(StsClient.builder()).build();
    return caller.call("GetCallerIdentity", () -> sts.getCallerIdentity().account());
  }

  /** Where templates go that are too long for a call. */
  public TemplateStore templates(String bucket) {
    boolean dotted = bucket.contains("."); // no certificate covers it as part of the host
    var s3 = S3Client.builder().forcePathStyle(dotted || connection.endpoint().isPresent());
    s3.httpClient(http).credentialsProvider(credentials).region(Region.of(connection.region()));
    connection.endpoint().ifPresent(s3::endpointOverride);
    return new TemplateStore(s3.build(), caller, bucket);
  }

  private <
          B extends
              AwsClientBuilder<B, ?>
                  & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, ?>>
      B configured(B builder) {
    builder
        .httpClient(http)
        .credentialsProvider(credentials)
        .region(Region.of(connection.region()))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(connection.pace().attempt())
                .apiCallTimeout(connection.pace().attempt())
                .addExecutionInterceptor(new AnswerGuard())
                .build());
    connection.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }
}
