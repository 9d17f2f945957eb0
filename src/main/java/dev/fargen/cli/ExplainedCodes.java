package dev.fargen.cli;

import dev.fargen.diag.Code;
import dev.fargen.diag.CodeGroup;
import dev.fargen.diag.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All codes, by group, each with its title. */
record ExplainedCodes() implements Explained {

  @Override
  public String text() {
    int width = Arrays.stream(Code.values()).mapToInt(c -> c.word().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (CodeGroup group : CodeGroup.values()) {
      out.append(out.length() == 0 ? "" : "\n").append(group.title()).append("\n");
      for (Code code : group.codes()) {
        out.append("  ")
            .append(code.word())
            .append(" ".repeat(width - code.word().length() + 2))
            .append(code.severity() == Severity.WARNING ? "warning  " : "error    ")
            .append(Explanation.of(code).title())
            .append("\n");
      }
    }
    return out.toString();
  }

  @Override
  public Map<String, Object> document() {
    List<Map<String, Object>> codes = new ArrayList<>();
    for (CodeGroup group : CodeGroup.values()) {
      for (Code code : group.codes()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", code.word());
        entry.put("severity", code.severity().word());
        entry.put("group", group.title());
        entry.put("title", Explanation.of(code).title());
        codes.add(entry);
      }
    }
    return Map.of("codes", codes);
  }
}
