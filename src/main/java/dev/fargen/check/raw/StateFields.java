package dev.fargen.check.raw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a state by its type (AWS Step Functions developer guide, "Discovering workflow
 * states to use in Step Functions" and the page of each state).
 */
final class StateFields {

  /** What a state has one of. */
  static final Map<String, List<String>> ONE_OF =
      Map.of(
          "Task", List.of("Resource"),
          "Choice", List.of("Choices"),
          "Parallel", List.of("Branches"),
          "Map", List.of("ItemProcessor", "Iterator"),
          "Wait", List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"));

  /** Fields that have a second form with a path. */
  static final List<String> WITH_PATH =
      List.of(
          "Cause",
          "Error",
          "HeartbeatSeconds",
          "MaxConcurrency",
          "TimeoutSeconds",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage");

  /** The payloads in which a key that ends in {@code .$} has a path as its value. */
  static final List<String> PAYLOADS =
      List.of("Assign", "ItemSelector", "Parameters", "ResultSelector");

  private static final List<String> ALL = List.of("Comment", "QueryLanguage", "Type");
  private static final List<String> GOES_ON = List.of("Assign", "End", "Next");
  private static final List<String> FAILS = List.of("Catch", "Retry");
  private static final List<String> PASSES = List.of("InputPath", "Output", "OutputPath");
  private static final List<String> RETURNS = List.of("Parameters", "ResultPath");

  /** Fields of states in JSONata alone. */
  private static final Set<String> JSONATA = Set.of("Arguments", "Items", "Output");

  /** Fields of states in JSONPath alone, beside those whose names end in {@code Path}. */
  private static final Set<String> JSONPATH = Set.of("Parameters", "Result", "ResultSelector");

  private static final Map<String, List<String>> BY_TYPE = byType();

  private StateFields() {}

  private static Map<String, List<String>> byType() {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("Pass", joined(List.of("Result"), GOES_ON, PASSES, RETURNS));
    fields.put("Wait", joined(GOES_ON, PASSES));
    fields.put("Choice", joined(List.of("Assign", "Default"), PASSES));
    fields.put("Succeed", joined(PASSES));
    fields.put("Fail", joined(List.of("Cause", "CausePath", "Error", "ErrorPath"), PASSES));
    fields.put(
        "Parallel",
        joined(List.of("Arguments", "ResultSelector"), GOES_ON, FAILS, PASSES, RETURNS));
    fields.put(
        "Task",
        joined(
            List.of(
                "Arguments",
                "Credentials",
                "HeartbeatSeconds",
                "HeartbeatSecondsPath",
                "ResultSelector",
                "TimeoutSeconds",
                "TimeoutSecondsPath"),
            GOES_ON,
            FAILS,
            PASSES,
            RETURNS));
    fields.put(
        "Map",
        joined(
            List.of(
                "ItemBatcher",
                "ItemReader",
                "ItemSelector",
                "Items",
                "ItemsPath",
                "Label",
                "MaxConcurrency",
                "MaxConcurrencyPath",
                "ResultSelector",
                "ResultWriter",
                "ToleratedFailureCount",
                "ToleratedFailureCountPath",
                "ToleratedFailurePercentage",
                "ToleratedFailurePercentagePath"),
            GOES_ON,
            FAILS,
            PASSES,
            RETURNS));
    for (Map.Entry<String, List<String>> type : fields.entrySet()) {
      type.getValue().addAll(ALL);
      type.getValue().addAll(ONE_OF.getOrDefault(type.getKey(), List.of()));
    }
    return fields;
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  static Set<String> types() {
    return BY_TYPE.keySet();
  }

  static List<String> of(String type) {
    return BY_TYPE.getOrDefault(type, List.of());
  }

  /** Whether states of this query language have the field. */
  static boolean isIn(String language, String field) {
    boolean path = field.endsWith("Path") || JSONPATH.contains(field);
    return language.equals("JSONata") ? !path : !JSONATA.contains(field);
  }
}
