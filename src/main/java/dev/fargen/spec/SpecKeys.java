package dev.fargen.spec;

import dev.fargen.spec.form.Descriptions;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.yaml.Node;
import java.util.List;

/** Top-level keys of a spec. */
public final class SpecKeys {

  public static final Key<String> NAME =
      Key.of(
              "name",
              Form.plain(
                  "a name of at most 60 lowercase letters, digits and hyphens that begins with a letter",
                  Patterns.SPEC),
              "Name of the spec. Names the rendered files, and the stacks of"
                  + " environments without `stack`.")
          .becomes("file names and stack names")
          .example("name: product-service")
          .mandatory();
  public static final Key<String> DESCRIPTION =
      Key.of("description", Descriptions.upTo(1_024), "Description of the stack.")
          .becomes("`Description` of the template")
          .example("description: Product Service");
  public static final Key<String> PERMISSIONS_BOUNDARY =
      Key.of(
              "permissions_boundary",
              Form.plain(
                  "the name of a managed policy", "[A-Za-z0-9+=,.@_-]+(/[A-Za-z0-9+=,.@_-]+)*"),
              "Managed policy of the account that limits the permissions of all roles that"
                  + " fargen creates, in the stacks and for the pipeline. It must exist in the"
                  + " account of each environment and of the pipeline. The deploy role can"
                  + " create only roles with this boundary, and cannot remove it.")
          .becomes(
              "`PermissionsBoundary` of roles, and the condition `iam:PermissionsBoundary` in the"
                  + " deploy role")
          .example("permissions_boundary: workload-boundary");
  public static final Key<Boolean> CONTEXT =
      Key.of(
              "context",
              Form.truth().literal(),
              "Adds AWS's context metadata to the templates, for programs that read them: the"
                  + " purpose of each resource, the properties whose change replaces it, the exports"
                  + " that it depends on, and an outline of the stack. The comments say the same to"
                  + " people. A template grows by about a half. `must-never-change` stands at"
                  + " properties whose change loses data, `change-with-constraints` at those whose"
                  + " change replaces or may replace the resource.")
          .fallback("false")
          .becomes(
              "`com.aws.cloudformation.Context` in `Metadata`, of the template and of resources")
          .example("context: true");
  public static final Key<Named<Section>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named(
                  "a map of parameters",
                  Name.PARAMETER,
                  Form.block(() -> StackKeys.Parameter.SHAPE)),
              "Descriptions, defaults and constraints of template parameters. `${Name}` in"
                  + " the spec declares the parameter, so an entry here is optional.")
          .becomes("`Parameters` of the template")
          .example("parameters: {Image: {description: Container image for the API}}");
  public static final Key<Named<Node>> ENVIRONMENTS =
      Key.of(
              "environments",
              Form.named(
                  "a map of environments", Name.THING, Form.unread(() -> EnvironmentKeys.SHAPE)),
              "Environments that the template is deployed to, each as its own stack."
                  + " Besides its own keys, an environment can override the keys of the"
                  + " stack.\n\nWithout `environments`, fargen renders the template and no"
                  + " params file.")
          .becomes("one params file per environment")
          .example("environments: {dev: {mode: REPLACE_ON_FAILURE}, prod: {}}");

  public static final Key<Node> PIPELINE =
      Key.of(
              "pipeline",
              Form.unread(() -> PipelineKeys.SHAPE),
              "CodePipeline pipeline that builds the images and deploys to the"
                  + " environments, one after another.")
          .becomes(
              "a template with an AWS::CodePipeline::Pipeline, and a buildspec for" + " CodeBuild")
          .example(
              "pipeline: {source: {repository: example/shop, connection: \"${ConnectionArn}\"},"
                  + " stages: [dev, prod]}");

  public static final Key<Named<String>> IDS =
      Key.of(
              "ids",
              Form.named(
                  "a map of logical IDs",
                  Name.LOGICAL_ID,
                  Form.plain("a logical ID: letters and digits", "[A-Za-z0-9]{1,255}")),
              "Logical IDs to write in place of those that resources of the stack would have, for"
                  + " stacks that exist and have other ones. `resources`, `outputs` and `patches`"
                  + " refer to the IDs written here. Names of parameters and outputs stay. A"
                  + " change replaces the resource in stacks that exist. All environments share one"
                  + " template, so `ids` cannot be overridden in an environment.")
          .becomes("the logical ID of the resource")
          .example("ids: {ApiService: WebService}");

  public static final Key<List<Given<Section>>> PATCHES =
      Key.of(
              "patches",
              Form.list(Form.block(() -> RawKeys.Patch.SHAPE)),
              "Changes to the rendered template, for properties that the spec has no key"
                  + " for. Patches are applied in order, as JSON Patch operations (RFC 6902)."
                  + " All environments share one template, so `patches` cannot be overridden in"
                  + " an environment.")
          .becomes("the changed part of the template")
          .example(
              "patches: [{op: add, path: /Resources/ApiService/Properties/Tags, value:"
                  + " [{Key: owner, Value: shop}]}]");

  public static final Shape SHAPE =
      Shape.of("a spec", NAME, DESCRIPTION)
          .plus("a spec", StackKeys.SHAPE)
          .plus(
              "a spec",
              Shape.of(
                  "",
                  PERMISSIONS_BOUNDARY,
                  CONTEXT,
                  PARAMETERS,
                  ENVIRONMENTS,
                  PIPELINE,
                  IDS,
                  PATCHES));

  private SpecKeys() {}
}
