package dev.fargen.workload.pipeline;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.repositories.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How images are built and stacks deployed.
 *
 * @param home where it lives itself
 * @param credentials with which builds log in to Docker Hub
 * @param repositories those that it makes for the images that it builds
 * @param deployActions further actions that CloudFormation needs, by resource type
 * @param values the values of the pipeline template's parameters
 */
public record Pipeline(
    Source source,
    Home home,
    List<Build> builds,
    Optional<Credentials> credentials,
    List<Repository> repositories,
    List<Stage> stages,
    Map<String, DeployActions> deployActions,
    Map<String, String> values,
    Span span) {

  /** What it takes, and the connection to whoever hosts that. */
  public record Source(Given<Text> repository, Given<Text> branch, Given<Text> connection) {}

  /**
   * The credentials for Docker Hub.
   *
   * @param secret with the user name and the password
   * @param kmsKey the customer managed key that it is encrypted with
   */
  public record Credentials(Given<Text> secret, Optional<Given<Text>> kmsKey) {}

  /** Actions for a resource type, and the place of its name. */
  public record DeployActions(List<Given<String>> actions, Span span) {
    public DeployActions {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Where the pipeline lives, as far as the spec says it.
   *
   * @param otherAccounts the environments in another account
   * @param otherRegions whether there are environments in another region
   */
  public record Home(
      Optional<String> account,
      Optional<String> region,
      List<Environment> otherAccounts,
      boolean otherRegions) {

    public Home {
      otherAccounts = List.copyOf(otherAccounts);
    }

    /** The account in an ARN, inside {@code !Sub}: named where other accounts see it. */
    public String accountInArn() {
      return otherAccounts.isEmpty() ? "${AWS::AccountId}" : account.orElseThrow();
    }

    /** The region in an ARN, inside {@code !Sub}: named where other regions see it. */
    public String regionInArn() {
      return otherRegions ? region.orElseThrow() : "${AWS::Region}";
    }
  }

  /**
   * One environment; approved by somebody first, perhaps on sight of a change set.
   *
   * @param account the one that it lives in, where it is not the pipeline's
   * @param region the one that it lives in, where it is not the pipeline's
   * @param vpc the ID of its VPC, where that exists already and is known
   * @param imported the stack whose load balancer it uses, if it is another stack's
   * @param called the stack whose services it calls, if it calls another stack's
   * @param balancer whether the stack has a load balancer of its own
   * @param listener the ARN of the listener of another load balancer, where it is known
   */
  public record Stage(
      Environment environment,
      boolean approval,
      boolean preview,
      Optional<String> account,
      Optional<String> region,
      Roles roles,
      Optional<String> vpc,
      Optional<String> imported,
      Optional<String> called,
      boolean balancer,
      Optional<String> listener) {}

  /** What the pipeline takes to deploy, and CloudFormation then, where the spec names them. */
  public record Roles(Optional<String> action, Optional<String> deploy) {}

  public Pipeline {
    builds = List.copyOf(builds);
    repositories = List.copyOf(repositories);
    stages = List.copyOf(stages);
    deployActions = Collections.unmodifiableMap(new LinkedHashMap<>(deployActions));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The stages in the pipeline's own account. */
  public List<Stage> stagesAtHome() {
    return Lists.filter(stages, stage -> stage.account().isEmpty());
  }

  /** The stages in other accounts, by account. */
  public Map<String, List<Stage>> stagesAbroad() {
    Map<String, List<Stage>> abroad = new LinkedHashMap<>();
    for (Stage stage : stages) {
      stage
          .account()
          .ifPresent(
              account -> abroad.computeIfAbsent(account, key -> new ArrayList<>()).add(stage));
    }
    return abroad;
  }

  /** The regions that it deploys to, its own left out. */
  public List<String> otherRegions() {
    Set<String> regions = new TreeSet<>();
    stages.forEach(stage -> stage.region().ifPresent(regions::add));
    return List.copyOf(regions);
  }
}
