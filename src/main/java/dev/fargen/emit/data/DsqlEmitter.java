package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import java.util.Optional;

/**
 * Emits an Aurora DSQL cluster. It has a public endpoint, which only accepts connections with TLS
 * and an IAM token. Tasks without internet access reach it by another host name, which an interface
 * endpoint of the VPC has (Amazon Aurora DSQL user guide, "Managing and connecting to Amazon Aurora
 * DSQL clusters using AWS PrivateLink").
 *
 * @param draft of the cluster
 */
record DsqlEmitter(Draft draft, DatabaseNaming naming) {

  Resource cluster(Optional<Value> key) {
    Database.Protection protection = naming.database().protection();
    return draft.add(
        naming.database().span(),
        Resource.of(naming.prefix() + "Dsql", "AWS::DSQL::Cluster")
            .comment("Aurora DSQL cluster of " + naming.words() + ".")
            .comment("Clients log in with an IAM token in place of a password.")
            .explain(
                protection.onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the cluster and its data; it fails while deletion protection is enabled.")
            .deletionPolicy(
                protection.onDelete().value().policy(), protection.onReplace().whenReplaced())
            .property(
                "DeletionProtectionEnabled",
                draft.bool(
                    naming.prefix() + "Protection",
                    "Enables deletion protection of " + naming.words(),
                    protection.fromDeletion()))
            .property("KmsEncryptionKey", key));
  }

  /** Why the cluster may be reached through an endpoint of the VPC. */
  private Cause.Part endpoint() {
    return new Cause.Part(
            naming.prefix() + "Endpoint", "Creates an interface endpoint for " + naming.words())
        .within(naming.part(naming.database().engine().kind()));
  }

  /** The interface endpoint, with private DNS names in the VPC. */
  Resource endpoint(NetworkReference network, Resource cluster, Resource group) {
    return draft
        .of(endpoint())
        .add(
            naming.database().span(),
            Resource.of(naming.prefix() + "Endpoint", "AWS::EC2::VPCEndpoint")
                .comment(
                    "Interface endpoint: private access to "
                        + naming.words()
                        + ", without the internet.")
                .property("VpcEndpointType", "Interface")
                .property("ServiceName", cluster.att("VpcEndpointServiceName"))
                .property("VpcId", network.vpc())
                .property("SubnetIds", network.storeSubnets())
                .property("SecurityGroupIds", Value.list(group.ref()))
                .property("PrivateDnsEnabled", true));
  }

  /** The host name that the tasks connect to. */
  Value host(Resource cluster, boolean privately) {
    return new Block(endpoint(), privately, cluster.att(privately ? "VpcEndpoint" : "Endpoint"));
  }
}
