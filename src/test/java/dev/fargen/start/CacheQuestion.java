package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether tasks can connect to every cache that one of their variables or commands names. */
final class CacheQuestion implements Question {
  private final Template template;
  private final Groups groups;

  CacheQuestion(Template template, Network network) {
    this.template = template;
    this.groups = network.groups();
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (String id : named(task)) {
      Resource cache = template.named(Node.ref(id)).orElseThrow();
      String fault = "cannot connect to " + id + ", because ";
      if (!task.isManual()) {
        for (int port : Caches.ports(cache)) {
          groups
              .closed(task.groups(), Caches.groups(cache), port)
              .ifPresent(reason -> faults.add(fault + reason));
        }
      }
      if (!Caches.canBeMade(cache)) {
        faults.add(fault + "its nodes and its failover do not go together");
      }
    }
    return faults;
  }

  private Set<String> named(Task task) {
    Set<String> caches = new TreeSet<>();
    for (Part container : task.containers()) {
      List<String> texts = new ArrayList<>(container.texts("Command"));
      container.parts("Environment").forEach(variable -> texts.add(variable.text("Value")));
      for (String text : texts) {
        for (Node node : Node.in(text)) {
          template
              .named(Node.ref(node.id()))
              .filter(Caches::is)
              .ifPresent(one -> caches.add(one.id()));
        }
      }
    }
    return caches;
  }
}
