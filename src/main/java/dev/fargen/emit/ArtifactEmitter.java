package dev.fargen.emit;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import java.util.List;

/** Emits where the pipeline keeps what passes from stage to stage: a bucket, and its key. */
final class ArtifactEmitter {

  private static final int DAYS_KEPT = 30;

  private final Draft draft;
  private final Span span;

  ArtifactEmitter(Draft draft, Span span) {
    this.draft = draft;
    this.span = span;
  }

  record Emitted(Resource bucket, Resource key) {}

  Emitted emit() {
    Resource key = key();
    Mapping encryption =
        Value.map()
            .with("BucketKeyEnabled", true)
            .with(
                "ServerSideEncryptionByDefault",
                Value.map().with("SSEAlgorithm", "aws:kms").with("KMSMasterKeyID", key.att("Arn")));
    Resource bucket =
        draft.add(
            span,
            Buckets.closed("ArtifactBucket", encryption, DAYS_KEPT)
                .comment("What passes from stage to stage, kept for " + DAYS_KEPT + " days."));
    draft.add(
        span,
        Resource.of("ArtifactBucketPolicy", "AWS::S3::BucketPolicy")
            .comment("Nobody gets in without TLS.")
            .property("Bucket", bucket.ref())
            .property(
                "PolicyDocument",
                Policies.document(
                    List.of(
                        Policies.tlsOnly(
                            "s3",
                            List.of(
                                bucket.att("Arn"), Intrinsic.sub("${ArtifactBucket.Arn}/*")))))));
    return new Emitted(bucket, key);
  }

  private Resource key() {
    Mapping administration =
        Value.map()
            .with("Sid", "Administration")
            .with("Effect", "Allow")
            .with(
                "Principal",
                Value.map()
                    .with(
                        "AWS", Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")))
            .with("Action", "kms:*")
            .with("Resource", "*");
    Mapping logs =
        Value.map()
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
                Value.map()
                    .with(
                        "ArnLike",
                        Value.map()
                            .with(
                                "kms:EncryptionContext:aws:logs:arn",
                                Policies.arn("logs", "log-group:${AWS::StackName}-*"))));
    return draft.add(
        span,
        Resource.of("ArtifactKey", "AWS::KMS::Key")
            .comment("Encrypts artifacts and build logs.")
            .deletionPolicy("RetainExceptOnCreate")
            .property("Description", Intrinsic.sub("Artifacts of ${AWS::StackName}"))
            .property("EnableKeyRotation", true)
            .property("KeyPolicy", Policies.document(List.of(administration, logs))));
  }
}
