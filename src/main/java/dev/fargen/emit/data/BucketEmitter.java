package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Buckets;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.data.Bucket;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits a bucket and the policy that requires TLS. It has no name of its own, which would keep a
 * stack from being created again while the bucket of a deleted one is retained (AWS CloudFormation
 * user guide, "Name type").
 */
public final class BucketEmitter {

  /** The attribute under which {@link Things} has the KMS key of a bucket. */
  public static final String KEY = "(key)";

  private final Draft draft;
  private final Bucket bucket;
  private final String prefix;

  public BucketEmitter(Draft whole, Bucket bucket) {
    this.bucket = bucket;
    this.prefix = LogicalName.of(bucket.name()) + "Bucket";
    this.draft = whole.of(new Cause.Thing(prefix, words(), bucket.span()));
  }

  public void emit() {
    Resource resource =
        draft.add(
            bucket.span(),
            Buckets.hidden(
                    Resource.of(prefix, "AWS::S3::Bucket")
                        .comment("S3 bucket `" + bucket.name() + "`.")
                        .explain(
                            !bucket.retain(),
                            "Stack deletion fails while the bucket has objects; fargen deletes them first.")
                        .deletionPolicy(bucket.retain() ? "RetainExceptOnCreate" : "Delete"),
                    encryption())
                .property("VersioningConfiguration", Value.map().with("Status", versioning()))
                .property("LifecycleConfiguration", Value.map().with("Rules", lifecycle()))
                .property("CorsConfiguration", cors()));
    draft.add(
        bucket.span(),
        Resource.of(prefix + "Policy", "AWS::S3::BucketPolicy")
            .comment(Policies.TLS_ONLY)
            .property("Bucket", resource.ref())
            .property(
                "PolicyDocument",
                Policies.document(
                    List.of(
                        Policies.tlsOnly(
                            "s3",
                            List.of(
                                resource.att("Arn"), Intrinsic.sub("${" + prefix + ".Arn}/*")))))));
    put("name", resource.ref());
    put("arn", resource.att("Arn"));
    draft.add(bucket.span(), Output.of(prefix + "Name", "Name of " + words(), resource.ref()));
  }

  private String words() {
    return "the " + bucket.name() + " bucket";
  }

  private void put(String attribute, Value value) {
    draft.things().put(ThingKind.BUCKETS, bucket.name(), attribute, value);
  }

  /** With a bucket key, S3 asks KMS less often: "Reducing the cost of SSE-KMS with bucket keys". */
  private Value encryption() {
    Cause.Part byKey =
        new Cause.Part(prefix + "Key", "Encrypts " + words() + " with a customer managed key");
    boolean own = bucket.kmsKey().isPresent();
    Mapping encryption =
        Value.map()
            .with("SSEAlgorithm", new Block(byKey, own, Value.text(own ? "aws:kms" : "AES256")));
    if (!own) {
      return Value.map().with("ServerSideEncryptionByDefault", encryption);
    }
    Value key = draft.text(prefix + "KeyArn", "KMS key ARN for " + words(), bucket.kmsKey().get());
    put(KEY, key);
    return Value.map()
        .with(
            "ServerSideEncryptionByDefault",
            encryption.with("KMSMasterKeyID", new Block(byKey, true, key)))
        .with("BucketKeyEnabled", new Block(byKey, true, Value.bool(true)));
  }

  private Value versioning() {
    return draft.choice(
        prefix + "Versioning",
        "Enables versioning of " + words(),
        bucket.versioning(),
        "Enabled",
        "Suspended");
  }

  private Value lifecycle() {
    List<Value> rules = new ArrayList<>(List.of(Buckets.tidy()));
    bucket
        .expire()
        .ifPresent(
            days ->
                rules.add(
                    new Block(
                        new Cause.Part(prefix + "Expire", "Deletes old objects of " + words()),
                        true,
                        Value.map()
                            .with("Id", "expire")
                            .with("Status", "Enabled")
                            .with(
                                "ExpirationInDays",
                                draft.number(
                                    prefix + "ExpireDays",
                                    "Days after which objects of " + words() + " are deleted",
                                    days)))));
    return new ItemsBy("Id", rules);
  }

  private Optional<Value> cors() {
    if (bucket.cors().isEmpty()) {
      return Optional.empty();
    }
    Cause.Part cause =
        new Cause.Part(prefix + "Cors", "Lets browsers use " + words() + " from other origins");
    List<Value> rules = new ArrayList<>();
    for (Bucket.CorsRule rule : bucket.cors()) {
      int number = rules.size() + 1;
      Cause.Part further =
          new Cause.Part(prefix + "Cors" + number, "Adds CORS rule " + number + " to " + words());
      rules.add(
          new NamedItem(String.valueOf(number), new Block(further, true, rule(rule, number))));
    }
    return Optional.of(new Block(cause, true, Value.map().with("CorsRules", Value.list(rules))));
  }

  private Value rule(Bucket.CorsRule rule, int number) {
    String id = prefix + "Cors" + (number == 1 ? "" : number);
    return Value.map()
        .with("AllowedOrigins", list(id + "Origins", "Origins", rule.origins()))
        .with("AllowedMethods", words(id + "Methods", "HTTP methods", rule.methods()))
        .with("AllowedHeaders", words(id + "Headers", "Request headers", rule.headers()))
        .with(
            "ExposedHeaders",
            rule.exposeHeaders().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    words(id + "ExposedHeaders", "Response headers", rule.exposeHeaders())))
        .with(
            "MaxAge",
            draft.number(
                id + "MaxAge",
                "Time in seconds that browsers cache the CORS rules of " + words(),
                rule.maxAge()));
  }

  private Value words(String name, String what, List<Given<String>> words) {
    List<Given<Text>> texts = new ArrayList<>();
    words.forEach(word -> texts.add(word.map(Text::of)));
    return list(name, what, texts);
  }

  private Value list(String name, String what, List<Given<Text>> texts) {
    return draft.together(name, what + " in the CORS rules of " + words(), texts);
  }
}
