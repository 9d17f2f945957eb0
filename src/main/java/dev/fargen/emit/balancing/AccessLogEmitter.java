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
 * access logs for your Application Load Balancer": encryption with Amazon S3 managed keys only, and
 * the policy must be there before logging is switched on).
 */
public final class AccessLogEmitter {

  static final Cause.Part CAUSE = new Cause.Part("AccessLogs", "access logs");

  private static final int DAYS_KEPT = 90;

  private final Draft draft;

  AccessLogEmitter(Draft draft) {
    this.draft = draft.of(CAUSE);
  }

  /** The bucket's policy: its {@code !Ref} is the bucket's name, once the policy is there. */
  Resource emit(LoadBalancer.Created balancer) {
    Resource bucket =
        draft.add(
            balancer.span(),
            Buckets.closed("AccessLogBucket", "AES256", DAYS_KEPT)
                .comment("One line for each request, kept for " + DAYS_KEPT + " days."));
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
            .comment("Lets the load balancer write its logs; nobody gets in without TLS.")
            .property("Bucket", bucket.ref())
            .property(
                "PolicyDocument",
                Policies.document(
                    List.of(
                        deliver,
                        Policies.tlsOnly(
                            "s3",
                            List.of(
                                bucket.att("Arn"), Intrinsic.sub("${AccessLogBucket.Arn}/*")))))));
  }
}
