package dev.fargen.spec;

import dev.fargen.spec.form.Descriptions;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.yaml.Node;
import java.util.List;

/** What may stand at the top of a spec. */
public final class SpecKeys {

  public static final Key<String> NAME =
      Key.of(
              "name",
              Form.plain(
                  "a name of lower-case letters, digits and hyphens, a letter first, at most 60 characters",
                  Patterns.SPEC),
              "The name of the spec: names the files, and the stacks unless said otherwise.")
          .becomes("the names of files and stacks")
          .example("name: product-service")
          .mandatory();
  public static final Key<String> DESCRIPTION =
      Key.of("description", Descriptions.upTo(1_024), "One sentence about it.")
          .becomes("Description of the template")
          .example("description: Product Service");
  public static final Key<Named<Section>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named(
                  "a map of parameters",
                  dev.fargen.spec.form.Name.PARAMETER,
                  Form.block(() -> StackKeys.Parameter.SHAPE)),
              "More about the template parameters that the spec names as `${Name}`; none needs it.")
          .becomes("Parameters of the template")
          .example("parameters: {Image: {description: Image of the API}}");
  public static final Key<Named<Node>> ENVIRONMENTS =
      Key.of(
              "environments",
              Form.named(
                  "a map of environments",
                  dev.fargen.spec.form.Name.THING,
                  Form.unread(() -> EnvironmentKeys.SHAPE)),
              "Where the template is deployed to, and what differs there: any other key of the spec"
                  + " may stand here again.")
          .becomes("a params file each")
          .example("environments: {dev: {mode: REPLACE_ON_FAILURE}, prod: {}}");

  public static final Key<Node> PIPELINE =
      Key.of(
              "pipeline",
              Form.unread(() -> PipelineKeys.SHAPE),
              "How images are built and stacks deployed, one environment after the other.")
          .becomes("a template of its own, AWS::CodePipeline::Pipeline, and a buildspec")
          .example(
              "pipeline: {source: {repository: example/shop, connection: \"${ConnectionArn}\"},"
                  + " stages: [dev, prod]}");

  public static final Key<List<Given<Section>>> PATCHES =
      Key.of(
              "patches",
              Form.list(Form.block(() -> RawKeys.Patch.SHAPE)),
              "Changes of the finished template, for what the spec can't say. Every environment"
                  + " has the same template, so they can't stand in one.")
          .becomes("what they say")
          .example(
              "patches: [{op: add, path: /Resources/ApiService/Properties/Role, value: !Ref Role}]");

  public static final Shape SHAPE =
      Shape.of("a spec", NAME, DESCRIPTION)
          .plus("a spec", StackKeys.SHAPE)
          .plus("a spec", Shape.of("", PARAMETERS, ENVIRONMENTS, PIPELINE, PATCHES));

  private SpecKeys() {}
}
