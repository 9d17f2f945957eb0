package dev.fargen.emit.data;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emits a database with its security group, subnets and password: an RDS instance, an Aurora
 * cluster, or an Aurora DSQL cluster.
 */
public final class DatabaseEmitter {

  private final Draft draft;
  private final NetworkReference network;
  private final Database database;
  private final DatabaseNaming naming;
  private final DatabaseLogin login;
  private final boolean privately;

  /**
   * @param stack has the database
   * @param stacks those of all environments, which may have others of its name
   */
  public DatabaseEmitter(
      Draft whole, NetworkReference network, Database database, Stack stack, List<Stack> stacks) {
    this.naming = DatabaseNaming.of(database, stacks);
    this.draft = whole.of(naming.cause().at(database.span()));
    this.network = network;
    this.database = database;
    this.login = new DatabaseLogin(draft, naming);
    this.privately = stack.isUsedPrivately(database);
  }

  /**
   * What a workload that uses the database refers to.
   *
   * @param securityGroup none if the database is outside of the network
   * @param arn of what the task role may connect to; otherwise there is a password
   * @param needs what must exist before a task connects
   */
  record Emitted(
      DatabaseNaming naming,
      Value port,
      Optional<Resource> securityGroup,
      Optional<Value> arn,
      List<Resource> needs) {
    Emitted {
      needs = List.copyOf(needs);
    }
  }

  /** The connections of workloads to the databases of the stack. */
  public static DatabaseConnections emitAll(
      Draft draft, NetworkReference network, Stack stack, List<Stack> stacks) {
    Map<String, Emitted> emitted = new LinkedHashMap<>();
    for (Database database : stack.stores().databases()) {
      emitted.put(
          database.name(), new DatabaseEmitter(draft, network, database, stack, stacks).emit());
    }
    return new DatabaseConnections(emitted);
  }

  private Emitted emit() {
    return database.isDsql() ? dsql() : withPassword();
  }

  private Emitted withPassword() {
    Resource group = securityGroup();
    Resource subnets = subnets();
    Optional<Value> key = key();
    PasswordEmitter password = new PasswordEmitter(draft, naming);
    Optional<Resource> secret = password.secret(key);
    Draft own = own();
    Resource main;
    Resource first;
    if (database.isInstance()) {
      main = new RdsInstanceEmitter(own, login).emit(group, subnets, key, password, secret);
      first = main;
    } else {
      main = new DatabaseClusterEmitter(own, login).emit(group, subnets, key, password, secret);
      first = instances(own, main);
    }
    PasswordEmitter.Emitted complete = password.emit(secret, main, first);
    give(main, complete.arn(), key);
    return new Emitted(
        naming,
        login.port(),
        Optional.of(group),
        Optional.empty(),
        List.of(first, complete.complete()));
  }

  /** The first instance of a cluster. */
  private Resource instances(Draft own, Resource cluster) {
    DatabaseInstanceEmitter instances =
        new DatabaseInstanceEmitter(own, database, naming.prefix(), naming.words());
    Resource writer = instances.writer(cluster);
    for (int number = 2; number <= database.capacity().instances().value(); number++) {
      instances.reader(cluster, writer, number);
    }
    return writer;
  }

  private Emitted dsql() {
    DsqlEmitter emitter = new DsqlEmitter(own(), naming);
    Resource cluster = emitter.cluster(key());
    Optional<Resource> group = privately ? Optional.of(securityGroup()) : Optional.empty();
    Optional<Resource> endpoint = group.map(one -> emitter.endpoint(network, cluster, one));
    Value host = emitter.host(cluster, privately);
    Value port = Value.number(database.engine().port());
    put("host", naming.byKind(host));
    put("port", Value.text("" + database.engine().port()));
    put("name", Value.text(database.login().database().value()));
    put("username", login.username());
    output("Endpoint of ", host);
    return new Emitted(
        naming,
        port,
        group,
        Optional.of(cluster.att("ResourceArn")),
        List.of(endpoint.orElse(cluster)));
  }

  /** The draft for what only this kind of database has. */
  private Draft own() {
    return draft.of(naming.part(database.engine().kind()));
  }

  private Optional<Value> key() {
    return database
        .protection()
        .kmsKey()
        .map(
            given ->
                draft.text(naming.prefix() + "KeyArn", "KMS key ARN for " + naming.words(), given));
  }

  /** The values that texts and secrets of the spec refer to. */
  private void give(Resource main, Value secret, Optional<Value> key) {
    Value host = main.att("Endpoint.Address");
    put("host", naming.byKind(host));
    if (database.isCluster()) {
      put("reader_host", main.att("ReadEndpoint.Address"));
    }
    put("port", naming.byKind(main.att("Endpoint.Port")));
    put(
        "resource_id",
        naming.byKind(main.att(database.isCluster() ? "DBClusterResourceId" : "DbiResourceId")));
    put("name", login.name());
    put("username", login.username());
    put(Secrets.OF_DATABASE, secret);
    key.ifPresent(value -> put(Secrets.KEY_OF_DATABASE, value));
    output(naming.onlyClusters() ? "Writer endpoint of " : "Endpoint of ", host);
  }

  private void output(String what, Value host) {
    draft.add(
        database.span(),
        Output.of(naming.prefix() + "Host", what + naming.words(), naming.byKind(host)));
  }

  private void put(String attribute, Value value) {
    draft.things().put(ThingKind.DATABASES, database.name(), attribute, value);
  }

  private Resource securityGroup() {
    Resource.Builder group =
        Resource.of(naming.prefix() + "SecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of " + naming.words() + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Database " + database.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS));
    return draft.of(naming.grouped()).add(database.span(), withData(group));
  }

  private Resource subnets() {
    Resource.Builder subnets =
        Resource.of(naming.prefix() + "Subnets", "AWS::RDS::DBSubnetGroup")
            .comment("DB subnet group of " + naming.words() + ".")
            .property("DBSubnetGroupDescription", "Subnets of " + database.name())
            .property("SubnetIds", network.storeSubnets());
    return own().add(database.span(), withData(subnets));
  }

  /** A retained database also retains what it uses: CloudFormation could not delete that anyway. */
  private Resource.Builder withData(Resource.Builder builder) {
    return !database.isDsql() && database.protection().onDelete().value() == OnDelete.RETAIN
        ? builder.deletionPolicy("RetainExceptOnCreate")
        : builder;
  }
}
