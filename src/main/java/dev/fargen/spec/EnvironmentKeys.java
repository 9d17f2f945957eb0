package dev.fargen.spec;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Shape;

/** What may be said of an environment, besides overrides of the rest of the spec. */
public final class EnvironmentKeys {

  public static final Key<String> STACK =
      Key.of(
              "stack",
              Form.plain(
                  "a name of letters, digits and hyphens, a letter first, at most 128 characters",
                  Patterns.STACK),
              "The name of its stack.")
          .otherwise("the spec's name, a hyphen, and the environment's name")
          .becomes("the name of the stack, for `fargen deploy` and the pipeline")
          .example("stack: ProductService-DEV");
  public static final Key<String> REGION =
      Key.of(
              "region",
              Form.plain("a region code such as `eu-west-1`", Patterns.REGION),
              "The region that it lives in.")
          .otherwise("that of whoever deploys")
          .becomes("where `fargen deploy` and the pipeline deploy to")
          .example("region: eu-central-1");
  public static final Key<String> ACCOUNT =
      Key.of(
              "account",
              Form.plain("an account id of 12 digits", Patterns.ACCOUNT),
              "The account that it lives in.")
          .otherwise("that of whoever deploys")
          .becomes("where `fargen deploy` and the pipeline deploy to")
          .example("account: \"111122223333\"");
  public static final Key<String> BUCKET =
      Key.of(
              "bucket",
              Form.plain("the name of an S3 bucket", Patterns.BUCKET),
              "A bucket that `fargen deploy` may put a template of more than 51,200 bytes in.")
          .otherwise("`--bucket` says it")
          .becomes("where `fargen deploy` puts the template")
          .example("bucket: my-templates");
  public static final Key<String> MODE =
      Key.of(
              "mode",
              Form.oneOf("CREATE_UPDATE", "REPLACE_ON_FAILURE"),
              "What a deploy does with a stack that failed: leave it, or delete and create it again."
                  + " Protection from deletion is on with the first, off with the second.")
          .fallback("CREATE_UPDATE")
          .becomes("ActionMode of the pipeline's deploy action")
          .example("mode: REPLACE_ON_FAILURE");
  public static final Key<Named<dev.fargen.yaml.Node>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named(
                  "a map of parameters", Name.PARAMETER, Form.anything("text, or a list of texts")),
              "The values of template parameters here.")
          .becomes("Parameters in the params file")
          .example("parameters: {VpcId: vpc-1a2b3c4d}");
  public static final Key<Boolean> TERMINATION_PROTECTION =
      Key.of("termination_protection", Form.truth(), "Whether the stack can't be deleted.")
          .byMode("true", "false")
          .becomes("EnableTerminationProtection of the stack")
          .example("termination_protection: true");
  public static final Key<dev.fargen.yaml.Node> STACK_POLICY =
      Key.of(
              "stack_policy",
              Form.anything("a stack policy"),
              "What updates of the stack may not do.")
          .becomes("StackPolicy in the params file")
          .example(
              "stack_policy: {Statement: [{Effect: Allow, Action: Update:*, Principal: \"*\", Resource: \"*\"}]}");

  /** Its own keys; beside them, those of {@link StackKeys} may stand again. */
  public static final Shape OWN =
      Shape.of(
          "an environment",
          STACK,
          REGION,
          ACCOUNT,
          BUCKET,
          MODE,
          PARAMETERS,
          TERMINATION_PROTECTION,
          STACK_POLICY);

  public static final Shape SHAPE = OWN.plus("an environment", StackKeys.SHAPE);

  private EnvironmentKeys() {}
}
