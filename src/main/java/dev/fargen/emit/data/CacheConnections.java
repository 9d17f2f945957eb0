package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects a workload to the caches that its texts name: naming one is using it. */
public record CacheConnections(Map<String, CacheEmitter.Emitted> caches) {

  /** The security group rules; a task waits for the caches because it refers to them. */
  public List<Resource> connect(Workload workload, ConnectionEmitter connections) {
    List<Resource> needs = new ArrayList<>();
    for (String name : workload.named(ThingKind.CACHES)) {
      CacheEmitter.Emitted emitted = caches.get(name);
      if (emitted != null) {
        Cause.Thing thing = CacheEmitter.cause(emitted.cache());
        Cause.Part way =
            new Cause.Part(
                LogicalName.of(workload.name()) + thing.id(),
                "Connects " + workload.name() + " to the cache " + name);
        needs.addAll(
            connections.connect(
                name + "-cache",
                CacheEmitter.words(emitted.cache()),
                way.within(thing),
                emitted.cache().engine().value().title(),
                Value.number(emitted.cache().engine().value().port()),
                lastPort(emitted.cache(), connections),
                Optional.of(emitted.securityGroup().ref())));
      }
    }
    return needs;
  }

  /**
   * A serverless cache has one port more, for reads from replicas, which clients learn from the
   * cache (Amazon ElastiCache user guide, "Serverless caches: connecting", reader endpoint).
   */
  private static Value lastPort(Cache cache, ConnectionEmitter connections) {
    int port = cache.engine().value().port() + (cache.serverless() ? 1 : 0);
    return connections
        .draft()
        .number(
            CacheEmitter.prefix(cache) + "LastPort",
            "Last port of " + CacheEmitter.words(cache),
            Given.of(port, cache.span()));
  }
}
