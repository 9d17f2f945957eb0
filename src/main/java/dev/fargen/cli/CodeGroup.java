package dev.fargen.cli;

import dev.fargen.diag.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Codes that belong together: a stretch of {@link Code}, in its order.
 *
 * @param title as the comment over them has it
 */
record CodeGroup(String title, List<Code> codes) {

  /** The title of each group by its first code. */
  private static final Map<Code, String> TITLES = new EnumMap<>(Code.class);

  static {
    TITLES.put(Code.RESOURCE_FAILED, "the deploy");
    TITLES.put(Code.FILE_NOT_FOUND, "the file and its YAML");
    TITLES.put(Code.UNKNOWN_KEY, "keys and values");
    TITLES.put(Code.UNKNOWN_CODE, "what is allowed");
    TITLES.put(Code.PARAMETER_WITHOUT_VALUE, "parameters");
    TITLES.put(Code.UNKNOWN_FUNCTION, "raw CloudFormation");
    TITLES.put(Code.MEMORY_NOT_OFFERED, "the task");
    TITLES.put(Code.HTTP_WITHOUT_PORT, "http");
    TITLES.put(Code.CIDR_SIZE, "network");
    TITLES.put(Code.NEVER_USED, "what workloads use");
    TITLES.put(Code.CANNOT_VARY, "environments");
    TITLES.putIfAbsent(Code.ACTIONS_NOT_KNOWN, "the pipeline");
    TITLES.put(Code.INVALID_SCHEDULE, "schedules, queues, permissions");
    TITLES.put(Code.MIN_OVER_MAX, "scaling");
  }

  CodeGroup {
    codes = List.copyOf(codes);
  }

  /** All groups, with every code in one of them. */
  static List<CodeGroup> all() {
    List<CodeGroup> groups = new ArrayList<>();
    String title = "";
    List<Code> codes = new ArrayList<>();
    for (Code code : Code.values()) {
      if (TITLES.containsKey(code)) {
        if (!codes.isEmpty()) {
          groups.add(new CodeGroup(title, codes));
        }
        title = TITLES.getOrDefault(code, "");
        codes = new ArrayList<>();
      }
      codes.add(code);
    }
    groups.add(new CodeGroup(title, codes));
    return groups;
  }
}
