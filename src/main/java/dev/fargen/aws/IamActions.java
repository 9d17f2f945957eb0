package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The actions that IAM knows, and the resources that each of them can be allowed on (Service
 * Authorization Reference).
 */
public final class IamActions {

  /**
   * Actions that can be allowed on the same resources.
   *
   * @param arns of the resources, with wildcards; none if the actions can be allowed only on all
   *     resources
   */
  private record Group(List<String> arns, List<String> names) {

    /** A group as the data file has it: the ARNs, a tab, and the names. */
    static Group parse(String line) {
      int tab = line.indexOf('\t');
      return new Group(words(line.substring(0, tab)), words(line.substring(tab + 1)));
    }

    private static List<String> words(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
  }

  /** Read on first use. */
  private static final class Data {
    static final DataFile FILE = DataFile.read("iam-actions.txt");
  }

  private IamActions() {}

  /**
   * Whether IAM knows {@code action}, written as {@code sqs:SendMessage}; one with wildcards, as in
   * {@code s3:Get*}, must match one action at least. Capitals do not matter (IAM user guide, "IAM
   * JSON policy elements: Action").
   */
  public static boolean exists(String action) {
    return action.equals("*") || !groups(action).isEmpty();
  }

  /**
   * Whether a statement with this action and this resource can allow something: the resource is one
   * that the action, or one of those that it matches, can be allowed on.
   *
   * @param resource an ARN, which may have wildcards, or {@code *}
   */
  public static boolean canBeAllowed(String action, String resource) {
    return resource.equals("*")
        || action.equals("*")
        || Lists.any(
            groups(action), group -> Lists.any(group.arns(), arn -> Wildcards.meet(resource, arn)));
  }

  /** The ARNs of the resources that an action can be allowed on; none if only on all resources. */
  public static List<String> resources(String action) {
    return Lists.distinct(Lists.flatMap(groups(action), Group::arns));
  }

  /** The groups that have an action that this one matches. */
  private static List<Group> groups(String action) {
    int colon = action.indexOf(':');
    if (colon < 0) {
      return List.of();
    }
    String name = action.substring(colon + 1).toLowerCase(Locale.ROOT);
    return Lists.filter(
        all(action.substring(0, colon)),
        group ->
            Lists.any(
                group.names(), known -> Wildcards.meet(name, known.toLowerCase(Locale.ROOT))));
  }

  private static List<Group> all(String service) {
    return Lists.map(Data.FILE.values(service.toLowerCase(Locale.ROOT)), Group::parse);
  }

  /** The prefixes of all services: {@code sqs}. */
  public static List<String> services() {
    return Data.FILE.keys("");
  }

  /** The names of a service's actions; none where IAM knows no such service. */
  public static List<String> actions(String service) {
    return Lists.sorted(Lists.flatMap(all(service), Group::names));
  }

  /**
   * What {@code action} may have been meant to be: every action of its service, or, where IAM knows
   * no such service, the actions of that name in every other.
   */
  public static List<String> candidates(String action) {
    int colon = action.indexOf(':');
    String service = action.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    String name = action.substring(colon + 1);
    if (!all(service).isEmpty()) {
      return Lists.map(actions(service), known -> service + ":" + known);
    }
    List<String> candidates = new ArrayList<>();
    for (String prefix : services()) {
      Lists.filter(actions(prefix), name::equalsIgnoreCase)
          .forEach(known -> candidates.add(prefix + ":" + known));
    }
    return candidates;
  }
}
