package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a service has a place to run: a capacity provider has to be associated with the cluster
 * (page "AWS::ECS::ClusterCapacityProviderAssociations"), and stands beside no launch type. A
 * cluster of others is taken to have both providers.
 */
final class CapacityQuestion implements Question {
  private final Template template;

  CapacityQuestion(Template template) {
    this.template = template;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    if (task.isService()) {
      Part service = task.starter().properties();
      String fault = "is not created, because ";
      if (service.has("LaunchType") && service.has("CapacityProviderStrategy")) {
        faults.add(fault + "it has a launch type and a capacity provider strategy");
      }
      for (Part provider : service.parts("CapacityProviderStrategy")) {
        String name = provider.text("CapacityProvider");
        if (isOurs(service.text("Cluster")) && !providers(service.text("Cluster")).contains(name)) {
          faults.add(fault + name + " is not associated with its cluster");
        }
      }
    }
    return faults;
  }

  private boolean isOurs(String cluster) {
    return template.named(cluster, "AWS::ECS::Cluster").isPresent();
  }

  private List<String> providers(String cluster) {
    List<String> providers = new ArrayList<>();
    template
        .named(cluster)
        .ifPresent(one -> providers.addAll(one.properties().texts("CapacityProviders")));
    for (Resource one : template.all("AWS::ECS::ClusterCapacityProviderAssociations")) {
      if (one.properties().text("Cluster").equals(cluster)) {
        providers.addAll(one.properties().texts("CapacityProviders"));
      }
    }
    return providers;
  }
}
