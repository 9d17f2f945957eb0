package dev.fargen.emit.repositories;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** Emits an image repository. */
public final class RepositoryEmitter {

  /** How many images are kept that an environment was deployed with. */
  public static final int KEPT_OF_ENVIRONMENT = 10;

  private final Draft draft;

  private final List<Workload> workloads;

  public RepositoryEmitter(Draft draft, List<Workload> workloads) {
    this.draft = draft;
    this.workloads = List.copyOf(workloads);
  }

  /** The output with the URI of a repository. */
  public static String output(String repository) {
    return prefix(repository) + "Uri";
  }

  private static String prefix(String repository) {
    return LogicalName.of(repository) + "Repository";
  }

  public void emit(Repository repository) {
    String prefix = prefix(repository.name());
    Draft own =
        draft.of(
            new Cause.Thing(
                prefix, "the image repository " + repository.name(), repository.span()));
    Resource.Builder builder =
        Resource.of(prefix, "AWS::ECR::Repository")
            .comment(
                "ECR repository for "
                    + repository.name()
                    + ". CloudFormation generates the repository name.");
    describe(builder, repository, prefix, List.of());
    Resource resource = own.add(repository.span(), builder);
    Things things = draft.things();
    things.put(ThingKind.REPOSITORIES, repository.name(), "", resource.att("RepositoryUri"));
    things.put(ThingKind.REPOSITORIES, repository.name(), "uri", resource.att("RepositoryUri"));
    things.put(ThingKind.REPOSITORIES, repository.name(), "name", resource.ref());
    things.put(ThingKind.REPOSITORIES, repository.name(), "arn", resource.att("Arn"));
    own.add(
        repository.span(),
        Output.of(output(repository.name()), nextStep(repository), resource.att("RepositoryUri")));
  }

  /**
   * Adds the properties that are the same in the stack and in the pipeline.
   *
   * @param environments that tag their images
   */
  public void describe(
      Resource.Builder builder, Repository repository, String prefix, List<String> environments) {
    boolean retain = repository.retain().value();
    builder
        .explain(
            !retain,
            "EmptyOnDelete deletes the images with the repository; without it, deletion fails if the repository contains images.")
        .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
        .property(
            "ImageTagMutability",
            draft.choice(
                prefix + "TagMutability",
                "Tag mutability of the image repository",
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
                        "Enables image scanning on push",
                        repository.scanOnPush())))
        .property("EncryptionConfiguration", encryption(repository, prefix))
        .property(
            "LifecyclePolicy",
            Value.map().with("LifecyclePolicyText", lifecycle(repository, prefix, environments)));
    if (!retain) {
      builder.property("EmptyOnDelete", true);
    }
  }

  /** The description of the output with the URI: what to do after the stack is created. */
  private String nextStep(Repository repository) {
    List<String> settings = FirstImages.settings(repository.name(), workloads);
    return settings.isEmpty()
        ? "URI of the image repository " + repository.name()
        : "URI of the image repository, without a tag; push "
            + (settings.size() == 1 ? "the image" : "the images")
            + (Lists.all(settings, one -> one.indexOf(' ') >= 0)
                ? " with the tag that the task definition uses"
                : "")
            + ", then set "
            + values(settings);
  }

  /** What the parameters are set to: an image is named by its URI with a tag. */
  private static String values(List<String> settings) {
    List<String> images = Lists.filter(settings, one -> one.indexOf(' ') < 0);
    List<String> all = new ArrayList<>(Lists.filter(settings, one -> one.indexOf(' ') >= 0));
    if (!images.isEmpty()) {
      String uri = images.size() == 1 ? " to its URI with a tag" : " to their URIs with tags";
      all.add(0, Lists.enumerated(images, "and") + uri);
    }
    return Lists.enumerated(all, "and");
  }

  /** Without a key, ECR uses its AWS managed key. */
  private Mapping encryption(Repository repository, String prefix) {
    return Value.map()
        .with("EncryptionType", "KMS")
        .with(
            "KmsKey",
            repository
                .kmsKey()
                .map(key -> draft.text(prefix + "KeyArn", "KMS key ARN for images", key)));
  }

  /**
   * The policy is JSON text, so a parameter can only hold all of it. An image with the tag of an
   * environment expires by the rule of that environment, and by no later one; so the rule of the
   * last environment is the first (Amazon ECR user guide, "Automate the cleanup of images by using
   * lifecycle policies in Amazon ECR").
   */
  private Value lifecycle(Repository repository, String prefix, List<String> environments) {
    List<String> rules = new ArrayList<>();
    for (int i = environments.size() - 1; i >= 0; i--) {
      String name = environments.get(i);
      String tagged = "\"tagged\", \"tagPatternList\": [\"" + name + ".*\"]";
      String kept = "Keep the {n} most recently pushed images tagged for " + name;
      rules.add(rule(rules.size() + 1, kept, tagged, KEPT_OF_ENVIRONMENT));
    }
    String kept =
        environments.isEmpty()
            ? "Keep the last {n} images"
            : "Keep images without an environment tag while they are among the last {n} images";
    rules.add(rule(rules.size() + 1, kept, "\"any\"", repository.keep().value()));
    Parameter parameter =
        Parameter.of(
            prefix + "LifecyclePolicy",
            ParameterType.STRING,
            "Lifecycle policy of the image repository, as JSON");
    String policy = "{\"rules\": [" + String.join(",\n  ", rules) + "]}\n";
    return new Setting(parameter, Value.text(policy));
  }

  private static String rule(int priority, String description, String status, int kept) {
    return """
    {"rulePriority": {priority}, "description": "{description}", "action": {"type": "expire"},
      "selection": {"tagStatus": {status}, "countType": "imageCountMoreThan", "countNumber": {n}}}"""
        .replace("{priority}", Integer.toString(priority))
        .replace("{description}", description)
        .replace("{status}", status)
        .replace("{n}", Integer.toString(kept));
  }
}
