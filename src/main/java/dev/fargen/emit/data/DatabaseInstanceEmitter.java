package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;

/** Emits the instances of an Aurora cluster. */
record DatabaseInstanceEmitter(Draft draft, Database database, String prefix, String words) {

  /** The first one. */
  Resource writer(Resource cluster) {
    return draft.add(database.span(), instance(cluster, 1));
  }

  /** It waits for the writer: whichever instance is created first becomes the writer. */
  void reader(Resource cluster, Resource writer, int number) {
    String adds = "Adds instance " + number + " to " + words;
    draft
        .of(new Cause.Part(prefix + "Instance" + number, adds))
        .add(
            database.span(),
            instance(cluster, number)
                .comment("One instance is the writer; any other is a reader.")
                .dependsOn(writer));
  }

  private Resource.Builder instance(Resource cluster, int number) {
    boolean retain = database.protection().onDelete().value() == OnDelete.RETAIN;
    boolean upgrades = !database.release().isLongTerm();
    return Resource.of(prefix + "Instance" + number, "AWS::RDS::DBInstance")
        .comment("Instance " + number + " of " + words + ".")
        .explain(
            !upgrades,
            "Automatic minor version upgrades are disabled, because they could move the cluster off its long-term support (LTS) version.")
        .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
        .property("Engine", database.engine().word())
        .property("DBClusterIdentifier", cluster.ref())
        .property("DBInstanceClass", "db.serverless")
        .property(
            "AutoMinorVersionUpgrade",
            draft.bool(
                prefix + "MinorUpgrades",
                "Enables automatic minor version upgrades of " + words,
                Given.of(upgrades, database.version().span())))
        .property("PubliclyAccessible", false);
  }
}
