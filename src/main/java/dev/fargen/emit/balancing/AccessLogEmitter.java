package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Buckets;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Cause;
import dev.fargen.workload.balancing.LoadBalancer;
import java.util.List;

/**
 * Emits the bucket for the load balancer's access logs (Elastic Load Balancing user guide, "Enable
 * access logs for your Application Load Balancer": SSE-S3 is the only supported encryption, and the
 * bucket policy must exist before access logs are enabled).
 */
public final class AccessLogEmitter {

  static final Cause.Part CAUSE =
      new Cause.Part("AccessLogs", "Enables access logs of the Application Load Balancer");

  private static final int DAYS_KEPT = 90;

  private final Draft draft;

  AccessLogEmitter(Draft draft) {
    this.draft = draft.of(CAUSE);
  }

  /** The bucket policy, whose {@code !Ref} is the name of the bucket. */
  Resource emit(LoadBalancer.Created balancer) {
    Resource bucket =
        draft.add(
            balancer.span(),
            Buckets.closed("AccessLogBucket", "AES256", DAYS_KEPT)
                .comment(
                    "Bucket for access logs of the Application Load Balancer. "
                        + Buckets.expiry(DAYS_KEPT))
                .comment("Access logs require SSE-S3."));
    Mapping deliver =
        Value.map()
            .with("Sid", "DeliverAccessLogs")
            .with("Effect", "Allow")
            .with(
                "Principal",
                Value.map().with("Service", "logdelivery.elasticloadbalancing.amazonaws.com"))
            .with("Action", "s3:PutObject")
            .with("Resource", Intrinsic.sub("${AccessLogBucket.Arn}/AWSLogs/${AWS::AccountId}/*"));
    return draft.add(
        balancer.span(),
        Resource.of("AccessLogBucketPolicy", "AWS::S3::BucketPolicy")
            .comment("Allows Elastic Load Balancing to write access logs.")
            .comment(Policies.TLS_ONLY)
            .property("Bucket", bucket.ref())
            .property(
                "PolicyDocument",
                Policies.document(
                    List.of(
                        deliver,
                        Policies.tlsOnly(
                            "s3",
                            List.of(
                                bucket.att("Arn"),
                                Intrinsic.sub("${" + bucket.id() + ".Arn}/*")))))));
  }
}
