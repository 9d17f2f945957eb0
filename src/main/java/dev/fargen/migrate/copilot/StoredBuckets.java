package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Buckets as {@code copilot storage init} writes them: private, encrypted, and with a policy that
 * requires TLS.
 */
record StoredBuckets(DraftMap resources, Report report) {

  private static final String TYPE = "AWS::S3::Bucket";
  private static final Set<String> KEYS =
      Set.of("Type", "DeletionPolicy", "UpdateReplacePolicy", "Properties");
  private static final Set<String> RULE =
      Set.of(
          "Id",
          "Status",
          "NoncurrentVersionExpirationInDays",
          "NoncurrentVersionExpiration",
          "AbortIncompleteMultipartUpload");
  private static final Set<String> CORS =
      Set.of("AllowedHeaders", "AllowedMethods", "AllowedOrigins", "ExposedHeaders", "Id");

  /** The bucket of a spec; empty where it cannot say the same. */
  Optional<StoredThing> of(DraftMap.Entry entry) {
    if (!(entry.draft() instanceof DraftMap resource)
        || !StoredThings.is(resource, TYPE)
        || !StoredThings.hasOnly(resource, KEYS)) {
      return Optional.empty();
    }
    DraftMap properties = resource.getMap("Properties").orElseGet(DraftMap::new);
    DraftMap keys = new DraftMap();
    if (!versioning(properties).equals("Enabled")) {
      keys.put("versioning", false);
    }
    for (DraftMap.Entry property : properties.entries()) {
      if (!fits(property, keys)) {
        return Optional.empty();
      }
    }
    List<String> replaced = new ArrayList<>(List.of(entry.key()));
    for (DraftMap.Entry other : resources.entries()) {
      if (other.draft() instanceof DraftMap policy && isPolicyOf(entry.key(), policy)) {
        if (!requiresTls(policy)) {
          return Optional.empty();
        }
        replaced.add(other.key());
      }
    }
    String name = StoredThings.name(entry, "Bucket");
    return Optional.of(StoredThing.of("buckets", name, keys, replaced, "Bucket"));
  }

  private static String versioning(DraftMap properties) {
    return properties
        .getMap("VersioningConfiguration")
        .flatMap(map -> map.get("Status"))
        .flatMap(Draft::text)
        .orElse("");
  }

  private boolean fits(DraftMap.Entry property, DraftMap keys) {
    Value value = property.draft().value();
    return switch (property.key()) {
      case "VersioningConfiguration" -> true;
      case "PublicAccessBlockConfiguration" ->
          !value.any(part -> part instanceof Scalar one && !one.asText().equals("true"));
      case "BucketEncryption" -> scalars(value).equals(List.of("AES256"));
      case "OwnershipControls" -> scalars(value).equals(List.of("BucketOwnerEnforced"));
      case "LifecycleConfiguration" -> lifecycle(property.draft());
      case "CorsConfiguration" -> cors(property, keys);
      default -> false;
    };
  }

  private static List<String> scalars(Value value) {
    List<String> found = new ArrayList<>();
    value.walk(
        (part, path) -> {
          if (part instanceof Scalar scalar) {
            found.add(scalar.asText());
          }
        });
    return found;
  }

  /** Whether the rules only tidy up: a bucket of a spec keeps previous versions for 30 days. */
  private boolean lifecycle(Draft draft) {
    for (DraftMap rule : StoredThings.maps(draft, "Rules")) {
      if (!StoredThings.hasOnly(rule, RULE)
          || !rule.get("Status").flatMap(Draft::text).orElse("").equals("Enabled")) {
        return false;
      }
    }
    return true;
  }

  /** Notes what a bucket of a spec does otherwise. */
  void note(DraftMap.Entry entry) {
    for (DraftMap rule :
        StoredThings.maps(properties(entry).get("LifecycleConfiguration"), "Rules")) {
      for (DraftMap.Entry key : rule.entries()) {
        List<String> days = scalars(key.draft().value());
        if (key.key().startsWith("NoncurrentVersionExpiration") && !days.equals(List.of("30"))) {
          key.origins()
              .forEach(
                  origin ->
                      report.changed(origin, key.key(), "previous versions are kept for 30 days"));
        }
        if (key.key().equals("AbortIncompleteMultipartUpload") && !days.equals(List.of("7"))) {
          key.origins()
              .forEach(
                  origin ->
                      report.changed(
                          origin, key.key(), "parts of incomplete uploads are kept for 7 days"));
        }
      }
    }
  }

  private static DraftMap properties(DraftMap.Entry entry) {
    return entry.draft() instanceof DraftMap resource
        ? resource.getMap("Properties").orElseGet(DraftMap::new)
        : new DraftMap();
  }

  private static boolean cors(DraftMap.Entry property, DraftMap keys) {
    List<DraftMap> rules = StoredThings.maps(property.draft(), "CorsRules");
    DraftList all = new DraftList();
    for (DraftMap rule : rules) {
      if (!StoredThings.hasOnly(rule, CORS) || !rule.has("AllowedOrigins")) {
        return false;
      }
      DraftMap made = new DraftMap();
      copy("AllowedOrigins", "origins", rule, made);
      copy("AllowedMethods", "methods", rule, made);
      if (!rule.get("AllowedHeaders")
          .map(one -> scalars(one.value()))
          .orElse(List.of())
          .equals(List.of("*"))) {
        copy("AllowedHeaders", "headers", rule, made);
      }
      copy("ExposedHeaders", "expose_headers", rule, made);
      all.add(made);
    }
    keys.put(
        "cors", all.items().size() == 1 ? all.items().get(0).draft() : all, property.origins());
    return !rules.isEmpty();
  }

  private static void copy(String property, String key, DraftMap rule, DraftMap made) {
    for (DraftMap.Entry entry : rule.entries()) {
      if (entry.key().equals(property)) {
        List<String> items = scalars(entry.draft().value());
        if (!items.isEmpty()) {
          made.put(key, DraftValue.texts(items), entry.origins());
        }
      }
    }
  }

  private static boolean isPolicyOf(String bucket, DraftMap policy) {
    return StoredThings.is(policy, "AWS::S3::BucketPolicy")
        && RawReferences.inRaw(policy).contains(bucket);
  }

  /** Whether each statement denies requests without TLS. */
  private static boolean requiresTls(DraftMap policy) {
    DraftMap properties = policy.getMap("Properties").orElseGet(DraftMap::new);
    List<DraftMap> statements = StoredThings.maps(properties.get("PolicyDocument"), "Statement");
    for (DraftMap statement : statements) {
      boolean tls =
          statement
              .get("Condition")
              .map(condition -> condition.value())
              .filter(value -> scalars(value).equals(List.of("false")))
              .map(
                  value ->
                      value.any(
                          part ->
                              part instanceof Mapping map
                                  && map.entries().containsKey("aws:SecureTransport")))
              .orElse(false);
      if (!tls || !statement.get("Effect").flatMap(Draft::text).orElse("").equals("Deny")) {
        return false;
      }
    }
    return true;
  }
}
