package dev.fargen.start;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Secrets of the stack's own: those that it creates, and those that RDS manages for its databases.
 */
final class Secrets {
  private static final String MANAGED = "MasterUserSecret.SecretArn";

  private Secrets() {}

  /** The ARN of the secret that a value begins with, if it is the stack's own. */
  static Optional<String> ours(Template template, String value) {
    for (Node node : Node.in(value)) {
      Optional<Resource> resource = template.named(Node.ref(node.id()));
      if (node.attribute().equals(MANAGED)) {
        return resource.map(one -> one.attribute(MANAGED));
      }
      if (resource.filter(one -> one.is("AWS::SecretsManager::Secret")).isPresent()) {
        return resource.map(Resource::ref);
      }
      if (resource
          .filter(one -> one.is("AWS::SecretsManager::SecretTargetAttachment"))
          .isPresent()) {
        return ours(template, resource.get().properties().text("SecretId"));
      }
    }
    return Optional.empty();
  }

  /** The key that it is encrypted with, if it is not the one of the service. */
  static Optional<String> key(Template template, String arn) {
    return template
        .named(arn)
        .map(Resource::properties)
        .map(
            one ->
                arn.contains(MANAGED)
                    ? one.part("MasterUserSecret").text("KmsKeyId")
                    : one.text("KmsKeyId"))
        .filter(key -> !key.isEmpty());
  }

  /** The databases whose secret it is. */
  static Set<String> databases(Template template, String arn) {
    Set<String> databases = new TreeSet<>();
    template.named(arn).filter(Databases::is).map(Resource::id).ifPresent(databases::add);
    for (Resource one : template.all()) {
      boolean attached =
          one.is("AWS::SecretsManager::SecretTargetAttachment")
              && ours(template, one.properties().text("SecretId")).filter(arn::equals).isPresent();
      if (attached) {
        template
            .named(one.properties().text("TargetId"))
            .map(Resource::id)
            .ifPresent(databases::add);
      }
      if (Databases.is(one)
          && ours(template, one.properties().text("MasterUserPassword"))
              .filter(arn::equals)
              .isPresent()) {
        databases.add(one.id());
      }
    }
    return databases;
  }

  /** Why its value changes while tasks run. */
  static Optional<String> rotation(Template template, String arn) {
    Optional<Resource> managed =
        template.named(arn).filter(one -> one.properties().is("ManageMasterUserPassword"));
    if (managed.isPresent()) {
      return Optional.of("RDS rotates the master password of " + managed.get());
    }
    return template.all("AWS::SecretsManager::RotationSchedule").stream()
        .filter(
            one ->
                ours(template, one.properties().text("SecretId")).filter(arn::equals).isPresent())
        .map(one -> one + " rotates it")
        .findFirst();
  }
}
