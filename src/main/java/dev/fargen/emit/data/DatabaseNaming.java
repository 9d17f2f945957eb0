package dev.fargen.emit.data;

import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.DatabaseEngine.Kind;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.stack.Stack;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a database and of what belongs to it. Environments may have different kinds of it:
 * an RDS instance here, an Aurora cluster there. Their resources have different logical ids, and
 * what refers to them is chosen by a condition.
 *
 * @param kinds those that the environments have
 */
record DatabaseNaming(Database database, Set<Kind> kinds) {

  /** The names of a database that the stacks of all environments may have. */
  static DatabaseNaming of(Database database, List<Stack> stacks) {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (Stack stack : stacks) {
      Lists.filter(stack.stores().databases(), one -> one.name().equals(database.name()))
          .forEach(one -> kinds.add(one.engine().kind()));
    }
    return new DatabaseNaming(database, kinds);
  }

  /** The beginning of logical ids and names of parameters. */
  String prefix() {
    return LogicalName.of(database.name()) + "Database";
  }

  /** For people: {@code the database cluster shop}. */
  String words() {
    return "the database " + (kinds.contains(Kind.INSTANCE) ? "" : "cluster ") + database.name();
  }

  /** Whether every environment that has it has an Aurora cluster. */
  boolean onlyClusters() {
    return kinds.equals(Set.of(Kind.CLUSTER));
  }

  /** What holds the data, for people. */
  String noun() {
    return kinds.contains(Kind.INSTANCE) ? "database" : "cluster";
  }

  /** Why the database and its resources may be absent. */
  Cause.Thing cause() {
    return new Cause.Thing(prefix(), words());
  }

  /** Why the resources of one kind may be absent although the environment has the database. */
  Cause.Part part(Kind kind) {
    return switch (kind) {
      case INSTANCE -> part("Instance", "an RDS instance");
      case CLUSTER -> part("Cluster", "an Aurora cluster");
      case DSQL -> part("Dsql", "an Aurora DSQL cluster");
    };
  }

  private Cause.Part part(String id, String what) {
    return new Cause.Part(prefix() + id, "Uses " + what + " for " + words()).within(cause());
  }

  /** Why the database may have no security group: Aurora DSQL is outside of the network. */
  Cause.Part grouped() {
    return new Cause.Part(prefix() + "SecurityGroup", "Creates the security group of " + words())
        .within(cause());
  }

  /** A value that is another one for each kind: one kind is asked for after the other. */
  Value byKind(Value value) {
    List<Kind> others = Lists.filter(Arrays.asList(Kind.values()), one -> kinds.contains(one));
    int own = others.indexOf(database.engine().kind());
    Value chosen = value;
    for (int i = Math.min(own, others.size() - 2); i >= 0; i--) {
      chosen = new Block(part(others.get(i)), i == own, chosen);
    }
    return chosen;
  }
}
