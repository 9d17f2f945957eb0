package dev.fargen.migrate.copilot;

import dev.fargen.aws.HandlerActions;
import dev.fargen.aws.IamActions;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The actions that a pipeline's deploy role needs for raw resources of which fargen has none. */
final class DeployActions {

  private static final String KEY = "deploy_actions";

  /** Services whose actions have another prefix than the types of their resources. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "Cognito", "cognito-idp",
          "AmazonMQ", "mq",
          "OpenSearchService", "es",
          "Elasticsearch", "es",
          "DocDB", "rds",
          "Neptune", "rds",
          "MSK", "kafka",
          "CertificateManager", "acm",
          "StepFunctions", "states");

  private static final String VERBS =
      "(Create|Delete|Update|Describe|Get|List|Put|Set|Add|Modify|Remove)";

  /** What the name of an action has behind the kind of resource. */
  private static final String ENDS =
      "(s|Code|Configuration|Config|Policy|Policies|Attributes|Concurrency|MfaConfig)?";

  private DeployActions() {}

  static void addTo(DraftMap pipeline, DraftMap spec, Application application) {
    Set<String> types = new TreeSet<>();
    types(spec, types);
    for (String name : application.environments()) {
      types(spec.map(Workloads.ENVIRONMENTS).map(name), types);
    }
    for (String type : types) {
      if (!HandlerActions.know(type) && ResourceTypes.isKnown(type)) {
        List<String> actions = actions(type);
        if (!actions.isEmpty()) {
          pipeline.map(KEY).put(type, DraftValue.texts(actions));
        }
      }
    }
    if (pipeline.has(KEY)) {
      pipeline.comment(KEY, "What CloudFormation may do with these resources: narrow it.");
    }
  }

  private static void types(DraftMap stack, Set<String> types) {
    for (DraftMap.Entry entry :
        stack.getMap("resources").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft().value() instanceof Mapping map
          && map.entries().get("Type") instanceof Scalar type
          && type.asText().matches("AWS::[A-Za-z0-9]+::.+")) {
        types.add(type.asText());
      }
    }
  }

  /** The actions with the kind of resource in their names; else those of the service. */
  private static List<String> actions(String type) {
    String[] parts = type.split("::");
    String service = PREFIXES.getOrDefault(parts[1], parts[1].toLowerCase(Locale.ROOT));
    List<String> all =
        Lists.filter(IamActions.actions(service), action -> action.matches(VERBS + "[A-Z].*"));
    String own = VERBS + parts[2] + ENDS;
    List<String> named = Lists.filter(all, action -> action.matches(own));
    if (named.size() < 2) {
      named = Lists.filter(all, action -> action.contains(parts[2]));
    }
    return Lists.map(named.isEmpty() ? all : named, action -> service + ":" + action);
  }
}
