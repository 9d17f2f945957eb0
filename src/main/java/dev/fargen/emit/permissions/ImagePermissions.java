package dev.fargen.emit.permissions;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.EcrImage;
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

/**
 * The statements that allow the execution role to pull images: from the ECR repositories of the
 * images only, none if no image is in ECR. {@code ecr:GetAuthorizationToken} does not support
 * resources (Service Authorization Reference, "Actions, resources, and condition keys for Amazon
 * Elastic Container Registry").
 *
 * @param pipeline the pipeline that builds images, in its own account and region
 */
public record ImagePermissions(Draft draft, Environment environment, Optional<Pipeline> pipeline) {

  /**
   * What a role must be allowed in a repository whose images it pulls (Amazon ECR user guide,
   * "Using Amazon ECR Images with Amazon ECS").
   */
  private static final String[] PULL = {
    "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"
  };

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
        Policies.allow("PullImage", PULL)
            .with(
                "Resource",
                new Told(
                    "Selects the ECR repositories that images are pulled from",
                    Policies.oneOrMore(new ArrayList<>(repositories)))));
    if (!caches.isEmpty()) {
      statements.add(
          Policies.allow(
                  "ImportUpstreamImage", "ecr:BatchImportUpstreamImage", "ecr:CreateRepository")
              .with("Resource", Policies.oneOrMore(new ArrayList<>(caches))));
    }
    return statements;
  }

  /** A statement that allows roles of other accounts to pull from the repository that has it. */
  public static Mapping pull(List<String> accounts, List<? extends Value> roles) {
    return Policies.allowRoles("PullFromOtherAccounts", accounts, roles, Optional.empty(), PULL);
  }

  private boolean isPullThrough(Image image) {
    if (image instanceof Image.Ecr ecr) {
      return Registry.isPullThrough(environment.literal(ecr.repository().value()).orElse(""));
    }
    return image instanceof Image.Reference reference
        && inEcr(reference).filter(EcrImage::isPullThrough).isPresent();
  }

  private Optional<Value> repository(Image image) {
    if (image instanceof Image.Ecr ecr) {
      return Optional.of(EcrNames.arn(draft.inSub(ecr.repository())));
    }
    if (image instanceof Image.Built built) {
      return Optional.of(repository(built.build().repository()));
    }
    Image.Reference reference = (Image.Reference) image;
    Given<Text> uri = reference.uri();
    Optional<ThingReference> own =
        Lists.first(uri.value().things(), thing -> thing.kind().equals(OWN.word()));
    if (own.isPresent()) {
      return Optional.of(draft.things().value(OWN, own.get().name(), "arn"));
    }
    Optional<ThingReference> raw = Lists.first(uri.value().things(), ThingReference::isOfResource);
    if (raw.isPresent()) {
      return Optional.of(draft.things().arnOf(raw.get()));
    }
    Optional<String> parameter = uri.value().parameter();
    Optional<Build> built = parameter.flatMap(this::builtByPipeline);
    if (built.isPresent()) {
      return Optional.of(repository(built.get().repository()));
    }
    Optional<Value> known = inEcr(reference).map(ImagePermissions::arn);
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
      return EcrNames.arn(elsewhere.region(), elsewhere.account(), elsewhere.name());
    }
    String name = draft.inSub(((Build.Existing) target).name());
    return pipeline
        .map(Pipeline::home)
        .map(home -> EcrNames.arn(home.regionInArn(), home.accountInArn(), name))
        .orElseGet(() -> EcrNames.arn(name));
  }

  private Optional<EcrImage> inEcr(Image.Reference image) {
    return environment.literal(image.uri().value()).flatMap(EcrImage::of);
  }

  private static Value arn(EcrImage image) {
    return EcrNames.arn(image.region(), image.account(), image.repository());
  }

  /** Whether an image is known only at deployment, so that any repository is allowed. */
  public boolean isAny(List<Container> containers) {
    return Lists.any(containers, one -> repository(one.image()).equals(any()));
  }

  /** The image is only known at deployment: any repository of this account and region. */
  private static Optional<Value> any() {
    return Optional.of(EcrNames.arn("*"));
  }
}
