package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.list.Lists;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of secret variables, and the statements that allow the execution role to read them
 * (Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container").
 */
public record Secrets(Draft draft) {

  /** The attributes under which {@link Things} has a database's secret and its KMS key. */
  public static final String OF_DATABASE = "(secret)";

  public static final String KEY_OF_DATABASE = "(key)";

  /** What an ARN pattern has in place of the characters that Secrets Manager adds to a name. */
  public static final String ANY_SUFFIX = "-??????";

  /** {@code ValueFrom} of the variable. */
  public Value valueFrom(Workload workload, SecretVariable variable) {
    if (variable.isComposed()) {
      return composed(workload, variable);
    }
    if (variable.source() instanceof SecretVariable.Parameter parameter) {
      return parameter.id().isArn() || parameter.id().isExported()
          ? draft.text("", "", parameter.id().text())
          : Policies.arn(
              "ssm",
              "parameter"
                  + (parameter.id().isAbsolute() ? "" : "/")
                  + draft.inSub(parameter.id().text()));
    }
    if (variable.source() instanceof SecretVariable.Secret secret) {
      String id = draft.inSub(secret.id().text());
      String part =
          secret.key().isPresent() || secret.version().isPresent()
              ? ":"
                  + secret.key().map(draft::inSub).orElse("")
                  + ":"
                  + secret.version().map(draft::inSub).orElse("")
                  + ":"
              : "";
      return secret.id().isArn()
          ? Intrinsic.sub(id + part)
          : Policies.arn("secretsmanager", "secret:" + id + part);
    }
    Optional<ThingReference> database = database(variable);
    return database.isPresent()
        ? part(ofDatabase(database.get()), database.get().attribute())
        : draft.text("", "", variable.text());
  }

  private Value composed(Workload workload, SecretVariable variable) {
    return draft.things().secret(workload.name(), variable).orElseThrow();
  }

  /** One key of the secret, which exists for the same cause as the secret itself. */
  private static Value part(Value secret, String key) {
    Value part = Intrinsic.sub(Things.inSub(secret) + ":" + key + "::");
    return secret instanceof Undecided caused ? caused.with(part) : part;
  }

  /** The database whose secret it is. */
  private static Optional<ThingReference> database(SecretVariable variable) {
    return Lists.first(
        variable.text().value().things(), thing -> thing.kind().equals(ThingKind.DATABASES.word()));
  }

  /** The key of the raw secret that is read. */
  private static Optional<ThingReference> raw(SecretVariable variable) {
    return Lists.first(variable.text().value().things(), ThingReference::isOfResource)
        .map(one -> new ThingReference(one.kind(), one.name(), KEY_OF_DATABASE));
  }

  /** The secret of the database, for use inside {@code !Sub}. */
  public String inSub(ThingReference database) {
    return Things.inSub(ofDatabase(database));
  }

  /** The customer managed key of the first database in the text of the variable. */
  public Optional<Value> keyOfDatabase(SecretVariable variable) {
    return database(variable)
        .flatMap(
            database -> draft.things().find(ThingKind.DATABASES, database.name(), KEY_OF_DATABASE));
  }

  private Value ofDatabase(ThingReference database) {
    return draft.things().value(ThingKind.DATABASES, database.name(), OF_DATABASE);
  }

  /** Statements that allow the execution role to read these secrets only. */
  public List<Mapping> statements(Workload workload) {
    Set<Value> secrets = new LinkedHashSet<>();
    Set<Value> parameters = new LinkedHashSet<>();
    Set<Value> secretKeys = new LinkedHashSet<>();
    Set<Value> parameterKeys = new LinkedHashSet<>();
    for (SecretVariable variable : workload.secrets()) {
      boolean ssm = variable.isParameter();
      if (variable.isAnywhere()) {
        parameters.add(valueFrom(workload, variable));
      }
      if (ssm && variable.source().id().isExported()) {
        parameters.addAll(ofExportedName(variable.text()));
      } else {
        (ssm ? parameters : secrets).add(resource(workload, variable));
      }
      if (!variable.isComposed() || variable.kmsKey().isEmpty()) {
        keyOfDatabase(variable).ifPresent(secretKeys::add);
        raw(variable).flatMap(draft.things()::find).ifPresent(secretKeys::add);
      }
      variable
          .kmsKey()
          .ifPresent(
              key ->
                  (ssm ? parameterKeys : secretKeys)
                      .add(draft.text("", keyWords(workload, key), key)));
    }
    List<Mapping> statements = new ArrayList<>();
    add(
        statements,
        workload,
        Policies.allow("ReadSecrets", "secretsmanager:GetSecretValue"),
        secrets);
    add(statements, workload, Policies.allow("ReadParameters", "ssm:GetParameters"), parameters);
    decrypt(statements, "DecryptSecrets", "secretsmanager", secretKeys);
    decrypt(statements, "DecryptParameters", "ssm", parameterKeys);
    return statements;
  }

  /**
   * The ARNs of a parameter whose name another stack exports, which may begin with a slash; ECS
   * takes the name itself (Amazon ECS API reference, "Secret", valueFrom).
   */
  private List<Value> ofExportedName(Given<Text> name) {
    String text = draft.inSub(name);
    return List.of(
        Policies.arn("ssm", "parameter" + text), Policies.arn("ssm", "parameter/" + text));
  }

  /**
   * Statements that allow the execution role to read the credentials of private registries (Amazon
   * ECS developer guide, "Using non-AWS container images in Amazon ECS").
   */
  public List<Mapping> ofRegistries(Workload workload) {
    Set<Value> secrets = new LinkedHashSet<>();
    Set<Value> keys = new LinkedHashSet<>();
    for (Container container : workload.containers()) {
      container
          .image()
          .credentials()
          .ifPresent(
              credentials -> {
                secrets.add(secret(credentials.secret()));
                credentials
                    .kmsKey()
                    .ifPresent(key -> keys.add(draft.text("", keyWords(workload, key), key)));
              });
    }
    List<Mapping> statements = new ArrayList<>();
    add(
        statements,
        workload,
        Policies.allow("ReadRegistryCredentials", "secretsmanager:GetSecretValue"),
        secrets);
    decrypt(statements, "DecryptRegistryCredentials", "secretsmanager", keys);
    return statements;
  }

  /** The description of the key's parameter, which the task role may use too. */
  public static String keyWords(Workload workload, Given<Text> key) {
    Optional<String> parameter = key.value().parameter();
    boolean inTaskRole =
        parameter.isPresent()
            && Lists.any(
                workload.permissions(),
                permission ->
                    permission instanceof Permission.ToThing to
                        && to.thing().text().value().parameter().equals(parameter));
    return inTaskRole
        ? "ARN of the KMS key that the task role and the execution role of "
            + workload.name()
            + " use for decryption"
        : "KMS key ARN for secrets";
  }

  /** What {@link #statements} allow to read, in words. */
  public List<String> reads(Workload workload) {
    Set<String> reads = new LinkedHashSet<>();
    workload
        .secrets()
        .forEach(secret -> reads.add(secret.isParameter() ? "parameters" : "secrets"));
    return new ArrayList<>(Lists.sorted(reads));
  }

  /** Adds the statement, if there is something to read. */
  private static void add(
      List<Mapping> statements, Workload workload, Mapping statement, Set<Value> resources) {
    List<Value> all = new ArrayList<>(resources);
    String what = " that the execution role of " + workload.name() + " can read";
    if (!all.isEmpty()) {
      boolean composed = Lists.any(workload.secrets(), SecretVariable::isComposed);
      Value some =
          all.size() == 1 && !composed
              ? all.get(0)
              : Value.list(Lists.map(all, one -> new Told("Adds a secret" + what, one)));
      statements.add(statement.with("Resource", new Told("Selects the secrets" + what, some)));
    }
  }

  private static void decrypt(
      List<Mapping> statements, String sid, String service, Set<Value> keys) {
    if (!keys.isEmpty()) {
      statements.add(decrypt(sid, service, new ArrayList<>(keys)));
    }
  }

  /** A statement that allows to decrypt with these keys, only through the service. */
  public static Mapping decrypt(String sid, String service, List<Value> keys) {
    return Policies.allow(sid, "kms:Decrypt")
        .with("Resource", Policies.oneOrMore(keys))
        .with("Condition", Policies.via(service));
  }

  private Value resource(Workload workload, SecretVariable variable) {
    if (variable.isComposed()) {
      return composed(workload, variable);
    }
    Optional<ThingReference> database = database(variable);
    if (database.isPresent()) {
      return ofDatabase(database.get());
    }
    return variable.isParameter() ? valueFrom(workload, variable) : secret(variable.source().id());
  }

  /** The ARN of a secret in Secrets Manager, which ends with a hyphen and six characters. */
  private Value secret(Identifier id) {
    if (!id.isArn()) {
      return Policies.arn("secretsmanager", "secret:" + draft.inSub(id.text()) + ANY_SUFFIX);
    }
    Given<Text> arn = id.withoutKey();
    return id.isPartialArn()
        ? Intrinsic.sub(draft.inSub(arn) + ANY_SUFFIX)
        : draft.text("", "", arn);
  }
}
