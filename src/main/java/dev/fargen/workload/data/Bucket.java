package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.BucketKeys;
import dev.fargen.spec.data.BucketKeys.Cors;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket of the stack's own.
 *
 * @param expire days after which objects are deleted
 * @param retain whether it stays when the stack goes
 */
public record Bucket(
    String name,
    Given<Boolean> versioning,
    Optional<Given<Integer>> expire,
    Optional<Given<Text>> kmsKey,
    List<CorsRule> cors,
    boolean retain,
    Span span)
    implements Thing {

  private static final int SECONDS_A_DAY = 86_400;

  /**
   * What browsers may send from other origins.
   *
   * @param maxAge in seconds
   * @param span the whole rule
   */
  public record CorsRule(
      List<Given<Text>> origins,
      List<Given<String>> methods,
      List<Given<String>> headers,
      List<Given<String>> exposeHeaders,
      Given<Integer> maxAge,
      Span span) {

    public CorsRule {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposeHeaders = List.copyOf(exposeHeaders);
    }

    private static CorsRule of(Section rule) {
      return new CorsRule(
          rule.needed(Cors.ORIGINS, List.of()).value(),
          rule.value(Cors.METHODS).value(),
          rule.value(Cors.HEADERS).value(),
          rule.list(Cors.EXPOSE_HEADERS),
          rule.value(Cors.MAX_AGE),
          rule.span());
    }
  }

  public Bucket {
    cors = List.copyOf(cors);
  }

  /** The buckets of a stack. */
  public static List<Bucket> all(Section stack, boolean anyProtected) {
    List<Bucket> buckets = new ArrayList<>();
    stack
        .named(StackKeys.BUCKETS)
        .forEach(
            (name, entry) ->
                buckets.add(of(name, entry.value().value(), anyProtected, entry.key())));
    return buckets;
  }

  private static Bucket of(String name, Section bucket, boolean anyProtected, Span key) {
    return new Bucket(
        name,
        bucket.value(BucketKeys.VERSIONING),
        bucket.get(BucketKeys.EXPIRE).map(given -> given.map(seconds -> seconds / SECONDS_A_DAY)),
        bucket.get(BucketKeys.KMS_KEY),
        Lists.map(bucket.list(BucketKeys.CORS), rule -> CorsRule.of(rule.value())),
        bucket.value(BucketKeys.ON_DELETE, anyProtected).value().equals("retain"),
        key);
  }

  @Override
  public ThingKind kind() {
    return ThingKind.BUCKETS;
  }
}
