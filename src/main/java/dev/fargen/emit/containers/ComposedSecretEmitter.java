package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.params.Uncarried;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the secrets that are made of texts with secrets in them, such as the URL of a database.
 * CloudFormation puts the parts together: dynamic references to Secrets Manager can stand in every
 * property, and are read again only when the resource with them changes (CloudFormation user guide,
 * "Get a secret or secret value from Secrets Manager"). So the description has the nonce of the
 * workload: {@code fargen restart} reads the parts again before new tasks start.
 *
 * @param draft of the workload
 */
public record ComposedSecretEmitter(Draft draft, Workload workload) {

  /** What the names of the variables of {@code files-init} begin with. */
  private static final String FILE = "SECRET_";

  /** The secrets, which must exist before a task starts. */
  public List<Resource> emit() {
    List<Resource> all = new ArrayList<>();
    for (Container container : workload.containers()) {
      ContainerDraft of = new ContainerDraft(draft, workload, container);
      boolean files = container.purpose() == Container.Purpose.FILES;
      for (SecretVariable secret : container.variables().secrets()) {
        String name = files ? secret.name().substring(FILE.length()) : secret.name();
        String id = LogicalName.of(name.toLowerCase(Locale.ROOT)) + "Secret";
        String prefix = LogicalName.of(workload.name());
        String whose = files ? workload.name() : of.whose();
        emit(files ? prefix + id : of.name(id), name + " of " + whose, secret).ifPresent(all::add);
      }
    }
    List<SecretVariable> options =
        workload.task().logs().router().map(LogRouter::secretOptions).orElse(List.of());
    for (SecretVariable option : options) {
      String id = LogicalName.of(workload.name()) + "Log" + LogicalName.of(option.name());
      String words = option.name() + " of the log destination of " + workload.name();
      emit(id + "Secret", words, option).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Resource> emit(String id, String words, SecretVariable secret) {
    if (!secret.isComposed() || draft.things().secret(workload.name(), secret).isPresent()) {
      return Optional.empty();
    }
    Optional<Value> key = key(secret);
    Resource resource =
        draft
            .of(new Cause.Part(id, "Composes " + words))
            .add(
                secret.span(),
                Resource.of(id, "AWS::SecretsManager::Secret")
                    .comment(
                        "Secret that holds "
                            + words
                            + "; CloudFormation inserts the values of other secrets when it creates"
                            + " or updates this one.")
                    .comment(
                        "After another secret changes, run fargen restart: it changes "
                            + workload.nonce()
                            + ", so that CloudFormation updates this secret too.")
                    .deletionPolicy("Delete")
                    .property("Description", description(words))
                    .property(
                        "KmsKeyId",
                        key.map(
                            one -> new Told("Sets the KMS key of the secret for " + words, one)))
                    .property(
                        "SecretString",
                        new Told(
                            "Sets the value of " + words,
                            new Uncarried(Intrinsic.sub(text(secret.text()))))));
    draft.things().put(workload.name(), secret, resource.ref());
    return Optional.of(resource);
  }

  private Value description(String words) {
    return Intrinsic.sub(words + " (nonce ${" + Nonce.of(draft, workload).id() + "})");
  }

  /** The customer managed key of the secret itself, or else of the first database in it. */
  private Optional<Value> key(SecretVariable secret) {
    return secret
        .kmsKey()
        .map(key -> draft.text("", Secrets.keyWords(workload, key), key))
        .or(() -> new Secrets(draft).keyOfDatabase(secret));
  }

  private String text(Given<Text> given) {
    StringBuilder sub = new StringBuilder();
    for (Text.Part part : given.value().parts()) {
      if (part instanceof Text.SecretReference secret) {
        sub.append(resolved(secret.id(), secret.key()));
      } else if (part instanceof Text.ThingReference thing && ThingKind.isPassword(thing)) {
        sub.append(resolved(new Secrets(draft).inSub(thing), thing.attribute()));
      } else {
        sub.append(draft.inSub(given.map(whole -> Text.of(part))));
      }
    }
    return sub.toString();
  }

  private static String resolved(String secret, String key) {
    return "{{resolve:secretsmanager:"
        + secret
        + ":SecretString"
        + (key.isEmpty() ? "" : ":" + key)
        + "}}";
  }
}
