package dev.fargen.emit.balancing;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Rewrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the transforms of a listener rule (Elastic Load Balancing user guide, "Transforms for
 * listener rules"): one of each type.
 *
 * @param prefix of the parameters
 * @param name of the rule, for people
 */
record TransformEmitter(Draft draft, String prefix, String name) {

  Optional<Value> emit(Http http) {
    if (http.rewrites().isEmpty()) {
      return Optional.empty();
    }
    List<Value> transforms = new ArrayList<>();
    Rewrites rewrites = http.rewrites().get();
    rewrites.host().ifPresent(change -> transforms.add(transform("Host", change)));
    rewrites.url().ifPresent(change -> transforms.add(transform("Url", change)));
    Cause cause = new Cause.Part(prefix + "Rewrite", "Rewrites requests to " + name);
    return Optional.of(new Block(cause, true, new ItemsBy("Type", transforms)));
  }

  private Value transform(String what, Rewrites.Change change) {
    boolean url = what.equals("Url");
    Value rewrite =
        Value.map()
            .with(
                "Regex",
                draft.text(
                    prefix + what + "Regex",
                    "Regular expression of the " + what(url) + " rewrite for " + name,
                    change.regex()))
            .with(
                "Replace",
                draft.text(
                    prefix + what + "Replace",
                    "Replacement of the " + what(url) + " rewrite for " + name,
                    change.replace()));
    Cause cause =
        new Cause.Part(
            prefix + what + "Rewrite", "Rewrites the " + what(url) + " of requests to " + name);
    return new Block(
        cause,
        true,
        Value.map()
            .with("Type", url ? "url-rewrite" : "host-header-rewrite")
            .with(
                url ? "UrlRewriteConfig" : "HostHeaderRewriteConfig",
                Value.map().with("Rewrites", Value.list(rewrite))));
  }

  private static String what(boolean url) {
    return url ? "URL" : "Host header";
  }
}
