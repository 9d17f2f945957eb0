package dev.fargen.spec;

import dev.fargen.spec.arn.BucketName;
import dev.fargen.spec.form.AccountId;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.RegionCode;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.Node;

/** Keys of an environment, in addition to the keys of the stack that it can override. */
public final class EnvironmentKeys {

  public static final Key<String> STACK =
      Key.of(
              "stack",
              Form.plain(
                  "a name of at most 128 letters, digits and hyphens that begins with a letter",
                  Patterns.STACK),
              "Name of the stack.")
          .otherwise("`<spec>-<environment>`")
          .becomes("the stack name, for `fargen deploy` and the pipeline")
          .example("stack: ProductService-DEV");
  public static final Key<String> REGION =
      Key.of("region", RegionCode.FORM, "Region of the stack.")
          .otherwise("the region that `fargen deploy` is configured for")
          .becomes("the region that `fargen deploy` and the pipeline deploy to")
          .example("region: eu-central-1");
  public static final Key<String> ACCOUNT =
      Key.of("account", AccountId.FORM, "Account ID of the stack.")
          .otherwise("the account of the credentials that deploy")
          .becomes("the account that `fargen deploy` and the pipeline deploy to")
          .example("account: \"111122223333\"");
  public static final Key<String> BUCKET =
      Key.of(
              "bucket",
              BucketName.FORM,
              "S3 bucket for templates of more than 51,200 bytes. `fargen deploy`"
                  + " uploads such a template before it creates the change set.")
          .otherwise("the value of `--bucket`")
          .becomes("the upload by `fargen deploy`")
          .example("bucket: my-templates");
  public static final Key<String> MODE =
      Key.of(
              "mode",
              Form.oneOf("CREATE_UPDATE", "REPLACE_ON_FAILURE"),
              "How a deployment handles a stack in a failed state. CREATE_UPDATE leaves"
                  + " it as it is; REPLACE_ON_FAILURE deletes it and creates it again. The mode"
                  + " also decides the defaults of other keys: with CREATE_UPDATE, stacks and"
                  + " data are protected from deletion.")
          .fallback("CREATE_UPDATE")
          .becomes("`ActionMode` of the pipeline's deploy action")
          .example("mode: REPLACE_ON_FAILURE");
  public static final Key<Named<Node>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named(
                  "a map of parameters",
                  Name.PARAMETER,
                  Form.anything("a string, or a list of strings")),
              "Values of template parameters.")
          .becomes("`Parameters` in the params file")
          .example("parameters: {VpcId: vpc-1a2b3c4d}");
  public static final Key<Boolean> TERMINATION_PROTECTION =
      Key.of(
              "termination_protection",
              Form.truth(),
              "Enables termination protection: the stack cannot be deleted.")
          .byMode("true", "false")
          .becomes("`EnableTerminationProtection` of the stack")
          .example("termination_protection: true");
  public static final Key<Node> STACK_POLICY =
      Key.of(
              "stack_policy",
              Form.anything("a stack policy"),
              "Stack policy: which resources stack updates can change.")
          .becomes("`StackPolicy` in the params file")
          .example(
              "stack_policy: {Statement: [{Effect: Allow, Action: Update:*, Principal: \"*\", Resource: \"*\"}]}");

  /** Keys that only an environment has; it can also override those of {@link StackKeys}. */
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
