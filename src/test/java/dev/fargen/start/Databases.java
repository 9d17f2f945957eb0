package dev.fargen.start;

import java.util.List;

/** Databases of the stack, and where they listen. */
final class Databases {
  private static final String CLUSTER = "AWS::RDS::DBCluster";
  static final String DSQL = "AWS::DSQL::Cluster";

  private Databases() {}

  static boolean is(Resource resource) {
    return resource.is(CLUSTER)
        || (resource.is("AWS::RDS::DBInstance")
            && !resource.properties().has("DBClusterIdentifier"));
  }

  /** The port, by default that of the engine (page "CreateDBCluster"). */
  static int port(Resource database) {
    Part properties = database.properties();
    return properties.number("Port", properties.text("Engine").contains("postgres") ? 5432 : 3306);
  }

  static List<String> groups(Resource database) {
    return database
        .properties()
        .texts(database.is(CLUSTER) ? "VpcSecurityGroupIds" : "VPCSecurityGroups");
  }

  /** A cluster without an instance accepts no connections. */
  static boolean hasInstance(Template template, Resource database) {
    return !database.is(CLUSTER)
        || template.all("AWS::RDS::DBInstance").stream()
            .anyMatch(one -> one.properties().text("DBClusterIdentifier").equals(database.ref()));
  }
}
