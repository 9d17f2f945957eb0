package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names of resources that the templates of a pipeline refer to across accounts and regions,
 * where {@code !Ref} is not possible. Each begins with the spec's name, truncated to the limits of
 * AWS: 64 characters for roles (IAM user guide, "IAM and AWS STS quotas"), 63 for buckets (Amazon
 * S3 user guide, "General purpose bucket naming rules").
 */
final class PipelineNames {

  private static final int ROLE_KEPT = 64 - "-pipeline-action".length();
  private static final int BUCKET_KEPT = 63 - "-pipeline-111122223333-ap-southeast-1".length();

  private final String spec;
  private final Pipeline.Home home;

  PipelineNames(String spec, Pipeline.Home home) {
    this.spec = spec;
    this.home = home;
  }

  /** The stack for artifacts in another region. */
  String artifactStack() {
    return spec + "-artifacts";
  }

  String pipelineRole() {
    return cut(ROLE_KEPT) + "-pipeline";
  }

  String actionRole() {
    return cut(ROLE_KEPT) + "-pipeline-action";
  }

  String deployRole() {
    return cut(ROLE_KEPT) + "-pipeline-deploy";
  }

  /** The bucket of the template's account and region, for use inside {@code !Sub}. */
  String bucket() {
    return bucket("${AWS::AccountId}", "${AWS::Region}");
  }

  /** The pipeline's bucket in a region, from every account; for use inside {@code !Sub}. */
  String bucket(Optional<String> region) {
    return bucket(home.account().orElse("${AWS::AccountId}"), regionOr(region));
  }

  private String bucket(String account, String region) {
    return cut(BUCKET_KEPT) + "-pipeline-" + account + "-" + region;
  }

  /** The region of a stage, for use inside {@code !Sub}; by default that of the template. */
  static String region(Pipeline.Stage stage) {
    return stage.region().orElse("${AWS::Region}");
  }

  /** The region of a stage, else the pipeline's if it is known, else that of the template. */
  String regionOr(Optional<String> region) {
    return region.or(home::region).orElse("${AWS::Region}");
  }

  /** The role that the pipeline assumes for a stage in another account. */
  Value actionRole(Pipeline.Stage stage) {
    return role(stage, stage.roles().action(), actionRole());
  }

  /** The role that CloudFormation takes for a stage in another account. */
  Value deployRole(Pipeline.Stage stage) {
    return role(stage, stage.roles().deploy(), deployRole());
  }

  private static Value role(Pipeline.Stage stage, Optional<String> given, String otherwise) {
    return given
        .map(Value::text)
        .map(Value.class::cast)
        .orElseGet(
            () ->
                Intrinsic.sub(
                    "arn:${AWS::Partition}:iam::%s:role/%s"
                        .formatted(stage.account().orElseThrow(), otherwise)));
  }

  /** The roles of other accounts that read artifacts for these stages. */
  List<ArtifactEmitter.Reader> readers(
      List<Pipeline.Stage> stages, Predicate<Pipeline.Stage> reads) {
    Set<ArtifactEmitter.Reader> readers = new LinkedHashSet<>();
    for (Pipeline.Stage stage : stages) {
      if (stage.account().isPresent() && reads.test(stage)) {
        readers.add(new ArtifactEmitter.Reader(stage.account().get(), actionRole(stage)));
      }
    }
    return List.copyOf(readers);
  }

  /**
   * The key that encrypts artifacts in another region (template reference, "Fn::GetStackOutput").
   */
  Intrinsic key(String region) {
    Mapping output =
        Value.map()
            .with("StackName", artifactStack())
            .with("OutputName", ArtifactEmitter.KEY_OUTPUT)
            .with("Region", region);
    return new Intrinsic("GetStackOutput", output);
  }

  /** A name that is cut ends with its hash, since names with the same beginning are different. */
  private String cut(int length) {
    if (spec.length() <= length) {
      return spec;
    }
    String hash = Integer.toHexString(spec.hashCode());
    int end = length - hash.length() - 1;
    while (spec.charAt(end - 1) == '-') {
      end--;
    }
    return spec.substring(0, end) + "-" + hash;
  }
}
