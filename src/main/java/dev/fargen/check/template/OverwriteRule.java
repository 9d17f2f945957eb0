package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue, topic or bucket has one policy: a second resource with a policy overwrites the first one
 * (CloudFormation template reference, "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy" and
 * "AWS::S3::BucketPolicy").
 */
public final class OverwriteRule implements TemplateRule {

  /** The property that names what the policy is for. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "AWS::SQS::QueuePolicy",
          "Queues",
          "AWS::SNS::TopicPolicy",
          "Topics",
          "AWS::S3::BucketPolicy",
          "Bucket");

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (!template.isPartlyRaw()) {
      return;
    }
    Document document = template.document();
    Places places = new Places(template);
    Map<Value, String> first = new HashMap<>();
    for (Map.Entry<String, Value> entry : document.section("Resources").entrySet()) {
      for (Value target : targets(entry.getValue())) {
        String other = first.putIfAbsent(target, entry.getKey());
        if (other != null && together(document, other, entry.getKey())) {
          boolean raw = places.isRaw(List.of("Resources", entry.getKey()));
          String fault = raw ? entry.getKey() : other;
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`"
                          + fault
                          + "` would overwrite the policy that `"
                          + (raw ? other : entry.getKey())
                          + "` sets")
                  .at(places.ofKey(List.of("Resources", fault)))
                  .note("the queue, topic or bucket can have only one policy")
                  .help(
                      "remove `"
                          + fault
                          + "`, and add its statements to `"
                          + (raw ? other : entry.getKey())
                          + "`"
                          + (raw && places.isRaw(List.of("Resources", other))
                              ? ""
                              : " with a patch")));
        }
      }
    }
  }

  /** Resources with different conditions may be for different environments. */
  private static boolean together(Document document, String one, String other) {
    Value condition = condition(document, one);
    Value second = condition(document, other);
    return condition.equals(second) || condition.equals(Value.map()) || second.equals(Value.map());
  }

  private static Value condition(Document document, String id) {
    return document.section("Resources").get(id) instanceof Mapping resource
        ? resource.entries().getOrDefault("Condition", Value.map())
        : Value.map();
  }

  private static List<Value> targets(Value resource) {
    if (resource instanceof Mapping map
        && map.entries().get("Type") instanceof Scalar type
        && map.entries().get("Properties") instanceof Mapping properties
        && TARGETS.containsKey(type.asText())) {
      Value targets = properties.entries().get(TARGETS.get(type.asText()));
      if (targets != null) {
        return targets instanceof Sequence list ? list.items() : List.of(targets);
      }
    }
    return List.of();
  }
}
