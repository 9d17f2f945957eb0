package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets of the stack's own: those that it creates, and those that RDS manages for its databases.
 */
final class Secrets {
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{resolve:secretsmanager:([^}]*?):SecretString:?([^:}]*)}}");
  private static final Set<String> ADDED = Set.of("engine", "host", "port", "dbname");
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

  /** The text that CloudFormation composes the secret of; empty if it is not composed. */
  private static String text(Template template, String arn) {
    return template
        .named(arn)
        .filter(one -> one.is("AWS::SecretsManager::Secret"))
        .map(one -> one.properties().text("SecretString"))
        .orElse("");
  }

  /** The secrets of the stack's own that are in the text of a secret. */
  private static Set<String> inside(Template template, String arn) {
    Set<String> inside = new TreeSet<>();
    for (Node node : Node.in(text(template, arn))) {
      if (node.attribute().isEmpty()) {
        ours(template, Node.ref(node.id())).filter(one -> !one.equals(arn)).ifPresent(inside::add);
      }
    }
    return inside;
  }

  /**
   * What CloudFormation does not find when it composes the secret (page "Get a secret or secret
   * value from Secrets Manager").
   */
  static List<String> notFound(Template template, String arn) {
    List<String> notFound = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text(template, arn));
    while (reference.find()) {
      String key = reference.group(2);
      boolean attached = isAttached(template, reference.group(1)) && ADDED.contains(key);
      Optional<Resource> named = ours(template, reference.group(1)).flatMap(template::named);
      named
          .map(Resource::properties)
          .filter(one -> one.has("GenerateSecretString") && !key.isEmpty() && !attached)
          .map(one -> one.part("GenerateSecretString"))
          .filter(one -> !one.text("GenerateStringKey").equals(key))
          .filter(one -> !one.text("SecretStringTemplate").contains("\"" + key + "\""))
          .ifPresent(one -> notFound.add(named.get() + " has no key " + key));
    }
    return notFound;
  }

  /** Whether the reference waits for the attachment, which adds keys to the secret. */
  private static boolean isAttached(Template template, String reference) {
    return Node.in(reference).stream()
        .flatMap(node -> template.named(Node.ref(node.id())).stream())
        .anyMatch(one -> one.is("AWS::SecretsManager::SecretTargetAttachment"));
  }

  /** The databases whose secret it is, or whose secret or endpoint is in its text. */
  static Set<String> databases(Template template, String arn) {
    Set<String> databases = new TreeSet<>();
    inside(template, arn).forEach(one -> databases.addAll(databases(template, one)));
    for (Node node : Node.in(text(template, arn))) {
      template
          .named(Node.ref(node.id()))
          .filter(Databases::is)
          .ifPresent(one -> databases.add(one.id()));
    }
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
    for (String one : inside(template, arn)) {
      Optional<String> reason = rotation(template, one);
      if (reason.isPresent()) {
        return reason;
      }
    }
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
