package dev.fargen.deploy.aws;

import dev.fargen.deploy.aws.Caller.Persistence;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Access to AWS in one account and region, for one command. */
public final class Aws {

  private final Connection connection;
  private final Deadline deadline;
  private final Caller caller;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final CloudFormationCalls cloudFormation;

  /**
   * @param trouble receives each fault that is tried again
   */
  public Aws(Connection connection, Deadline deadline, Consumer<AwsFault> trouble) {
    this.connection = connection;
    this.deadline = deadline;
    Pace pace = connection.pace();
    this.caller =
        new Caller(
            new Throttle(connection.speed()), connection, deadline, trouble, Persistence.SOME);
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
    AwsCredentialsProvider provider =
        connection
            .profile()
            .<AwsCredentialsProvider>map(name -> ProfileCredentialsProvider.create(name))
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    return () -> {
      try {
        return provider.resolveCredentials();
      } catch (SdkException e) {
        throw e;
      } catch (RuntimeException e) { // the SDK's for a cached login that has expired
        throw SdkClientException.create(Credentials.unreadable(e), e);
      }
    };
  }

  public Connection connection() {
    return connection;
  }

  public Deadline deadline() {
    return deadline;
  }

  /** CloudFormation; a call gives up if AWS cannot be reached for a while. */
  public CloudFormationCalls cloudFormation() {
    return cloudFormation;
  }

  /** The same while an operation is in progress: no call gives up before the deadline. */
  public CloudFormationCalls persistently() {
    return cloudFormation.with(caller.with(Persistence.UNTIL_DEADLINE));
  }

  /** The same for optional information: each call is tried once. */
  public CloudFormationCalls quickly() {
    return cloudFormation.with(caller.with(Persistence.ONCE));
  }

  /** The same after the deadline, for a short time. */
  public CloudFormationCalls lastly() {
    return cloudFormation.with(caller.until(grace()));
  }

  /** Calls that change services, also after the deadline. */
  public ServiceCalls services() {
    return new ServiceCalls(configured(EcsClient.builder()).build(), caller.until(grace()));
  }

  /** Calls that start tasks; while one runs, no call gives up before the deadline. */
  public TaskCalls tasks() {
    return new TaskCalls(
        configured(EcsClient.builder()).build(), caller.with(Persistence.UNTIL_DEADLINE));
  }

  /** Calls that disable deletion protection. */
  public ProtectionCalls protections() {
    return new ProtectionCalls(
        configured(ElasticLoadBalancingV2Client.builder()).build(),
        configured(RdsClient.builder()).build(),
        caller);
  }

  /** Calls that read listeners. */
  public ListenerCalls listeners() {
    return new ListenerCalls(configured(ElasticLoadBalancingV2Client.builder()).build(), caller);
  }

  private Deadline grace() {
    return Deadline.in(connection.pace().attempt().multipliedBy(3));
  }

  /** Calls for the tasks, targets and logs of services. */
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

  /** The store for templates that are too large for a call. */
  public TemplateStore templates(String bucket) {
    return new TemplateStore(s3(bucket), caller, bucket);
  }

  /** Calls that delete what is in a bucket; none gives up before the deadline. */
  public BucketCalls bucket(String name) {
    return new BucketCalls(s3(name), caller.with(Persistence.UNTIL_DEADLINE));
  }

  private S3Client s3(String bucket) {
    boolean dotted = bucket.contains("."); // no certificate covers it as part of the host
    var s3 = S3Client.builder().forcePathStyle(dotted || connection.endpoint().isPresent());
    s3.httpClient(http).credentialsProvider(credentials).region(Region.of(connection.region()));
    connection.endpoint().ifPresent(s3::endpointOverride);
    return s3.build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
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
