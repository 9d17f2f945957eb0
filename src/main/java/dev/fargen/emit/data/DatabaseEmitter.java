package dev.fargen.emit.data;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.params.Cause;
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
    DatabaseClusterEmitter main =
        new DatabaseClusterEmitter(draft, database, prefix, words(database));
    Resource cluster = main.emit(group, subnets, key, password, secret);
    DatabaseInstanceEmitter instances =
        new DatabaseInstanceEmitter(draft, database, prefix, words(database));
    Resource writer = instances.writer(cluster);
    for (int number = 2; number <= database.capacity().instances().value(); number++) {
      instances.reader(cluster, writer, number);
    }
    PasswordEmitter.Emitted login = password.emit(secret, cluster, writer);
    give(main, cluster, login.arn(), key);
    return new Emitted(database, main.port(), group, List.of(writer, login.complete()));
  }

  /** The values that texts and secrets of the spec refer to. */
  private void give(
      DatabaseClusterEmitter main, Resource cluster, Value secret, Optional<Value> key) {
    put("host", cluster.att("Endpoint.Address"));
    put("reader_host", cluster.att("ReadEndpoint.Address"));
    put("port", cluster.att("Endpoint.Port"));
    put("resource_id", cluster.att("DBClusterResourceId"));
    put("name", main.name());
    put("username", main.username());
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
}
