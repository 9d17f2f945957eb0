package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.services.LogKeys;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Arrays;
import java.util.List;

/**
 * Tasks without a NAT gateway and without public IP addresses can pull images only from ECR (Amazon
 * ECR user guide, "Amazon ECR interface VPC endpoints (AWS PrivateLink)"). A subnet with an
 * internet-facing load balancer has a route to an internet gateway, and so none to a NAT gateway
 * (Amazon VPC user guide, "Enable internet access for a VPC using an internet gateway").
 */
public final class ImageReachRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.base().network().created().ifPresent(network -> check(stack, network, diagnostics));
    if (stack.base().network() instanceof Network.Existing existing
        && stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer
        && balancer.isFacing()) {
      balancer
          .subnets()
          .or(existing::publicSubnets)
          .ifPresent(open -> shared(stack, existing.subnets(), open, diagnostics));
    }
  }

  /** An image from the internet, and a subnet that must be public. */
  private static void shared(
      Stack stack, Given<Texts> subnets, Given<Texts> open, Diagnostics diagnostics) {
    List<String> publicIds = ids(open.value(), stack);
    Lists.first(ids(subnets.value(), stack), publicIds::contains)
        .ifPresent(
            both -> {
              for (Container container : fromInternet(stack)) {
                diagnostics.report(
                    outOfReach(
                            container,
                            "the task has no public IP address in public subnet `" + both + "`",
                            stack)
                        .at(place(open, stack), "public subnets, for the load balancer")
                        .help(
                            "write `network: {public_ip: true"
                                + open.value()
                                    .parameter()
                                    .map(name -> ", public_subnets: \"${" + name + "}\"")
                                    .orElse("")
                                + "}`, or use other subnets for the load balancer than for the tasks"));
              }
            });
  }

  private static Span place(Given<Texts> subnets, Stack stack) {
    return subnets.value().parameter().map(stack.environment()::placeOf).orElse(subnets.span());
  }

  /** The ids of the subnets; a parameter without a value stands for itself. */
  private static List<String> ids(Texts subnets, Stack stack) {
    if (subnets.parameter().isPresent()) {
      String name = subnets.parameter().get();
      String value = stack.environment().values().getOrDefault(name, "${" + name + "}");
      return Arrays.asList(value.split(","));
    }
    if (subnets.export().isPresent()) {
      return List.of(subnets.export().get().written());
    }
    return Lists.map(
        subnets.items(),
        item -> stack.environment().literal(item.value()).orElseGet(() -> item.value().written()));
  }

  /** The value, where the image is a parameter. */
  private static String value(Container container, Stack stack) {
    return container.image() instanceof Image.Reference reference
        ? reference
            .uri()
            .value()
            .parameter()
            .map(name -> "`" + stack.environment().values().getOrDefault(name, "") + "`, ")
            .orElse("")
        : "";
  }

  /** The containers of tasks without public IP addresses whose images are not in ECR. */
  private static List<Container> fromInternet(Stack stack) {
    return Lists.filter(
        inPrivate(stack),
        container -> Registry.isInternet(container.image(), stack.environment().values()));
  }

  private static List<Container> inPrivate(Stack stack) {
    Network network = stack.base().network();
    return Lists.flatMap(
        Lists.filter(stack.workloads(), workload -> !network.isPublic(workload).value()),
        Workload::containers);
  }

  private static Diagnostic outOfReach(Container container, String why, Stack stack) {
    return Diagnostic.of(
            Code.IMAGE_OUT_OF_REACH, "`" + container.name() + "` cannot pull its image: " + why)
        .at(
            container.image().span(),
            container.isAdded()
                ? "adds a container with an image in a registry on the internet"
                : "image " + value(container, stack) + "in a registry on the internet");
  }

  private static String help(Container container, Stack stack) {
    if (container.isAdded()) {
      String image =
          container.image() instanceof Image.Reference reference
              ? "`" + reference.uri().value().written() + "`"
              : "its image";
      return "copy "
          + image
          + " to ECR, which tasks reach through the VPC endpoints that the stack creates, and add `"
          + (container.purpose() == Container.Purpose.FILES
              ? "configs_image: {ecr: busybox, tag: \"1.37\"}` at the top level"
              : LogKeys.COPIED_IMAGE + "` to `logs`");
    }
    Workload workload =
        Lists.first(stack.workloads(), one -> one.containers().contains(container)).orElseThrow();
    return "write `nat: single` in `network.create` or "
        + ServiceReachRule.publicTasks(workload)
        + ", or copy the image to ECR, which tasks reach through the VPC endpoints that the stack"
        + " creates";
  }

  private static void check(Stack stack, Created network, Diagnostics diagnostics) {
    if (network.nat().value() != Network.Nat.NONE) {
      return;
    }
    List<Container> pulling = fromInternet(stack);
    for (Container container : pulling) {
      diagnostics.report(
          outOfReach(container, "the task's subnets have no internet access", stack)
              .at(network.nat().span().first(1), "no NAT gateway")
              .help(help(container, stack)));
    }
    List<Container> others = inPrivate(stack);
    if (pulling.isEmpty() && network.endpoints().isEmpty() && !others.isEmpty()) {
      diagnostics.report(withoutEndpoints(others, network));
    }
  }

  /** With {@code endpoints: false}; once, because it is the same for all containers. */
  private static Diagnostic withoutEndpoints(List<Container> containers, Created network) {
    Diagnostic fault =
        Diagnostic.of(
            Code.IMAGE_OUT_OF_REACH,
            Lists.enumerated(Lists.map(containers, one -> "`" + one.name() + "`"), "and")
                + (containers.size() == 1
                    ? " cannot pull its image: the task's subnets have"
                    : " cannot pull their images: the subnets of the tasks have")
                + " no internet access and no VPC endpoints");
    for (Container container : containers) {
      fault = fault.at(container.image().span(), "image in ECR");
    }
    return fault
        .at(network.nat().span().first(1), "no NAT gateway, `endpoints: false`")
        .note("tasks also require access to CloudWatch Logs")
        .help(
            "write `nat: single` in `network.create` or `public_ip: true` in `network`, or remove"
                + " `endpoints: false`");
  }
}
