package dev.fargen.spec.data;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.util.List;

/** Keys of a bucket. */
public final class BucketKeys {

  /**
   * Keys of a CORS rule (Amazon S3 user guide, "Elements of a CORS configuration": at most one
   * wildcard in an origin or a header, and at most 100 rules).
   */
  public static final class Cors {

    private static final String HEADER_WORDS = "the name of a header, with at most one `*`";
    private static final String HEADER = "[A-Za-z0-9_.-]*\\*?[A-Za-z0-9_.-]*";

    private static final int MOST_RULES = 100;

    public static final Key<List<Given<Text>>> ORIGINS =
        Key.of(
                "origins",
                Form.distinct(Form.text(Origin.WORDS, Origin.PATTERN, Origin::fault)).orOne(),
                "Origins whose scripts may use the bucket. `*` stands for any origin.")
            .becomes("`CorsRules[].AllowedOrigins` of the bucket")
            .example("origins: https://shop.example.com")
            .mandatory();
    public static final Key<List<Given<String>>> METHODS =
        Key.of(
                "methods",
                Form.distinct(Form.oneOf("GET", "HEAD", "PUT", "POST", "DELETE")).orOne(),
                "HTTP methods of the requests. Uploads are `PUT`, or `POST` from a form.")
            .fallback("[GET, HEAD]")
            .becomes("`CorsRules[].AllowedMethods` of the bucket")
            .example("methods: [GET, PUT]");
    public static final Key<List<Given<String>>> HEADERS =
        Key.of(
                "headers",
                Form.distinct(Form.plain(HEADER_WORDS, HEADER)).orOne(),
                "Headers that the requests may have.")
            .fallback("\"%s\"", "*")
            .becomes("`CorsRules[].AllowedHeaders` of the bucket")
            .example("headers: [Content-Type, x-amz-*]");
    public static final Key<List<Given<String>>> EXPOSE_HEADERS =
        Key.of(
                "expose_headers",
                Form.distinct(Form.plain("the name of a header", "[A-Za-z0-9_.-]+")).orOne(),
                "Headers of the response that scripts may read. Multipart uploads from a browser"
                    + " require `ETag`.")
            .otherwise("none, apart from those that browsers always expose")
            .becomes("`CorsRules[].ExposedHeaders` of the bucket")
            .example("expose_headers: [ETag]");
    public static final Key<Integer> MAX_AGE =
        Key.of(
                "max_age",
                Durations.between(seconds(0), days(1)),
                "Time that a browser caches the answer to a preflight request.")
            .fallback("1h")
            .becomes("`CorsRules[].MaxAge` of the bucket")
            .example("max_age: 10m");
    public static final Shape SHAPE =
        Shape.of("a `cors` block", ORIGINS, METHODS, HEADERS, EXPOSE_HEADERS, MAX_AGE);

    private Cors() {}
  }

  public static final Key<Boolean> VERSIONING =
      Key.of(
              "versioning",
              Form.truth().literal(),
              "Keeps the previous version of an object that is overwritten or deleted, for 30 days.")
          .fallback("true")
          .becomes("`VersioningConfiguration` of the bucket")
          .example("versioning: false");
  public static final Key<Integer> EXPIRE =
      Key.of(
              "expire",
              Durations.between(days(1), days(36_500), days(1)),
              "Time after which an object is deleted. With `versioning`, it then stays for another"
                  + " 30 days as a previous version.")
          .otherwise("never")
          .becomes("`LifecycleConfiguration` of the bucket")
          .example("expire: 90d");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts new objects. A workload that has a permission for"
                  + " the bucket may use it; its key policy must allow the account to use it.")
          .otherwise("encryption with keys that S3 manages")
          .becomes("`BucketEncryption` of the bucket")
          .example("kms_key: \"${KmsKeyArn}\"");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What happens to the bucket when the stack is deleted. CloudFormation cannot delete a"
                  + " bucket that has objects: with `delete`, `fargen delete` and `fargen deploy`"
                  + " delete all objects and their versions first.")
          .byModes("retain", "delete")
          .becomes("`DeletionPolicy` of the bucket")
          .example("on_delete: delete");
  public static final Key<List<Given<Section>>> CORS =
      Key.of(
              "cors",
              Form.distinct(Form.block(() -> Cors.SHAPE), Cors.MOST_RULES).orOne(),
              "Lets scripts of other origins use the bucket from a browser (cross-origin resource"
                  + " sharing), with presigned URLs for example. A list has one rule for each item.")
          .otherwise("no CORS rules")
          .becomes("`CorsConfiguration` of the bucket")
          .example("cors: {origins: https://shop.example.com, methods: [GET, PUT]}");
  public static final Shape SHAPE =
      Shape.of("a bucket", VERSIONING, EXPIRE, KMS_KEY, CORS, ON_DELETE);

  private BucketKeys() {}
}
