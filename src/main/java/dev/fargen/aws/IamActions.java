package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The actions that IAM knows (Service Authorization Reference). */
public final class IamActions {

  /** The names of each service's actions, by its prefix. Read on first use. */
  private static final class Data {
    static final Map<String, List<String>> SERVICES = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> services = new LinkedHashMap<>();
      for (String line : DataFile.lines("iam-actions.txt")) {
        List<String> words = List.of(line.split(" "));
        services.put(words.get(0), words.subList(1, words.size()));
      }
      return Collections.unmodifiableMap(services);
    }
  }

  private IamActions() {}

  /**
   * Whether IAM knows {@code action}, written as {@code sqs:SendMessage}; one with wildcards, as in
   * {@code s3:Get*}, must match one action at least. Capitals do not matter (IAM user guide, "IAM
   * JSON policy elements: Action").
   */
  public static boolean exists(String action) {
    if (action.equals("*")) {
      return true;
    }
    int colon = action.indexOf(':');
    if (colon < 0) {
      return false;
    }
    Pattern name = pattern(action.substring(colon + 1));
    return Lists.any(actions(action.substring(0, colon)), a -> name.matcher(a).matches());
  }

  /** The prefixes of all services: {@code sqs}. */
  public static Collection<String> services() {
    return Data.SERVICES.keySet();
  }

  /** The names of a service's actions; none where IAM knows no such service. */
  public static List<String> actions(String service) {
    return Data.SERVICES.getOrDefault(service.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * What {@code action} may have been meant to be: every action of its service, or, where IAM knows
   * no such service, the actions of that name in every other.
   */
  public static List<String> candidates(String action) {
    int colon = action.indexOf(':');
    String service = action.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    String name = action.substring(colon + 1);
    if (!actions(service).isEmpty()) {
      return Lists.map(actions(service), known -> service + ":" + known);
    }
    List<String> candidates = new ArrayList<>();
    Data.SERVICES.forEach(
        (prefix, names) ->
            Lists.filter(names, name::equalsIgnoreCase)
                .forEach(known -> candidates.add(prefix + ":" + known)));
    return candidates;
  }

  private static Pattern pattern(String name) {
    String regex = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
