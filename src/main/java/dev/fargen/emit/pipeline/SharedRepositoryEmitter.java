package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
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
import java.util.Optional;

/**
 * Emits a repository that the pipeline makes for the images that it builds. It is there before the
 * first push, every environment pulls the same image from it, and so its name is known to all.
 * Other accounts are let in by its policy (Amazon ECR user guide, "Private repository policy
 * examples in Amazon ECR").
 */
public final class SharedRepositoryEmitter {

  private final Draft draft;
  private final String spec;
  private final Pipeline.Home home;

  SharedRepositoryEmitter(Draft draft, String spec, Pipeline.Home home) {
    this.draft = draft;
    this.spec = spec;
    this.home = home;
  }

  Resource emit(Repository repository) {
    String prefix = LogicalName.of(repository.name()) + "Repository";
    String of = repository.name().isEmpty() ? spec : repository.name();
    Resource.Builder builder =
        Resource.of(prefix, "AWS::ECR::Repository")
            .comment("Where the images of " + of + " are, for every environment.")
            .property("RepositoryName", path(spec, repository));
    new RepositoryEmitter(draft, List.of()).describe(builder, repository, prefix);
    if (!home.otherAccounts().isEmpty()) {
      builder.property("RepositoryPolicyText", Policies.document(List.of(pull())));
    }
    return draft.add(repository.span(), builder);
  }

  /** The execution roles of the other accounts' stacks. */
  private Value pull() {
    List<Environment> others = home.otherAccounts();
    List<String> accounts = Lists.distinct(Lists.present(Lists.map(others, Environment::account)));
    List<String> arns =
        Lists.map(
            others,
            one ->
                "arn:${AWS::Partition}:iam::%s:role/%s*"
                    .formatted(one.account().orElseThrow(), DeployActions.prefix(one.stackName())));
    List<Intrinsic> roles = Lists.map(Lists.distinct(arns), Intrinsic::sub);
    return Policies.allowRoles(
        "PullFromOtherAccounts",
        accounts,
        roles,
        Optional.empty(),
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer");
  }

  /** Says what the repository is called, in the template of a stack that has images from it. */
  public static void name(String spec, Repository repository, Pipeline.Home home, Things things) {
    String path = path(spec, repository);
    Value uri =
        Intrinsic.sub(
            home.accountInArn() + ".dkr.ecr." + home.regionInArn() + ".${AWS::URLSuffix}/" + path);
    String name = repository.name();
    things.put(ThingKind.REPOSITORIES, name, "", uri);
    things.put(ThingKind.REPOSITORIES, name, "uri", uri);
    things.put(ThingKind.REPOSITORIES, name, "name", Value.text(path));
    things.put(
        ThingKind.REPOSITORIES,
        name,
        "arn",
        ImagePermissions.arn(home.regionInArn(), home.accountInArn(), path));
  }

  static String path(String spec, Repository repository) {
    return Build.InPipeline.of(spec, repository.name()).repository();
  }
}
