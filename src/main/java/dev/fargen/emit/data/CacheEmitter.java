package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.OnDelete;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.Optional;

/** Emits a cache: its security group, and its nodes or the serverless cache. */
public final class CacheEmitter {

  private final Draft draft;
  private final NetworkReference network;
  private final Cache cache;
  private final String prefix;

  public CacheEmitter(Draft whole, NetworkReference network, Cache cache) {
    this.draft = whole.of(cause(cache).at(cache.span()));
    this.network = network;
    this.cache = cache;
    this.prefix = prefix(cache);
  }

  /** What a workload that uses the cache refers to. */
  public record Emitted(Cache cache, Resource securityGroup) {}

  /** Why the cache and its resources may be absent. */
  static Cause.Thing cause(Cache cache) {
    return new Cause.Thing(prefix(cache), words(cache));
  }

  static String words(Cache cache) {
    return "the cache " + cache.name();
  }

  static String prefix(Cache cache) {
    return LogicalName.of(cache.name()) + "Cache";
  }

  /** Why it has no nodes. */
  static Cause.Part serverless(Cache cache) {
    return new Cause.Part(prefix(cache) + "Serverless", "Makes " + words(cache) + " serverless")
        .within(cause(cache));
  }

  public Emitted emit() {
    Resource group = securityGroup();
    Optional<Value> key =
        cache
            .kmsKey()
            .map(given -> draft.text(prefix + "KeyArn", "KMS key ARN for " + words(cache), given));
    if (cache.serverless()) {
      ServerlessCacheEmitter main =
          new ServerlessCacheEmitter(draft.of(serverless(cache)), cache, prefix, words(cache));
      give(main.emit(group, network.storeSubnets(), key), "Endpoint");
    } else {
      CacheNodesEmitter nodes =
          new CacheNodesEmitter(draft.of(nodes()), cache, prefix, words(cache));
      Resource subnets = nodes.subnets(network.storeSubnets());
      if (cache.isMemcached()) {
        give(nodes.cluster(group, subnets), "ConfigurationEndpoint");
      } else {
        give(nodes.group(group, subnets, key), "PrimaryEndPoint");
      }
    }
    return new Emitted(cache, group);
  }

  private Cause.Part nodes() {
    return new Cause.Part(prefix + "Nodes", "Gives " + words(cache) + " nodes of its own");
  }

  /** The values that texts of the spec refer to. */
  private void give(Resource emitted, String endpoint) {
    String host = "${" + emitted.id() + "." + endpoint + ".Address}";
    String port = "${" + emitted.id() + "." + endpoint + ".Port}";
    put("host", emitted.att(endpoint + ".Address"));
    put("port", emitted.att(endpoint + ".Port"));
    if (!cache.isMemcached()) {
      boolean secure = cache.tls().value() == Cache.Tls.REQUIRED;
      Cause tls = new Cause.Part(prefix + "TlsRequired", "Requires TLS for " + words(cache));
      Value url = Intrinsic.sub((secure ? "rediss" : "redis") + "://" + host + ":" + port);
      put("url", cache.serverless() ? url : new Block(tls, secure, url));
    }
    draft.add(
        cache.span(),
        Output.of(
            prefix + "Host",
            "Endpoint of " + words(cache),
            here(emitted.att(endpoint + ".Address"))));
  }

  private void put(String attribute, Value value) {
    draft.things().put(ThingKind.CACHES, cache.name(), attribute, here(value));
  }

  /** A value that a cache of the other kind has differently. */
  private Value here(Value value) {
    return new Block(serverless(cache), cache.serverless(), value);
  }

  private Resource securityGroup() {
    Resource.Builder group =
        Resource.of(prefix + "SecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of " + words(cache) + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Cache " + cache.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS));
    return draft.add(cache.span(), withData(cache, group));
  }

  /** A retained cache also retains what it uses: CloudFormation could not delete that anyway. */
  static Resource.Builder withData(Cache cache, Resource.Builder builder) {
    return cache.protection().onDelete().value() == OnDelete.RETAIN
        ? builder.deletionPolicy("RetainExceptOnCreate")
        : builder;
  }
}
