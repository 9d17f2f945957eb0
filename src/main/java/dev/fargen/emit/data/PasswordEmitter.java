package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import java.util.Optional;

/**
 * Emits the password of a database's master user. Without rotation, the stack generates it: a
 * secret that the database reads by a dynamic reference, and an attachment that adds host, port and
 * database name to it (AWS Secrets Manager user guide, "Get an AWS Secrets Manager secret in a
 * CloudFormation resource"). With rotation, RDS manages it, and a schedule without a Lambda
 * function sets the interval (AWS Secrets Manager user guide, "Managed rotation for AWS Secrets
 * Manager secrets").
 *
 * @param draft of the database
 */
record PasswordEmitter(
    Draft draft, Database database, String prefix, String words, DatabaseNaming naming) {

  /** With the names of the database. */
  PasswordEmitter(Draft draft, DatabaseNaming naming) {
    this(draft, naming.database(), naming.prefix(), naming.words(), naming);
  }

  /** Letters and digits only, so that the password fits a URL. */
  private static final int LENGTH = 32;

  /** Why RDS manages the password; its absence is why the stack does. */
  private Cause.Part rotation() {
    return new Cause.Part(prefix + "Rotation", "Rotates the password of " + words)
        .within(naming.cause());
  }

  /** The same draft for the stack's own password. */
  private Draft generated() {
    return draft.of(new Cause.Part(prefix + "Login", "Generates the password of " + words));
  }

  /**
   * The secret, if the stack generates the password. Each change of {@code GenerateSecretString}
   * generates another password (CloudFormation template reference, "AWS::SecretsManager::Secret"),
   * which an unchanged database does not take over: a dynamic reference is read only when it
   * changes itself.
   *
   * @param key encrypts it
   */
  Optional<Resource> secret(Optional<Value> key) {
    if (database.login().rotation().isPresent()) {
      return Optional.empty();
    }
    boolean retain = database.protection().onDelete().value() == OnDelete.RETAIN;
    return Optional.of(
        generated()
            .add(
                database.span(),
                Resource.of(prefix + "Secret", "AWS::SecretsManager::Secret")
                    .comment("Generated password of " + words + ".")
                    .comment("It does not rotate, because ECS reads secrets only at task start.")
                    .comment(
                        "Do not change GenerateSecretString: the secret would get a new password, and the "
                            + naming.noun()
                            + " would keep the old one.")
                    .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
                    .property("Description", "Master user of " + words)
                    .property("KmsKeyId", key)
                    .property(
                        "GenerateSecretString",
                        Value.map()
                            .with("SecretStringTemplate", template())
                            .with("GenerateStringKey", "password")
                            .with("PasswordLength", LENGTH)
                            .with("ExcludePunctuation", true))));
  }

  /** The JSON that the password is added to. */
  private Value template() {
    String username = database.login().username().value();
    Parameter parameter =
        Parameter.of(
            prefix + "SecretTemplate",
            ParameterType.STRING,
            "JSON object with the master username of " + words);
    return new Setting(parameter, Value.text("{\"username\": \"" + username + "\"}"));
  }

  /** {@code MasterUserPassword} of the database. */
  Value reference(Resource secret) {
    String reference = "{{resolve:secretsmanager:${" + secret.id() + "}:SecretString:password}}";
    return new Block(rotation(), false, Intrinsic.sub(reference));
  }

  /** The value of a property of the database, if RDS manages the password. */
  Optional<Value> ifManaged(Value value) {
    return database.login().rotation().map(days -> new Block(rotation(), true, value));
  }

  /**
   * The secret that tasks read.
   *
   * @param arn its ARN
   * @param complete what must exist before a task reads it, besides the database
   */
  record Emitted(Value arn, Resource complete) {}

  /**
   * Completes the password when the database exists.
   *
   * @param secret of the stack; otherwise RDS has one
   * @param main the cluster, or the only instance
   * @param instance the one that is created first
   */
  Emitted emit(Optional<Resource> secret, Resource main, Resource instance) {
    if (secret.isPresent()) {
      Resource attachment = attachment(secret.get(), main);
      return new Emitted(new Block(rotation(), false, attachment.ref()), attachment);
    }
    Value managed = main.att("MasterUserSecret.SecretArn");
    return new Emitted(new Block(rotation(), true, managed), schedule(managed, instance));
  }

  /** Its {@code Ref} is the ARN of the secret. */
  private Resource attachment(Resource secret, Resource main) {
    return generated()
        .add(
            database.span(),
            Resource.of(prefix + "SecretAttachment", "AWS::SecretsManager::SecretTargetAttachment")
                .comment(
                    "Adds the connection details (engine, host, port, database name) to the secret of "
                        + words
                        + ".")
                .property("SecretId", secret.ref())
                .property("TargetType", naming.byKind(Value.text(main.type())))
                .property("TargetId", naming.byKind(main.ref())));
  }

  private Resource schedule(Value secret, Resource instance) {
    Value days =
        draft.number(
            prefix + "RotationDays",
            "Days between two rotations of the password of " + words,
            database.login().rotation().orElseThrow());
    Resource.Builder schedule =
        Resource.of(prefix + "Rotation", "AWS::SecretsManager::RotationSchedule")
            .comment("Interval at which RDS rotates the password of " + words + ".");
    if (database.isCluster()) {
      schedule.dependsOn(instance);
    }
    return draft
        .of(rotation())
        .add(
            database.span(),
            schedule
                .property("SecretId", naming.byKind(secret))
                .property("RotateImmediatelyOnUpdate", false)
                .property("RotationRules", Value.map().with("AutomaticallyAfterDays", days)));
  }
}
