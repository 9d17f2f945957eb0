package dev.fargen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a text with {@code ${...}} refers to. */
record ExplainedReferences() implements Explained {

  private static final List<String> WORDS =
      List.of(
          "references",
          "reference",
          "interpolation",
          "$",
          "from_cfn",
          "environment.name",
          "spec.name");

  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put(
        "${Name}",
        "A template parameter. Naming it declares it; environments set its value under `parameters`.");
    FORMS.put("${Name:-default}", "The same, with the default of the parameter.");
    FORMS.put(
        "${environment.name}", "The name of the environment; `${spec.name}` is that of the spec.");
    FORMS.put("${AWS::Region}", "A pseudo parameter of CloudFormation.");
    FORMS.put(
        "${databases.shop.host}",
        "An attribute of something that the spec names: section, name, attribute.");
    FORMS.put("${repositories.shop}", "What the spec names itself, where it has one value.");
    FORMS.put(
        "${resources.Jobs.Arn}",
        "An attribute of a raw resource under `resources`; without the attribute, what `!Ref` returns.");
    FORMS.put(
        "${secret:shop/api:token}",
        "A secret in Secrets Manager, or with a second colon a key of its JSON; only in strings under"
            + " `secrets`.");
    FORMS.put(
        "{from_cfn: shared-Url}",
        "The value that another stack exports, in place of a whole string. The name may contain"
            + " references to parameters.");
    FORMS.put("$${Name}", "The characters `${Name}` themselves.");
  }

  private static final String MEANING =
      """
      Strings may contain references. In a flow map or list (`{...}`, `[...]`), a string with a reference \
      needs double quotes.
      """;

  private static final String EXAMPLE =
      """
      name: shop
      workloads:
        api:
          image: ${Image}
          environment: {DB_HOST: "${databases.shop.host}", REGION: "${AWS::Region}"}
      databases: {shop: {engine: aurora-postgresql}}
      environments:
        dev:
          parameters:
            Image: example/shop:1.4.2
            VpcId: vpc-1a2b3c4d
            SubnetIds: [subnet-1fd84335, subnet-2fd84335]
      """;

  /** Whether they are asked for: by their name, or by a text that has one. */
  static boolean isAsked(String asked) {
    return asked.contains("${") || WORDS.contains(asked);
  }

  @Override
  public String text() {
    StringBuilder out = new StringBuilder(Paragraphs.wrap(MEANING, ""));
    int width = FORMS.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.append("\n");
    FORMS.forEach(
        (form, meaning) -> {
          String lines = Paragraphs.wrap(meaning, " ".repeat(width + 4));
          out.append("  ").append(form).append(lines.substring(form.length() + 2));
        });
    return out.append("\nExample:\n\n").append(EXAMPLE.indent(4)).toString();
  }

  @Override
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("meaning", MEANING.strip());
    document.put("forms", FORMS);
    document.put("example", EXAMPLE);
    return document;
  }
}
