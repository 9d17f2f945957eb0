package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Database.OnDelete;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Optional;

/** Emits an Aurora database cluster: its security group, subnets, storage and instances. */
public final class DatabaseEmitter {

  private final Draft draft;
  private final NetworkReference network;
  private final Database database;
  private final String prefix;

  public DatabaseEmitter(Draft whole, NetworkReference network, Database database) {
    this.draft = whole.of(cause(database).at(database.span()));
    this.network = network;
    this.database = database;
    this.prefix = prefix(database);
  }

  /**
   * What a workload that uses the database refers to.
   *
   * @param needs what must exist before a task connects
   */
  public record Emitted(
      Database database, Value port, Resource securityGroup, List<Resource> needs) {
    public Emitted {
      needs = List.copyOf(needs);
    }
  }

  /** Why the database cluster and its resources may be absent. */
  static Cause.Thing cause(Database database) {
    return new Cause.Thing(prefix(database), words(database));
  }

  private static String words(Database database) {
    return "the database cluster " + database.name();
  }

  private static String prefix(Database database) {
    return LogicalName.of(database.name()) + "Database";
  }

  public Emitted emit() {
    Resource group = securityGroup();
    Resource subnets = subnets();
    Optional<Value> key =
        database
            .protection()
            .kmsKey()
            .map(
                given ->
                    draft.text(prefix + "KeyArn", "KMS key ARN for " + words(database), given));
    PasswordEmitter password = new PasswordEmitter(draft, database, prefix, words(database));
    Optional<Resource> secret = password.secret(key);
    Resource cluster = cluster(group, subnets, key, password, secret);
    Resource writer = draft.add(database.span(), instance(cluster, 1));
    for (int number = 2; number <= database.capacity().instances().value(); number++) {
      reader(cluster, writer, number);
    }
    PasswordEmitter.Emitted login = password.emit(secret, cluster, writer);
    give(cluster, login.arn(), key);
    return new Emitted(database, port(), group, List.of(writer, login.complete()));
  }

  /** The values that texts and secrets of the spec refer to. */
  private void give(Resource cluster, Value secret, Optional<Value> key) {
    put("host", cluster.att("Endpoint.Address"));
    put("reader_host", cluster.att("ReadEndpoint.Address"));
    put("port", cluster.att("Endpoint.Port"));
    put("resource_id", cluster.att("DBClusterResourceId"));
    put("name", name());
    put("username", username());
    put(Secrets.OF_DATABASE, secret);
    key.ifPresent(value -> put(Secrets.KEY_OF_DATABASE, value));
    draft.add(
        database.span(),
        Output.of(
            prefix + "Host",
            "Writer endpoint of " + words(database),
            cluster.att("Endpoint.Address")));
  }

  private void put(String attribute, Value value) {
    draft.things().put(ThingKind.DATABASES, database.name(), attribute, value);
  }

