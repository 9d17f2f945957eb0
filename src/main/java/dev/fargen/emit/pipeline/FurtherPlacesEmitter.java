package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Emits the templates for other regions and accounts: the artifact bucket in another region, the
 * pipeline's roles in another account (CodePipeline user guide, "Add a cross-Region action in
 * CodePipeline" and "Create a pipeline in CodePipeline that uses resources from another AWS
 * account").
 */
public final class FurtherPlacesEmitter {

  private final Pipeline pipeline;
  private final PipelineNames names;
  private final Set<String> types;
  private final Optional<String> permissionsBoundary;

  /**
   * @param types the resource types that are deployed
   * @param permissionsBoundary the name of the managed policy that limits all roles
   */
  public FurtherPlacesEmitter(
      String spec, Pipeline pipeline, Set<String> types, Optional<String> permissionsBoundary) {
    this.pipeline = pipeline;
    this.names = new PipelineNames(spec, pipeline.home());
    this.types = types;
    this.permissionsBoundary = permissionsBoundary;
  }

  /** A template, and the beginning of its description. */
  public record Place(String title, Draft draft) {}

  /** The templates, by the suffix of their file names. */
  public Map<String, Place> emit() {
    Map<String, Place> places = new LinkedHashMap<>();
    if (!pipeline.otherRegions().isEmpty()) {
      places.put("artifacts", artifacts());
    }
    pipeline
        .stagesAbroad()
        .forEach(
            (account, stages) -> {
              List<Pipeline.Stage> ours =
                  Lists.filter(stages, stage -> stage.roles().action().isEmpty());
              if (!ours.isEmpty()) {
                places.put("roles-" + account, roles(ours));
              }
            });
    return places;
  }

  private Place artifacts() {
    Draft draft = new Draft(Map.of(), Map.of(), permissionsBoundary);
    ArtifactEmitter.Emitted emitted =
        new ArtifactEmitter(
                draft,
                pipeline.span(),
                Optional.of(names.bucket()),
                names.readers(pipeline.stages(), stage -> stage.region().isPresent()))
            .emit(false);
    draft.add(
        pipeline.span(),
        Output.of(
            ArtifactEmitter.KEY_OUTPUT,
            "ARN of the KMS key for pipeline artifacts",
            emitted.key().att("Arn")));
    return new Place("Pipeline artifacts", draft);
  }

  private Place roles(List<Pipeline.Stage> stages) {
    Draft draft = new Draft(Map.of(), Map.of(), permissionsBoundary);
    List<DeployPlace> places =
        Lists.map(stages, stage -> DeployPlace.of(stage, names.regionOr(stage.region())));
    Resource deployRole =
        PipelineRoleEmitter.deployRole(
            draft,
            pipeline,
            new DeployActions(types, places, pipeline.deployActions(), draft.permissionsBoundary()),
            Optional.of(names.deployRole()));
    List<Mapping> statements = new ArrayList<>();
    statements.addAll(readArtifacts(stages));
    statements.addAll(
        PipelineRoleEmitter.deployStacks(stages, stage -> names.regionOr(stage.region())));
    statements.add(PipelineRoleEmitter.passRole(deployRole));
    draft.add(
        pipeline.span(),
        Resource.of("ActionRole", "AWS::IAM::Role")
            .comment(
                "Action role: the pipeline assumes it to deploy the stacks and to read artifacts.")
            .comment(
                "The account root is the principal because the pipeline role may not exist yet.")
            .property("RoleName", names.actionRole())
            .property("AssumeRolePolicyDocument", Policies.document(List.of(trust())))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("action", statements)));
    new DeployLimitsEmitter(draft, pipeline.span()).emit(deployRole, List.of());
    return new Place("Cross-account roles of the pipeline", draft);
  }

  /** Only the pipeline's role, as a condition: it need not exist yet. */
  private Mapping trust() {
    String account = "arn:${AWS::Partition}:iam::" + pipeline.home().accountInArn();
    Value role = Intrinsic.sub(account + ":role/" + names.pipelineRole());
    return Value.map()
        .with("Effect", "Allow")
        .with("Principal", Value.map().with("AWS", Intrinsic.sub(account + ":root")))
        .with("Action", "sts:AssumeRole")
        .with("Condition", Policies.condition("ArnEquals", "aws:PrincipalArn", role));
  }

  /**
   * The key's ID is not known here, so the encryption context limits what it may decrypt (AWS KMS
   * developer guide, "Encryption context", and Amazon S3 user guide, "Using server-side encryption
   * with AWS KMS").
   */
  private List<Mapping> readArtifacts(List<Pipeline.Stage> stages) {
    List<Value> buckets = new ArrayList<>();
    List<Value> objects = new ArrayList<>();
    List<Value> keys = new ArrayList<>();
    for (String region :
        Lists.distinct(Lists.map(stages, stage -> names.regionOr(stage.region())))) {
      String bucket = "arn:${AWS::Partition}:s3:::" + names.bucket(Optional.of(region));
      buckets.add(Intrinsic.sub(bucket));
      objects.add(Intrinsic.sub(bucket + "/*"));
      keys.add(
          Intrinsic.sub(
              "arn:${AWS::Partition}:kms:%s:%s:key/*"
                  .formatted(region, pipeline.home().accountInArn())));
    }
    List<Value> contexts = new ArrayList<>(buckets);
    contexts.addAll(objects);
    return List.of(
        Policies.allow("ListArtifacts", "s3:ListBucket")
            .with("Resource", Policies.oneOrMore(buckets)),
        Policies.allow("ReadArtifacts", "s3:GetObject", "s3:GetObjectVersion")
            .with("Resource", Policies.oneOrMore(objects)),
        Policies.allow("DecryptArtifacts", "kms:Decrypt")
            .with("Resource", Policies.oneOrMore(keys))
            .with(
                "Condition",
                Policies.condition(
                    "ArnLike", "kms:EncryptionContext:aws:s3:arn", Value.list(contexts))));
  }
}
