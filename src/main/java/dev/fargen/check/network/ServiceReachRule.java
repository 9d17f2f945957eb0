package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.network.ActionEndpoints;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of what tasks without internet access do not reach: a service without endpoints, what is in
 * another region, because the endpoints that are created lead to services of their own region (AWS
 * PrivateLink guide, "Cross-region enabled AWS services": few have others, which must be created
 * for each region), and the first pull through a pull-through cache (Amazon ECR user guide, "Amazon
 * ECR interface VPC endpoints (AWS PrivateLink)").
 */
public final class ServiceReachRule implements WarningRule {

  /** The region in an ARN. */
  private static final int REGION = 3;

  @Override
  public void check(Stack stack, Warnings warnings) {
    stack.base().network().created().ifPresent(network -> check(stack, network, warnings));
  }

  private static void check(Stack stack, Network.Created network, Warnings warnings) {
    Optional<String> region = stack.environment().region().map(Given::value);
    for (Workload workload :
        Lists.filter(stack.workloads(), workload -> !network.hasWayOut(workload))) {
      for (Permission permission : workload.permissions()) {
        if (permission instanceof Permission.Raw raw) {
          raw.actions().forEach(action -> action(action, workload, warnings));
        }
      }
      workload.http().forEach(http -> login(http, workload, warnings));
      workload.task().logs().router().ifPresent(router -> output(router, workload, warnings));
      for (Container container : workload.containers()) {
        image(container, region, workload, stack, warnings);
        for (SecretVariable secret : container.variables().secrets()) {
          secret(secret, region, workload, warnings);
        }
      }
    }
  }

  /**
   * Elastic Load Balancing user guide, "Authenticate users using an Application Load Balancer",
   * "Prepare to use an OIDC-compliant IdP": the load balancer calls the token endpoint itself.
   */
  private static void login(Http http, Workload workload, Warnings warnings) {
    if (http.internal() && http.login().isPresent()) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.SERVICE_OUT_OF_REACH,
                  "the internal load balancer cannot reach the identity provider of `auth`")
              .at(http.login().get().span().firstLine(), "its endpoints are on the internet")
              .help("write `nat: single` in `network.create`"));
    }
  }

  /** Outputs that are not services of AWS are on the internet, or in the network. */
  private static void output(LogRouter router, Workload workload, Warnings warnings) {
    if (ActionEndpoints.isOnInternet(router.output())) {
      report(
          "the log destination `" + router.output() + "` cannot be reached",
          router.span(),
          "the destination is on the internet",
          workload,
          warnings);
    }
  }

  private static void action(Given<String> action, Workload workload, Warnings warnings) {
    if (ActionEndpoints.hasNone(action.value())) {
      report(
          "`" + action.value() + "` cannot be called",
          action.span(),
          "the VPC endpoints of the network do not serve this action",
          workload,
          warnings);
    }
  }

  private static void image(
      Container container,
      Optional<String> region,
      Workload workload,
      Stack stack,
      Warnings warnings) {
    if (container.image() instanceof Image.Ecr ecr
        && Registry.isPullThrough(
            stack.environment().literal(ecr.repository().value()).orElse(""))) {
      cached(container, workload, warnings);
    }
    Registry.inEcr(container.image(), stack.environment().values())
        .ifPresent(
            place -> {
              if (region.isPresent() && !place.region().equals(region.get())) {
                report(
                    notPulled(container),
                    container.image().span(),
                    elsewhere("the image", place.region()),
                    workload,
                    warnings);
              } else if (place.isPullThrough()) {
                cached(container, workload, warnings);
              }
            });
  }

  private static void cached(Container container, Workload workload, Warnings warnings) {
    report(
        notPulled(container),
        container.image().span(),
        "the first pull through a pull-through cache needs internet access",
        workload,
        warnings);
  }

  private static String notPulled(Container container) {
    return "`" + container.name() + "` cannot pull its image";
  }

  private static void secret(
      SecretVariable secret, Optional<String> region, Workload workload, Warnings warnings) {
    String[] arn = secret.source().id().value().orElse("").split(":");
    if (region.isPresent()
        && !secret.text().value().isOfResource()
        && arn.length > REGION
        && arn[0].equals("arn")
        && !arn[REGION].equals(region.get())) {
      report(
          "`" + secret.name() + "` cannot be read",
          secret.source().id().span(),
          elsewhere("the secret or parameter", arn[REGION]),
          workload,
          warnings);
    }
  }

  private static String elsewhere(String what, String region) {
    return what
        + " is in region `"
        + region
        + "`, and the VPC endpoints of the network serve their own region only";
  }

  /** The line that places the tasks in public subnets. */
  static String publicTasks(Workload workload) {
    return workload.running().placement().open().isPresent()
        ? "`placement: public`"
        : "`public_ip: true` in `network`";
  }

  private static void report(
      String what, Span place, String why, Workload workload, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(Code.SERVICE_OUT_OF_REACH, what + " without internet access: " + why)
            .at(place)
            .help("write `nat: single` in `network.create`, or " + publicTasks(workload)));
  }
}
