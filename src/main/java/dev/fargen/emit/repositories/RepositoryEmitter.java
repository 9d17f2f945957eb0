package dev.fargen.emit.repositories;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Workload;
import java.util.List;

/** Emits a repository for images. */
public final class RepositoryEmitter {

  private final Draft draft;

  private final List<Workload> workloads;

  public RepositoryEmitter(Draft draft, List<Workload> workloads) {
    this.draft = draft;
    this.workloads = List.copyOf(workloads);
  }

  public void emit(Repository repository) {
    String prefix = LogicalName.of(repository.name()) + "Repository";
    Draft own =
        draft.of(new Cause.Thing(prefix, "the repository " + repository.name(), repository.span()));
    Resource.Builder builder =
        Resource.of(prefix, "AWS::ECR::Repository")
            .comment("Where the images of " + repository.name() + " are.");
    describe(builder, repository, prefix);
    Resource resource = own.add(repository.span(), builder);
    Things things = draft.things();
    things.put(ThingKind.REPOSITORIES, repository.name(), "", resource.att("RepositoryUri"));
    things.put(ThingKind.REPOSITORIES, repository.name(), "uri", resource.att("RepositoryUri"));
    things.put(ThingKind.REPOSITORIES, repository.name(), "name", resource.ref());
    things.put(ThingKind.REPOSITORIES, repository.name(), "arn", resource.att("Arn"));
    own.add(
        repository.span(),
        Output.of(prefix + "Uri", nextStep(repository), resource.att("RepositoryUri")));
  }

  /** What the spec says of it, whichever template it is in. */
  public void describe(Resource.Builder builder, Repository repository, String prefix) {
    boolean retain = repository.retain().value();
    builder
        .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
        .property(
            "ImageTagMutability",
            draft.choice(
                prefix + "TagMutability",
                "Whether a tag stays with its image",
                repository.immutableTags(),
                "IMMUTABLE",
                "MUTABLE"))
        .property(
            "ImageScanningConfiguration",
            Value.map()
                .with(
                    "ScanOnPush",
                    draft.bool(
                        prefix + "ScanOnPush",
                        "Whether images are scanned as they come in",
                        repository.scanOnPush())))
        .property("EncryptionConfiguration", encryption(repository, prefix))
        .property(
            "LifecyclePolicy",
            Value.map().with("LifecyclePolicyText", lifecycle(repository, prefix)));
    if (!retain) {
      // A repository with images in it can't be deleted otherwise.
      builder.property("EmptyOnDelete", true);
    }
  }

  /** What is to be done once the stack is there, and with it the empty repository. */
  private String nextStep(Repository repository) {
    List<String> settings = FirstImages.settings(repository.name(), workloads);
    return settings.isEmpty()
        ? "Where the images of " + repository.name() + " are"
        : "Push here and set " + String.join(" and ", settings);
  }

  /** With no key of the user's, ECR uses the one that AWS keeps for it. */
  private Mapping encryption(Repository repository, String prefix) {
    return Value.map()
        .with("EncryptionType", "KMS")
        .with(
            "KmsKey",
            repository
                .kmsKey()
                .map(key -> draft.text(prefix + "KeyArn", "Key that encrypts images", key)));
  }

  /** The policy is JSON in a text, which has no place for a parameter: all of it differs or not. */
  private Value lifecycle(Repository repository, String prefix) {
    String policy =
        """
        {"rules": [{"rulePriority": 1, "description": "Keep the last {n} images", "action": {"type": "expire"},
          "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": {n}}}]}
        """
            .replace("{n}", Integer.toString(repository.keep().value()));
    Parameter parameter =
        Parameter.of(
            prefix + "LifecyclePolicy", ParameterType.STRING, "Which images are kept, as JSON");
    return new Setting(parameter, Value.text(policy));
  }
}
