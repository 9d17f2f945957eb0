package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that allow the execution role to pull images: from the ECR repositories of the
 * images only, none if no image is in ECR. {@code ecr:GetAuthorizationToken} does not support
 * resources (Service Authorization Reference, "Actions, resources, and condition keys for Amazon
 * Elastic Container Registry").
 *
 * @param pipeline the pipeline that builds images, in its own account and region
 */
public record ImagePermissions(Draft draft, Environment environment, Optional<Pipeline> pipeline) {

  private static final Pattern ECR =
      Pattern.compile(
          "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^:@]+)([:@][^/]*)?");

  private static final ThingKind OWN = ThingKind.REPOSITORIES;

  public List<Mapping> statements(List<Container> containers) {
    Set<Value> repositories = new LinkedHashSet<>();
    Set<Value> caches = new LinkedHashSet<>();
    for (Container container : containers) {
      Optional<Value> repository = repository(container.image());
      repository.ifPresent(repositories::add);
      repository.filter(arn -> isPullThrough(container.image())).ifPresent(caches::add);
    }
    if (repositories.isEmpty()) {
      return List.of();
    }
    List<Mapping> statements = new ArrayList<>();
    statements.add(
        Policies.allow("GetAuthorizationToken", "ecr:GetAuthorizationToken").with("Resource", "*"));
    statements.add(
        Policies.allow(
                "PullImage",
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer")
            .with("Resource", Policies.oneOrMore(new ArrayList<>(repositories))));
    if (!caches.isEmpty()) {
      statements.add(
          Policies.allow(
                  "ImportUpstreamImage", "ecr:BatchImportUpstreamImage", "ecr:CreateRepository")
              .with("Resource", Policies.oneOrMore(new ArrayList<>(caches))));
    }
    return statements;
  }

  private boolean isPullThrough(Image image) {
    if (image instanceof Image.Ecr ecr) {
      return Registry.isPullThrough(environment.literal(ecr.repository().value()).orElse(""));
    }
    if (!(image instanceof Image.Reference reference)) {
      return false;
    }
    Matcher matcher = ECR.matcher(environment.literal(reference.uri().value()).orElse(""));
    return matcher.matches() && Registry.isPullThrough(matcher.group(3));
  }

  private Optional<Value> repository(Image image) {
    if (image instanceof Image.Ecr ecr) {
      return Optional.of(Policies.arn("ecr", "repository/" + draft.inSub(ecr.repository())));
    }
    if (image instanceof Image.Built built) {
      return Optional.of(repository(built.build().repository()));
    }
    Given<Text> uri = ((Image.Reference) image).uri();
    Optional<ThingReference> own =
        Lists.first(uri.value().things(), thing -> thing.kind().equals(OWN.word()));
    if (own.isPresent()) {
      return Optional.of(draft.things().value(OWN, own.get().name(), "arn"));
    }
    Optional<String> parameter = uri.value().parameter();
    Optional<Build> built = parameter.flatMap(this::builtByPipeline);
    if (built.isPresent()) {
      return Optional.of(repository(built.get().repository()));
    }
    Optional<Value> known = environment.literal(uri.value()).flatMap(ImagePermissions::named);
    return known.isPresent() || uri.value().literal().isPresent() ? known : any();
  }

  /** The build of {@code pipeline.build} with this parameter. */
  private Optional<Build> builtByPipeline(String parameter) {
    return pipeline.flatMap(
        one -> Lists.first(one.builds(), build -> build.parameter().equals(parameter)));
  }

  private Value repository(Build.Target target) {
    if (target instanceof Build.InStack own) {
      return draft.things().value(OWN, own.name(), "arn");
    }
    if (target instanceof Build.InPipeline own) {
      return draft.things().value(OWN, own.name(), "arn");
    }
    if (target instanceof Build.Elsewhere elsewhere) {
      return arn(elsewhere.region(), elsewhere.account(), elsewhere.name());
    }
    String name = draft.inSub(((Build.Existing) target).name());
    return pipeline
        .map(Pipeline::home)
        .map(home -> arn(home.regionInArn(), home.accountInArn(), name))
        .orElseGet(() -> arn("${AWS::Region}", "${AWS::AccountId}", name));
  }

  public static Value arn(String region, String account, String name) {
    return Intrinsic.sub(
        "arn:${AWS::Partition}:ecr:" + region + ":" + account + ":repository/" + name);
  }

  private static Optional<Value> named(String uri) {
    Matcher matcher = ECR.matcher(uri);
    return matcher.matches()
        ? Optional.of(arn(matcher.group(2), matcher.group(1), matcher.group(3)))
        : Optional.empty();
  }

  /** Whether an image is known only at deployment, so that any repository is allowed. */
  public boolean isAny(List<Container> containers) {
    return Lists.any(containers, one -> repository(one.image()).equals(any()));
  }

  /** The image is only known at deployment: any repository of this account and region. */
  private static Optional<Value> any() {
    return Optional.of(Policies.arn("ecr", "repository/*"));
  }
}
