package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.data.BucketKeys.Cors;
import dev.fargen.workload.data.Bucket;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules under {@code cors} must be different (CloudFormation template reference,
 * "AWS::S3::Bucket CorsConfiguration": the items of CorsRules are unique).
 */
public final class CorsTwiceRule implements Rule {

  private static final String DEFAULTS =
      "keys that are left out have their defaults: "
          + Lists.enumerated(
              Lists.map(
                  List.of(Cors.METHODS, Cors.HEADERS, Cors.MAX_AGE),
                  key -> "`" + key.name() + ": " + key.fallback().orElseThrow() + "`"),
              "and");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Bucket bucket : stack.stores().buckets()) {
      Map<List<String>, Span> seen = new HashMap<>();
      for (Bucket.CorsRule rule : bucket.cors()) {
        Span first = seen.putIfAbsent(values(rule), rule.span());
        if (first != null && !rule.origins().isEmpty()) {
          SourceFile source = diagnostics.source();
          Diagnostic twice =
              Diagnostic.of(Code.VALUE_TWICE, "`cors` has the same rule twice")
                  .at(rule.span().firstLine())
                  .at(first.firstLine(), "first rule")
                  .help("remove one of the two");
          diagnostics.report(
              source.text(rule.span()).equals(source.text(first)) ? twice : twice.note(DEFAULTS));
        }
      }
    }
  }

  private static List<String> values(Bucket.CorsRule rule) {
    List<String> values = new ArrayList<>();
    rule.origins().forEach(origin -> values.add(origin.value().written()));
    rule.methods().forEach(method -> values.add("method " + method.value()));
    rule.headers().forEach(header -> values.add("header " + header.value()));
    rule.exposeHeaders().forEach(header -> values.add("exposed " + header.value()));
    values.add("seconds " + rule.maxAge().value());
    return values;
  }
}
