package dev.fargen.emit.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawResource;
import java.util.Optional;

/**
 * The keys of raw secrets, which the execution role must be allowed to decrypt with (AWS Secrets
 * Manager user guide, "Secret encryption and decryption in AWS Secrets Manager"). An alias names no
 * key that a policy can allow.
 */
public final class RawSecretKeys {

  private static final String KEY = "AWS::KMS::Key";
  private static final String PROPERTY = "KmsKeyId";

  private RawSecretKeys() {}

  /** Puts the keys where {@link Secrets} finds them. */
  public static void put(Additions additions, Draft draft) {
    for (RawResource resource : additions.resources()) {
      key(resource)
          .flatMap(value -> arn(value, additions))
          .ifPresent(
              arn ->
                  draft
                      .things()
                      .put(
                          new ThingReference(
                              StackKeys.RESOURCES.name(),
                              resource.id().value(),
                              Secrets.KEY_OF_DATABASE),
                          arn));
    }
  }

  private static Optional<Value> key(RawResource resource) {
    Mapping properties = resource.properties().map(RawValues::mapping).orElseGet(Value::map);
    return switch (resource.type().value()) {
      case "AWS::SecretsManager::Secret" -> Optional.ofNullable(properties.entries().get(PROPERTY));
      case "AWS::RDS::DBCluster", "AWS::RDS::DBInstance" ->
          properties.entries().get("MasterUserSecret") instanceof Mapping secret
              ? Optional.ofNullable(secret.entries().get(PROPERTY))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The ARN of the key; {@code Ref} of a key is its ID. */
  private static Optional<Value> arn(Value key, Additions additions) {
    if (key instanceof Scalar text) {
      return Optional.of(key).filter(one -> text.asText().startsWith("arn:") && isKey(text));
    }
    if (key instanceof Intrinsic call && call.argument() instanceof Scalar name) {
      if (call.name().equals("GetAtt") && name.asText().endsWith(".Arn")) {
        return Optional.of(key);
      }
      boolean raw =
          call.name().equals("Ref")
              && Lists.any(
                  additions.resources(),
                  one -> one.id().value().equals(name.asText()) && one.type().value().equals(KEY));
      return raw ? Optional.of(Intrinsic.sub("${" + name.asText() + ".Arn}")) : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isKey(Scalar arn) {
    return arn.asText().contains(":key/");
  }
}
