package dev.fargen.check.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.util.Map;

/**
 * The inline policies of a role have at most 10,240 characters together, a managed policy has 6,144
 * (IAM user guide, "IAM and AWS STS quotas").
 */
public final class PolicySizeRule implements TemplateRule {

  private static final int MOST_INLINE = 10_240;
  private static final int MOST_MANAGED = 6_144;

  private static final String DOCUMENT = "PolicyDocument";
  private static final Value NONE = Value.map();

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    template
        .document()
        .section("Resources")
        .forEach(
            (id, resource) -> {
              switch (text(in(resource, "Type"))) {
                case "AWS::IAM::Role" ->
                    check(
                        id,
                        "the inline policies of `" + id + "` have",
                        MOST_INLINE,
                        resource,
                        template,
                        diagnostics);
                case "AWS::IAM::Policy", "AWS::IAM::RolePolicy" ->
                    check(
                        id,
                        "inline policy `" + id + "` has",
                        MOST_INLINE,
                        resource,
                        template,
                        diagnostics);
                case "AWS::IAM::ManagedPolicy" ->
                    check(
                        id,
                        "managed policy `" + id + "` has",
                        MOST_MANAGED,
                        resource,
                        template,
                        diagnostics);
                default -> {}
              }
            });
  }

  private static void check(
      String id,
      String what,
      int most,
      Value resource,
      FinishedTemplate template,
      Diagnostics diagnostics) {
    for (Map<String, String> values : template.values()) {
      Value properties = new Expansion(template.document(), values).of(in(resource, "Properties"));
      int length = length(properties);
      if (length > most) {
        diagnostics.report(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    what + " at least " + length + " characters; the maximum is " + most)
                .at(template.place(id).firstLine())
                .help(
                    "divide the statements, and long lists in them, among several managed policies"
                        + " of at most "
                        + MOST_MANAGED
                        + " characters each, or use wildcards"));
        return;
      }
    }
  }

  /** The length of the document of a policy, or of all documents of a role. */
  private static int length(Value properties) {
    if (!(in(properties, "Policies") instanceof Sequence policies)) {
      return JsonSize.of(in(properties, DOCUMENT));
    }
    int length = 0;
    for (Value policy : policies.items()) {
      length += JsonSize.of(in(policy, DOCUMENT));
    }
    return length;
  }

  private static Value in(Value value, String key) {
    return value instanceof Mapping map ? map.entries().getOrDefault(key, NONE) : NONE;
  }

  private static String text(Value value) {
    return value instanceof Scalar scalar ? scalar.asText() : "";
  }
}
