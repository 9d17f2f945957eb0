package dev.fargen.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** One code: the fault, the reason, and an example with the fault and without it. */
record ExplainedCode(Explanation explanation) implements Explained {

  @Override
  public String text() {
    String heading = severity() + "[" + explanation.code().word() + "]: " + explanation.title();
    StringBuilder out = new StringBuilder();
    out.append(Paragraphs.wrap(heading, ""));
    out.append("\n").append(Paragraphs.wrap(explanation.why(), ""));
    explanation
        .source()
        .ifPresent(
            page ->
                out.append("\nAWS: ")
                    .append(page.title())
                    .append("\n")
                    .append(page.url())
                    .append("\n"));
    out.append("\nWrong:\n\n").append(explanation.wrong().text().indent(4));
    out.append("\nRight:\n\n").append(explanation.right().text().indent(4));
    return out.toString();
  }

  @Override
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", explanation.code().word());
    document.put("severity", severity());
    document.put("title", explanation.title());
    document.put("why", explanation.why());
    explanation
        .source()
        .ifPresent(
            page -> {
              Map<String, Object> source = new LinkedHashMap<>();
              source.put("title", page.title());
              source.put("url", page.url());
              document.put("source", source);
            });
    document.put("wrong", explanation.wrong().text());
    document.put("right", explanation.right().text());
    return document;
  }

  private String severity() {
    return explanation.code().severity().word();
  }
}
