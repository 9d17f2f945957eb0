package dev.fargen.check.data;

import dev.fargen.aws.CacheNodeTypes;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.Cache.Tls;
import dev.fargen.workload.data.CacheEngine;
import dev.fargen.workload.data.CacheVersion;
import dev.fargen.workload.stack.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Version, TLS, nodes and name of a cache must be available with its engine (Amazon ElastiCache
 * user guide, "Supported engines and versions" and "ElastiCache in-transit encryption (TLS)";
 * Amazon ElastiCache API reference, "CreateReplicationGroup" and "CreateServerlessCache").
 */
public final class CacheRule implements Rule {

  /** The most letters of a serverless cache's name, without the part of the stack's ID. */
  private static final int LONGEST_NAME = 31;

  private static final String MEMCACHED_WITH_TLS = "1.6.12";

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Cache cache : stack.stores().caches()) {
      if (cache.engine().span().contains(cache.version().span())) {
        continue; // the engine cannot be read, which is reported
      }
      if (!cache.release().exists(cache.serverless())) {
        version(cache, diagnostics);
      } else if (!cache.serverless()) {
        tls(cache, diagnostics);
      }
      if (cache.serverless()) {
        name(cache, diagnostics);
      } else {
        nodes(cache, diagnostics);
        type(cache, diagnostics);
      }
    }
  }

  private static void version(Cache cache, Diagnostics diagnostics) {
    CacheVersion version = cache.release();
    String engine = cache.engine().value().word();
    List<String> known = version.known(cache.serverless());
    Optional<CacheEngine> other =
        Lists.first(
            Arrays.asList(CacheEngine.values()),
            one -> new CacheVersion(one, version.text()).isKnown(cache.serverless()));
    if (other.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE, "`version: " + version + "` is not available for " + engine)
              .at(cache.version().span())
              .note(
                  "ElastiCache offers version "
                      + version
                      + " for "
                      + other.get().word()
                      + ", not for "
                      + engine)
              .help(
                  "write `engine: "
                      + other.get().word()
                      + "`, or a version such as `"
                      + known.get(known.size() - 1)
                      + "`"));
      return;
    }
    List<String> alike = Lists.filter(known, one -> one.startsWith(version + "."));
    diagnostics.report(
        Diagnostic.of(
                Code.INVALID_VALUE,
                "`version: "
                    + version
                    + "` is not available for "
                    + engine
                    + (cache.serverless() ? " with `serverless: true`" : ""))
            .at(cache.version().span())
            .note("available versions: " + Suggestion.quoted(known))
            .help(
                (alike.isEmpty()
                        ? "write one of these versions"
                        : "write `version: \"" + alike.get(alike.size() - 1) + "\"`")
                    + ", or remove `version` to use the default"));
  }

  private static void tls(Cache cache, Diagnostics diagnostics) {
    if (cache.tls().value() == Tls.PREFERRED && !cache.isMemcached() && !cache.canPreferTls()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`tls: preferred`"
                      + (isDefault(cache.tls(), cache) ? ", the default," : "")
                      + " is not available with redis "
                      + cache.release())
              .at(cache.version().span())
              .note("`tls: preferred` requires redis 7.0 or later, or valkey")
              .help("write `tls: required` or `tls: off`, or `version: \"7.1\"`"));
    } else if (cache.isMemcached()
        && cache.tls().value() == Tls.REQUIRED
        && !cache.release().isSince(MEMCACHED_WITH_TLS)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`tls: required` is not available with memcached " + cache.release())
              .at(cache.version().span())
              .note("TLS requires memcached " + MEMCACHED_WITH_TLS + " or later")
              .help("remove `version` to use the default, or write `tls: off`"));
    }
  }

  /** A default has the place of the whole block. */
  static boolean isDefault(Given<?> value, Cache cache) {
    return value.span().contains(cache.engine().span());
  }

  private static void nodes(Cache cache, Diagnostics diagnostics) {
    Given<Integer> count = cache.nodes().count();
    int most = cache.engine().value().mostNodes();
    if (count.value() > most) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`nodes: "
                      + count.value()
                      + "` is above the maximum with "
                      + cache.engine().value().word()
                      + ", "
                      + most)
              .at(count.span())
              .note("a primary node has at most 5 replicas")
              .help("write `nodes: " + most + "`"));
    }
  }

  /**
   * Amazon ElastiCache user guide, "Data tiering in ElastiCache": it must be enabled with these.
   */
  private static void type(Cache cache, Diagnostics diagnostics) {
    Given<String> type = cache.nodes().type();
    if (type.value().startsWith("cache.r6gd.")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE, "`node: " + type.value() + "` is not supported in a spec")
              .at(type.span())
              .note(
                  "nodes of this type require data tiering (`DataTieringEnabled` of the replication group), for"
                      + " which `caches` has no key")
              .help("write a type such as `node: cache.r7g.large`"));
      return;
    }
    String name = type.value();
    if (name.indexOf('.') == name.lastIndexOf('.')) {
      return; // no name of a type, which is reported
    }
    String family = name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
    List<String> types = CacheNodeTypes.ofFamily(family);
    if (!types.contains(name) && !(types.isEmpty() && CacheNodeTypes.mayBeNew(family))) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.CLASS_NOT_OFFERED, "`node: " + name + "` is not available in ElastiCache")
              .at(type.span());
      Diagnostic noted =
          CacheNodeTypes.isPrevious(family)
              ? fault.note("new caches cannot have node types of the previous generation")
              : fault;
      diagnostics.report(
          types.isEmpty()
              ? noted.help(
                  "write `node: cache.t4g.micro`, or a larger type such as `cache.m7g.large`")
              : fault
                  .note("types of this family: " + Suggestion.quoted(types))
                  .help("write one of these types"));
    }
  }

  private static void name(Cache cache, Diagnostics diagnostics) {
    if (cache.name().length() > LONGEST_NAME || cache.name().contains("--")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`" + cache.name() + "` is not valid as the name of a serverless cache")
              .at(cache.span())
              .note(
                  "the name must have at most "
                      + LONGEST_NAME
                      + " characters, as fargen adds 9 of the stack ID, and no two hyphens in a row")
              .help("write another name"));
    }
  }
}
