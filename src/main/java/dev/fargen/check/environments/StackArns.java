package dev.fargen.check.environments;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** The texts of a stack that are ARNs, or may be some. */
record StackArns(Stack stack) {

  /** All of them, with what of each must be the same as in the stack. */
  List<PlacedArn> all() {
    List<PlacedArn> all = new ArrayList<>(Lists.map(ofLoadBalancers(), PlacedArn::inAccount));
    List<Given<Text>> keys =
        new ArrayList<>(Lists.present(Lists.map(stack.stores().things(), Thing::kmsKey)));
    keys.addAll(
        Lists.present(
            Lists.map(
                Lists.only(stack.stores().volumes(), Volume.Bucket.class),
                bucket -> bucket.objectsKey().filter(key -> !bucket.isOwnKey(key)))));
    keys.addAll(Lists.present(Lists.map(stack.repositories().own(), Repository::kmsKey)));
    keys.addAll(
        Lists.present(Lists.map(stack.workloads(), workload -> workload.task().logs().kmsKey())));
    stack.base().alarms().map(Alarms::topics).ifPresent(keys::addAll);
    keys.forEach(key -> all.add(PlacedArn.inRegion(key)));
    for (Queue queue : stack.stores().queues()) {
      queue.subscriptions().forEach(one -> all.add(PlacedArn.anywhere(one.topic().text())));
    }
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        container.image().credentials().ifPresent(one -> add(one, all));
        container.variables().secrets().forEach(secret -> add(secret, all));
      }
      workload.permissions().forEach(permission -> add(permission, all));
      workload.attached().policies().forEach(policy -> all.add(PlacedArn.inAccount(policy)));
      workload
          .running()
          .schedule()
          .flatMap(Schedule::topic)
          .ifPresent(topic -> all.add(PlacedArn.inRegion(topic)));
    }
    return all;
  }

  /** Certificates and listeners. */
  private List<Given<Text>> ofLoadBalancers() {
    List<Given<Text>> all = new ArrayList<>();
    stack
        .base()
        .loadBalancer()
        .ifPresent(
            balancer -> {
              if (balancer instanceof LoadBalancer.Created created) {
                all.addAll(created.certificates());
                created.webAcl().ifPresent(all::add);
              } else if (balancer instanceof LoadBalancer.Existing existing) {
                all.add(existing.listener());
                existing.redirecting().ifPresent(all::add);
              }
            });
    stack.base().internalBalancer().ifPresent(second -> all.addAll(second.certificates()));
    for (Nlb nlb : Lists.flatMap(stack.workloads(), Workload::nlb)) {
      nlb.tls().map(Nlb.Tls::certificate).ifPresent(all::add);
    }
    return all;
  }

  private static void add(Image.Credentials credentials, List<PlacedArn> all) {
    Given<Text> secret = credentials.secret().text();
    all.add(PlacedArn.anywhere(secret));
    credentials.kmsKey().ifPresent(key -> all.add(PlacedArn.ofKey(key, secret)));
  }

  private static void add(SecretVariable secret, List<PlacedArn> all) {
    all.add(PlacedArn.anywhere(secret.text()));
    for (Text.SecretReference part : secret.text().value().secrets()) {
      all.add(PlacedArn.inRegion(secret.text().map(whole -> Text.of(part.id()))));
    }
    secret.kmsKey().ifPresent(key -> all.add(PlacedArn.ofKey(key, secret.text())));
  }

  private static void add(Permission permission, List<PlacedArn> all) {
    if (permission instanceof Permission.ToThing to) {
      all.add(PlacedArn.anywhere(to.thing().text()));
    } else if (permission instanceof Permission.Raw raw) {
      raw.resources().forEach(resource -> all.add(PlacedArn.anywhere(resource)));
    }
  }
}
