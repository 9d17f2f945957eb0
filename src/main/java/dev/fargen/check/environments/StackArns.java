package dev.fargen.check.environments;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** The texts of a stack that are ARNs, or may be some. */
record StackArns(Stack stack) {

  /** Those of certificates and listeners, which must be in the account of the stack. */
  List<Given<Text>> ofAccount() {
    List<Given<Text>> all = new ArrayList<>();
    stack
        .base()
        .loadBalancer()
        .ifPresent(
            balancer -> {
              if (balancer instanceof LoadBalancer.Created created) {
                all.addAll(created.certificates());
              } else if (balancer instanceof LoadBalancer.Existing existing) {
                all.add(existing.listener());
              }
            });
    stack.base().internalBalancer().ifPresent(second -> all.addAll(second.certificates()));
    return all;
  }

  /** Those that must be in the region of the stack: the same, and KMS keys. */
  List<Given<Text>> ofRegion() {
    List<Given<Text>> all = ofAccount();
    Lists.present(Lists.map(stack.stores().things(), Thing::kmsKey)).forEach(all::add);
    for (Workload workload : stack.workloads()) {
      workload.task().logs().kmsKey().ifPresent(all::add);
    }
    return all;
  }

  /** All of them; tasks may read secrets and use resources of other regions. */
  List<Given<Text>> all() {
    List<Given<Text>> all = ofRegion();
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        container.image().credentials().ifPresent(one -> add(one, all));
        container.variables().secrets().forEach(secret -> add(secret, all));
      }
      workload.permissions().forEach(permission -> add(permission, all));
    }
    return all;
  }

  private static void add(Image.Credentials credentials, List<Given<Text>> all) {
    all.add(credentials.secret().text());
    credentials.kmsKey().ifPresent(all::add);
  }

  private static void add(SecretVariable secret, List<Given<Text>> all) {
    all.add(secret.text());
    secret.kmsKey().ifPresent(all::add);
  }

  private static void add(Permission permission, List<Given<Text>> all) {
    if (permission instanceof Permission.ToThing to) {
      all.add(to.thing().text());
    } else if (permission instanceof Permission.Raw raw) {
      all.addAll(raw.resources());
    }
  }
}
