package dev.fargen.check.data;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.data.CacheKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.CacheVersion;
import dev.fargen.workload.data.OnDelete;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/** Warns of caches that are created as written and cause trouble later. */
public final class CacheWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    boolean ownNetwork =
        stack.base().network().match(existing -> false, created -> true, imported -> false);
    for (Cache cache : stack.stores().caches()) {
      version(cache, warnings);
      effect(CacheKeys.NODE, cache.nodes().type(), cache, warnings);
      effect(CacheKeys.NODES, cache.nodes().count(), cache, warnings);
      if (ownNetwork) {
        retention(cache, warnings);
      }
    }
  }

  /** Amazon ElastiCache user guide, "Supported engines and versions". */
  private static void version(Cache cache, Warnings warnings) {
    CacheVersion version = cache.release();
    if (!version.isKnown(cache.serverless())) {
      List<String> known = version.known(cache.serverless());
      warnings.report(
          Diagnostic.of(
                  Code.UNKNOWN_VERSION,
                  "unknown version `"
                      + version
                      + "` of "
                      + cache.engine().value().word()
                      + ": it is newer than the versions that fargen knows")
              .at(cache.version().span())
              .note("latest known: `" + known.get(known.size() - 1) + "`")
              .help(
                  "check that ElastiCache has this version: `aws elasticache describe-cache-engine-versions --engine "
                      + cache.engine().value().word()
                      + "`"));
    }
  }

  private static void effect(Key<?> key, Given<?> value, Cache cache, Warnings warnings) {
    if (!CacheRule.isDefault(value, cache)) {
      warnings.unlessElsewhere(
          !cache.serverless(),
          Diagnostic.of(
                  Code.NO_EFFECT, "`" + key.name() + "` has no effect with `serverless: true`")
              .at(value.span())
              .help("remove `" + key.name() + "`, or `serverless`"));
    }
  }

  /**
   * The network interfaces of its nodes keep the subnets (Amazon VPC user guide, "Delete your
   * subnet").
   */
  private static void retention(Cache cache, Warnings warnings) {
    Given<OnDelete> onDelete = cache.protection().onDelete();
    if (onDelete.value() == OnDelete.RETAIN) {
      boolean snapshots = !cache.isMemcached() || cache.serverless();
      warnings.report(
          Diagnostic.of(
                  Code.RETAINED_IN_NETWORK,
                  "`on_delete: retain` keeps `"
                      + cache.name()
                      + "` in a network that is deleted with the stack")
              .at(onDelete.span().firstLine())
              .note("AWS does not delete a subnet that a cache uses, so stack deletion fails")
              .help(
                  "write `on_delete: "
                      + (snapshots ? "snapshot" : "delete")
                      + "`, or create the network in a separate spec"));
    }
  }
}
