package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Buckets;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the bucket for the pipeline's artifacts and its KMS key. Roles of other accounts can read
 * both, if there are any (CodePipeline user guide, "Create a pipeline in CodePipeline that uses
 * resources from another AWS account").
 */
final class ArtifactEmitter {

  /** The output with the key's ARN, in the stack of an additional region. */
  static final String KEY_OUTPUT = "ArtifactKeyArn";

  /** A bucket can be deleted only if it is empty (Amazon S3 user guide, "Deleting a bucket"). */
  private static final String CREATED_AGAIN =
      "To create the stack again after deletion, empty and delete the retained bucket first, or"
          + " create the stack with a change set that imports it (--import-existing-resources).";

  private static final int DAYS_KEPT = 30;

  private final Draft draft;
  private final Span span;
  private final Optional<String> bucketName;
  private final List<Reader> readers;

  /** A role of another account that reads artifacts. */
  record Reader(String account, Value role) {}

  /**
   * @param bucketName if other accounts or regions must know it
   */
  ArtifactEmitter(Draft draft, Span span, Optional<String> bucketName, List<Reader> readers) {
    this.draft = draft;
    this.span = span;
    this.bucketName = bucketName;
    this.readers = List.copyOf(readers);
  }

  record Emitted(Resource bucket, Resource key) {}

  /**
   * Emits the bucket and the key.
   *
   * @param buildLogs whether the key also encrypts build logs
   */
  Emitted emit(boolean buildLogs) {
    Resource key = key(buildLogs);
    Mapping encryption =
        Value.map()
            .with("BucketKeyEnabled", true)
            .with(
                "ServerSideEncryptionByDefault",
                Value.map().with("SSEAlgorithm", "aws:kms").with("KMSMasterKeyID", key.att("Arn")));
    Resource bucket =
        draft.add(
            span,
            Buckets.closed("ArtifactBucket", bucketName, encryption, DAYS_KEPT)
                .comment("Bucket for the artifacts of the pipeline. " + Buckets.expiry(DAYS_KEPT))
                .explain(
                    bucketName.isPresent(),
                    "The name is fixed so that other accounts and regions can refer to it.")
                .explain(bucketName.isPresent(), CREATED_AGAIN));
    List<Value> statements = new ArrayList<>();
    Value objects = Intrinsic.sub("${ArtifactBucket.Arn}/*");
    statements.add(Policies.tlsOnly("s3", List.of(bucket.att("Arn"), objects)));
    if (!readers.isEmpty()) {
      statements.add(read("ListArtifacts", bucket.att("Arn"), "s3:ListBucket"));
      statements.add(read("ReadArtifacts", objects, "s3:GetObject", "s3:GetObjectVersion"));
    }
    draft.add(
        span,
        Resource.of("ArtifactBucketPolicy", "AWS::S3::BucketPolicy")
            .comment(Policies.TLS_ONLY)
            .explain(!readers.isEmpty(), "Allows roles of other accounts to read.")
            .property("Bucket", bucket.ref())
            .property("PolicyDocument", Policies.document(statements)));
    return new Emitted(bucket, key);
  }

  private Mapping read(String sid, Value resource, String... actions) {
    List<String> accounts = Lists.distinct(Lists.map(readers, Reader::account));
    List<Value> roles = Lists.distinct(Lists.map(readers, Reader::role));
    return Policies.allowRoles(sid, accounts, roles, Optional.of(resource), actions);
  }

  private Resource key(boolean buildLogs) {
    Mapping administration =
        Value.map()
            .with("Sid", "EnableIamPolicies")
            .with("Effect", "Allow")
            .with(
                "Principal",
                Value.map()
                    .with(
                        "AWS", Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")))
            .with("Action", "kms:*")
            .with("Resource", "*");
    List<Value> statements = new ArrayList<>(List.of(administration));
    if (buildLogs) {
      statements.add(logs());
    }
    if (!readers.isEmpty()) {
      statements.add(read("DecryptArtifacts", Value.text("*"), "kms:Decrypt"));
    }
    return draft.add(
        span,
        Resource.of("ArtifactKey", "AWS::KMS::Key")
            .comment(buildLogs ? "KMS key for artifacts and build logs." : "KMS key for artifacts.")
            .deletionPolicy("RetainExceptOnCreate")
            .property(
                "Description",
                Intrinsic.sub(
                    (buildLogs ? "Artifacts and build logs" : "Artifacts")
                        + " of ${AWS::StackName}"))
            .property("EnableKeyRotation", true)
            .property("KeyPolicy", Policies.document(statements)));
  }

  private static Mapping logs() {
    return Value.map()
        .with("Sid", "EncryptBuildLogs")
        .with("Effect", "Allow")
        .with(
            "Principal",
            Value.map().with("Service", Intrinsic.sub("logs.${AWS::Region}.${AWS::URLSuffix}")))
        .with(
            "Action",
            Value.texts(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*"))
        .with("Resource", "*")
        .with(
            "Condition",
            Policies.condition(
                "ArnLike",
                "kms:EncryptionContext:aws:logs:arn",
                Policies.arn("logs", "log-group:${AWS::StackName}-*")));
  }
}
