package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether tasks can connect to every database that one of their variables names. */
final class DatabaseQuestion implements Question {
  private final Template template;
  private final Groups groups;

  DatabaseQuestion(Template template, Network network) {
    this.template = template;
    this.groups = network.groups();
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (String id : named(task)) {
      Resource database = template.named(Node.ref(id)).orElseThrow();
      String fault = "cannot connect to " + id + ", because ";
      if (!task.isManual()) {
        groups
            .closed(task.groups(), Databases.groups(database), Databases.port(database))
            .ifPresent(reason -> faults.add(fault + reason));
      }
      if (!Databases.hasInstance(template, database)) {
        faults.add(fault + "it has no instance");
      }
    }
    return faults;
  }

  private Set<String> named(Task task) {
    Set<String> databases = new TreeSet<>();
    for (Part container : task.containers()) {
      for (Part variable : container.parts("Environment")) {
        for (Node node : Node.in(variable.text("Value"))) {
          template
              .named(Node.ref(node.id()))
              .filter(Databases::is)
              .ifPresent(one -> databases.add(one.id()));
        }
      }
      for (Part secret : container.parts("Secrets")) {
        Secrets.ours(template, secret.text("ValueFrom"))
            .ifPresent(arn -> databases.addAll(Secrets.databases(template, arn)));
      }
    }
    return databases;
  }
}
