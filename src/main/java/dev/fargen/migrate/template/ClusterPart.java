package dev.fargen.migrate.template;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.Map;
import java.util.Set;

/** The cluster of the stack, where typing it takes no more patches than to leave it raw. */
record ClusterPart(TemplateFile template, Resource cluster) implements Part {

  @Override
  public Set<String> claims() {
    return Set.of(cluster.id());
  }

  @Override
  public Map<String, String> ids() {
    return Map.of("Cluster", cluster.id());
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    boolean insights = false;
    for (Value setting : Containers.items(cluster.property("ClusterSettings"))) {
      insights |=
          Containers.text(setting, "Name").equals("containerInsights")
              && Containers.text(setting, "Value").equals("enabled");
    }
    DraftMap draft = new DraftMap();
    draft.put("container_insights", insights);
    spec.put("cluster", draft, template.origin(cluster.entry()));
  }

  @Override
  public int mostPatches() {
    return 2;
  }
}
