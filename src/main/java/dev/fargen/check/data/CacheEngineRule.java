package dev.fargen.check.data;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cache has nodes of Memcached in all environments or in none: they are another resource type
 * than nodes of Valkey and Redis, and their clients another protocol.
 */
public final class CacheEngineRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Cache> first = new HashMap<>();
    for (Stack stack : project.stacks()) {
      List<Cache> nodes = Lists.filter(stack.stores().caches(), cache -> !cache.serverless());
      for (Cache cache : nodes) {
        Optional.ofNullable(first.putIfAbsent(cache.name(), cache))
            .filter(other -> other.isMemcached() != cache.isMemcached())
            .ifPresent(other -> diagnostics.report(differs(cache, other)));
      }
    }
  }

  private static Diagnostic differs(Cache cache, Cache other) {
    return Diagnostic.of(
            Code.CANNOT_VARY,
            "`engine` of `"
                + cache.name()
                + "` cannot be memcached in some environments and another one in others")
        .at(cache.engine().span().firstLine())
        .at(other.engine().span().firstLine(), "in another environment")
        .note("caches of memcached are another resource type")
        .help("write the same engine for every environment, or two caches");
  }
}
