package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.SecretVariable;
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

  /** {@code ValueFrom} of the variable. */
  public Value valueFrom(SecretVariable variable) {
    if (variable.source() instanceof SecretVariable.Parameter parameter) {
      return isArn(parameter.id())
          ? draft.text("", "", parameter.id())
          : Policies.arn("ssm", "parameter/" + withoutSlash(draft.inSub(parameter.id())));
    }
    if (variable.source() instanceof SecretVariable.Secret secret) {
      String id = draft.inSub(secret.id());
      String part =
          secret.key().isPresent() || secret.version().isPresent()
              ? ":"
                  + secret.key().map(draft::inSub).orElse("")
                  + ":"
                  + secret.version().map(draft::inSub).orElse("")
                  + ":"
              : "";
      return isArn(secret.id())
          ? Intrinsic.sub(id + part)
          : Policies.arn("secretsmanager", "secret:" + id + part);
    }
    Optional<ThingReference> database = database(variable);
    return database.isPresent()
        ? Intrinsic.sub(
            Things.inSub(ofDatabase(database.get())) + ":" + database.get().attribute() + "::")
        : draft.text("", "", ((SecretVariable.Reference) variable.source()).id());
  }

  /** The database whose secret it is. */
  private static Optional<ThingReference> database(SecretVariable variable) {
    return Lists.first(
        variable.source().id().value().things(),
        thing -> thing.kind().equals(ThingKind.DATABASES.word()));
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
    for (Container container : workload.containers()) {
      for (SecretVariable variable : container.variables().secrets()) {
        boolean ssm = variable.isParameter();
        (ssm ? parameters : secrets).add(resource(variable));
        database(variable)
            .flatMap(
                database ->
                    draft.things().find(ThingKind.DATABASES, database.name(), KEY_OF_DATABASE))
            .ifPresent(secretKeys::add);
        variable
            .kmsKey()
            .ifPresent(
                key ->
                    (ssm ? parameterKeys : secretKeys)
                        .add(draft.text("", keyWords(workload, key), key)));
      }
    }
    List<Mapping> statements = new ArrayList<>();
    add(statements, Policies.allow("ReadSecrets", "secretsmanager:GetSecretValue"), secrets);
    add(statements, Policies.allow("ReadParameters", "ssm:GetParameters"), parameters);
    decrypt(statements, "DecryptSecrets", "secretsmanager", secretKeys);
    decrypt(statements, "DecryptParameters", "ssm", parameterKeys);
    return statements;
  }

  /** The description of the key's parameter, which the task role may use too. */
  private static String keyWords(Workload workload, Given<Text> key) {
    Optional<String> parameter = key.value().parameter();
    boolean inTaskRole =
        parameter.isPresent()
            && Lists.any(
                workload.permissions(),
                permission ->
                    permission instanceof Permission.ToThing to
                        && to.thing().value().parameter().equals(parameter));
    return inTaskRole
        ? "ARN of the KMS key for decryption by " + workload.name() + " and its execution role"
        : "KMS key ARN for secrets";
  }

  /** What {@link #statements} allow to read, in words. */
  public List<String> reads(Workload workload) {
    Set<String> reads = new LinkedHashSet<>();
    for (Container container : workload.containers()) {
      container
          .variables()
          .secrets()
          .forEach(secret -> reads.add(secret.isParameter() ? "parameters" : "secrets"));
    }
    return new ArrayList<>(Lists.sorted(reads));
  }

  private static void add(List<Mapping> statements, Mapping statement, Set<Value> resources) {
    if (!resources.isEmpty()) {
      statements.add(statement.with("Resource", Policies.oneOrMore(new ArrayList<>(resources))));
    }
  }

  private static void decrypt(
      List<Mapping> statements, String sid, String service, Set<Value> keys) {
    if (!keys.isEmpty()) {
      Value via = Intrinsic.sub(service + ".${AWS::Region}.amazonaws.com");
      statements.add(
          Policies.allow(sid, "kms:Decrypt")
              .with("Resource", Policies.oneOrMore(new ArrayList<>(keys)))
              .with(
                  "Condition",
                  Value.map().with("StringEquals", Value.map().with("kms:ViaService", via))));
    }
  }

  private Value resource(SecretVariable variable) {
    if (variable.source() instanceof SecretVariable.Secret secret && !isArn(secret.id())) {
      // Secrets Manager appends a hyphen and six random characters to the name of a secret.
      return Policies.arn("secretsmanager", "secret:" + draft.inSub(secret.id()) + "-??????");
    }
    if (variable.source() instanceof SecretVariable.Secret secret) {
      return draft.text("", "", secret.id());
    }
    Optional<ThingReference> database = database(variable);
    return database.isPresent() ? ofDatabase(database.get()) : valueFrom(variable);
  }

  /** Whether the ID is an ARN; a template parameter always is. */
  private static boolean isArn(Given<Text> id) {
    return id.value().parameter().isPresent() || id.value().written().startsWith("arn:");
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
