package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.EcrNames;
import dev.fargen.emit.permissions.ImagePermissions;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.repositories.RepositoryEmitter;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.repositories.Repository;
import java.util.List;

/**
 * Emits an image repository in the pipeline's template, for the images that it builds. All
 * environments pull the same image from it, so it has a fixed name. Its policy allows other
 * accounts to pull (Amazon ECR user guide, "Private repository policy examples in Amazon ECR").
 */
public final class SharedRepositoryEmitter {

  /**
   * What to do with a retained repository, whose name is fixed (CloudFormation user guide, "Import
   * AWS resources into a CloudFormation stack").
   */
  private static final String CREATED_AGAIN =
      "To create the stack again after deletion, delete the retained repository first, or"
          + " create the stack with a change set that imports it (--import-existing-resources).";

  private final Draft draft;
  private final String spec;
  private final Pipeline.Home home;
  private final List<String> environments;

  SharedRepositoryEmitter(Draft draft, String spec, Pipeline pipeline) {
    this.draft = draft;
    this.spec = spec;
    this.home = pipeline.home();
    this.environments =
        Lists.map(pipeline.stages(), stage -> stage.environment().name().orElseThrow());
  }

  Resource emit(Repository repository) {
    String prefix = LogicalName.of(repository.name()) + "Repository";
    String of = repository.name().isEmpty() ? spec : repository.name();
    Resource.Builder builder =
        Resource.of(prefix, "AWS::ECR::Repository")
            .comment("ECR repository for " + of + ", shared by all environments.")
            .comment("The name is fixed so that the stacks of the environments can refer to it.")
            .property("RepositoryName", path(spec, repository));
    new RepositoryEmitter(draft, List.of()).describe(builder, repository, prefix, environments);
    builder.explain(repository.retain().value(), CREATED_AGAIN);
    if (!home.otherAccounts().isEmpty()) {
      builder.property("RepositoryPolicyText", Policies.document(List.of(pull())));
    }
    return draft.add(repository.span(), builder);
  }

  /** Allows the execution roles of stacks in other accounts to pull. */
  private Value pull() {
    List<Environment> others = home.otherAccounts();
    List<String> accounts = Lists.distinct(Lists.present(Lists.map(others, Environment::account)));
    List<String> arns =
        Lists.map(
            others,
            one ->
                "arn:${AWS::Partition}:iam::%s:role/%s*"
                    .formatted(one.account().orElseThrow(), DeployPlace.prefix(one.stackName())));
    List<Value> roles = Lists.map(Lists.distinct(arns), Intrinsic::sub);
    return ImagePermissions.pull(accounts, roles);
  }

  /** Puts the name of the repository into the things of a stack that uses its images. */
  public static void name(String spec, Repository repository, Pipeline.Home home, Things things) {
    String path = path(spec, repository);
    Value uri = Intrinsic.sub(EcrNames.uri(home.regionInArn(), home.accountInArn(), path));
    String name = repository.name();
    things.put(ThingKind.REPOSITORIES, name, "", uri);
    things.put(ThingKind.REPOSITORIES, name, "uri", uri);
    things.put(ThingKind.REPOSITORIES, name, "name", Value.text(path));
    things.put(
        ThingKind.REPOSITORIES,
        name,
        "arn",
        EcrNames.arn(home.regionInArn(), home.accountInArn(), path));
  }

  static String path(String spec, Repository repository) {
    return Build.InPipeline.of(spec, repository.name()).repository();
  }
}