  private Resource securityGroup() {
    Resource.Builder group =
        Resource.of(prefix + "SecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of " + words(database) + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Database " + database.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS));
    return draft.add(database.span(), withData(group));
  }

  private Resource subnets() {
    Resource.Builder subnets =
        Resource.of(prefix + "Subnets", "AWS::RDS::DBSubnetGroup")
            .comment("DB subnet group of " + words(database) + ".")
            .property("DBSubnetGroupDescription", "Subnets of " + database.name())
            .property("SubnetIds", network.storeSubnets());
    return draft.add(database.span(), withData(subnets));
  }

  /** A retained cluster also retains what it uses: CloudFormation could not delete that anyway. */
  private Resource.Builder withData(Resource.Builder builder) {
    return database.protection().onDelete().value() == OnDelete.RETAIN
        ? builder.deletionPolicy("RetainExceptOnCreate")
        : builder;
  }

  private Resource cluster(
      Resource group,
      Resource subnets,
      Optional<Value> key,
      PasswordEmitter password,
      Optional<Resource> secret) {
    return draft.add(
        database.span(),
        Resource.of(prefix, "AWS::RDS::DBCluster")
            .comment("Database cluster " + database.name() + ".")
            .explain(
                secret.isEmpty(),
                "With ManageMasterUserPassword, RDS creates and rotates the password.")
            .explain(
                !database.logs().isEmpty(),
                "RDS creates the log groups: they do not expire, and remain when the stack is"
                    + " deleted.")
            .explain(
                database.protection().onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the cluster without a snapshot; it fails while deletion protection is enabled.")
            .deletionPolicy(
                deletionPolicy(database.protection().onDelete().value()),
                whenReplaced(database.protection().onReplace()))
            .property("Engine", database.engine().word())
            .property(
                "EngineVersion",
                draft.word(
                    prefix + "EngineVersion",
                    "Engine version of " + words(database),
                    database.version()))
            .property("DatabaseName", name())
            .property("Port", database.login().port().map(given -> port()))
            .property("MasterUsername", username())
            .property("MasterUserPassword", secret.map(password::reference))
            .property("ManageMasterUserPassword", password.ifManaged(Value.bool(true)))
            .property(
                "MasterUserSecret",
                key.flatMap(value -> password.ifManaged(Value.map().with("KmsKeyId", value))))
            .property(
                "EnableIAMDatabaseAuthentication",
                draft.bool(
                    prefix + "IamAuthentication",
                    "Enables IAM database authentication for " + words(database),
                    database.login().iamAuthentication()))
            .property("ServerlessV2ScalingConfiguration", capacity())
            .property("DBSubnetGroupName", subnets.ref())
            .property("VpcSecurityGroupIds", Value.list(group.ref()))
            .property("StorageEncrypted", true)
            .property("KmsKeyId", key)
            .property(
                "BackupRetentionPeriod",
                draft.number(
                    prefix + "BackupRetention",
                    "Backup retention for " + words(database) + " in days",
                    database.protection().backupRetention()))
            .property("CopyTagsToSnapshot", true)
            .property("EnableCloudwatchLogsExports", logs())
            .property(
                "DeletionProtection",
                draft.bool(
                    prefix + "Protection",
                    "Enables deletion protection of " + words(database),
                    database.protection().fromDeletion())));
  }

  private static String deletionPolicy(OnDelete onDelete) {
    return switch (onDelete) {
      case SNAPSHOT -> "Snapshot";
      case RETAIN -> "RetainExceptOnCreate";
      case DELETE -> "Delete";
    };
  }

  private static String whenReplaced(OnDelete onReplace) {
    return onReplace == OnDelete.RETAIN ? "Retain" : deletionPolicy(onReplace);
  }

  private Value name() {
    return draft.word(
        prefix + "Name", "Database name in " + words(database), database.login().database());
  }

  private Value username() {
    return draft.word(
        prefix + "Username", "Master username of " + words(database), database.login().username());
  }

  private Value port() {
    Given<Integer> usual = Given.of(database.engine().port(), database.span());
    return draft.number(
        prefix + "Port", "Port of " + words(database), database.login().port().orElse(usual));
  }

  private Mapping capacity() {
    Database.Capacity capacity = database.capacity();
    return Value.map()
        .with(
            "MinCapacity",
            draft.decimal(
                prefix + "MinCapacity",
                "Minimum capacity of " + words(database) + " in ACUs (0 = pauses when idle)",
                capacity.min()))
        .with(
            "MaxCapacity",
            draft.decimal(
                prefix + "MaxCapacity",
                "Maximum capacity of " + words(database) + " in ACUs",
                capacity.max()))
        .with(
            "SecondsUntilAutoPause",
            capacity.pauseAfter().filter(after -> capacity.pauses()).map(this::pauseAfter));
  }

  /** RDS accepts it only if the minimum capacity is 0. */
  private Value pauseAfter(Given<Integer> after) {
    Value seconds =
        draft.number(
            prefix + "PauseAfter",
            "Seconds without connections until " + words(database) + " pauses",
            after);
    Cause pause =
        new Cause.Part(prefix + "Pause", "Pauses " + words(database) + " when it is idle");
    return new Block(pause, true, seconds);
  }

  private Value logs() {
    List<String> names = Lists.map(database.logs(), Given::value);
    Parameter parameter =
        Parameter.of(
            prefix + "Logs",
            ParameterType.TEXTS,
            "Logs of " + words(database) + " to export to CloudWatch Logs");
    return new Setting(parameter, Value.texts(names));
  }

  /** It waits for the writer: whichever instance is created first becomes the writer. */
  private void reader(Resource cluster, Resource writer, int number) {
    String adds = "Adds instance " + number + " (reader) to " + words(database);
    draft
        .of(new Cause.Part(prefix + "Instance" + number, adds))
        .add(
            database.span(),
            instance(cluster, number)
                .comment("One instance is the writer, the others are readers.")
                .dependsOn(writer));
  }

  private Resource.Builder instance(Resource cluster, int number) {
    boolean retain = database.protection().onDelete().value() == OnDelete.RETAIN;
    boolean upgrades = !database.release().isLongTerm();
    return Resource.of(prefix + "Instance" + number, "AWS::RDS::DBInstance")
        .comment("Instance " + number + " of " + words(database) + ".")
        .explain(
            !upgrades,
            "Automatic minor version upgrades are disabled: they would end long-term support (LTS).")
        .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
        .property("Engine", database.engine().word())
        .property("DBClusterIdentifier", cluster.ref())
        .property("DBInstanceClass", "db.serverless")
        .property(
            "AutoMinorVersionUpgrade",
            draft.bool(
                prefix + "MinorUpgrades",
                "Enables automatic minor version upgrades of " + words(database),
                Given.of(upgrades, database.version().span())))
        .property("PubliclyAccessible", false);
  }
}
