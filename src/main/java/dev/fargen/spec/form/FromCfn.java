package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code {from_cfn: name}} in place of a text, as in Copilot's manifests: the value that another
 * stack of the account and region exports under this name. The name may depend on parameters and
 * pseudo parameters, but on no resource (CloudFormation template reference, "Fn::ImportValue").
 */
public final class FromCfn {

  public static final String KEY = "from_cfn";

  /** The names that an export can have. */
  public static final TextForm NAME =
      Form.text(
              "the name of an export: 1 to 255 letters, digits, colons and hyphens",
              "[A-Za-z0-9:-]{1,255}")
          .ofSpec();

  /** What is written for it, without capitals and separators. */
  private static final List<String> MEANT =
      List.of("fromcfn", "importvalue", "fnimportvalue", "import");

  /** Keys of images that are part of a URI. */
  private static final List<String> VERSIONS = List.of("tag", "digest");

  /** Keys of images and secrets that say where they are, as a text in place of the block does. */
  private static final List<String> SOURCES = List.of("uri", "ecr", "secret", "ssm", "from");

  private FromCfn() {}

  /** Whether the value is that of an export. */
  public static boolean is(Node node) {
    return node instanceof MapNode map && map.entry(KEY).isPresent();
  }

  /** The line to write in place of CloudFormation's own call, or of a misspelt key. */
  public static Optional<String> meant(Node node) {
    if (!(node instanceof MapNode map) || map.entries().isEmpty()) {
      return Optional.empty();
    }
    MapNode.Entry entry = map.entries().iterator().next();
    String word = entry.key().text().replace("_", "").replace("-", "").replace("::", "");
    return entry.value() instanceof ScalarNode name
            && !entry.key().text().equals(KEY)
            && MEANT.contains(word.toLowerCase(Locale.ROOT))
        ? Optional.of("write `" + call(name.text()) + "` for the value of this export")
        : Optional.empty();
  }

  /** Whether it is the value of an export, or is meant as one. */
  public static boolean isOrMeans(Node node) {
    return is(node) || meant(node).isPresent();
  }

  /** Whether a map is meant as the value of an export, which a block can have in its place. */
  static boolean replaces(Node node, Block block, Form<?> other) {
    boolean meant =
        meant(node).isPresent()
            && Lists.all(
                ((MapNode) node).entries(),
                entry -> block.keys().get().key(entry.key().text()).isEmpty());
    return (is(node) || meant) && fits(other);
  }

  /** Reports another spelling of it in a place that takes the value of an export. */
  static <T> Optional<T> misspelt(Node node, Reading in) {
    String word = ((MapNode) node).entries().iterator().next().key().text();
    in.report(
        Diagnostic.of(Code.WRONG_TYPE, Reading.mustNot(in.key(), "be a map with `" + word + "`"))
            .at(node.span())
            .note("the value of an export is `" + call("<name>") + "`")
            .help(meant(node).orElseThrow()));
    return Optional.empty();
  }

  /** The call; a brace ends a text without quotes. */
  private static String call(String name) {
    boolean quoted = name.contains("${") && !name.startsWith("\"") && !name.startsWith("'");
    return "{" + KEY + ": " + (quoted ? "\"" + name + "\"" : name) + "}";
  }

  /** Whether the form takes the value of an export. */
  public static boolean fits(Form<?> form) {
    return (form.bare() instanceof TextForm text && !text.known())
        || (form instanceof Choice<?> choice && Lists.any(choice.forms(), FromCfn::fits));
  }

  /** The value of an export, for a place that takes it. */
  static Optional<Text> read(MapNode map, Reading in) {
    if (isWithMore(map, key -> Optional.empty(), in)) {
      return Optional.empty();
    }
    if (!in.isOfEnvironment()) {
      in.report(
          Diagnostic.of(Code.INVALID_VALUE, "`from_cfn` is not supported in `pipeline`")
              .at(map.span())
              .help("write the value, or `${Name}` with a value under `pipeline.parameters`"));
      return Optional.empty();
    }
    Node written = map.entry(KEY).orElseThrow().value();
    Optional<Text> export =
        NAME.read(written, in.of(KEY)).filter(name -> isWithoutThings(name, map, in));
    export.ifPresent(name -> in.usesExport(name, written.span()));
    return export.map(name -> Text.of(new Text.ExportReference(name)));
  }

  /**
   * Reports keys beside {@code from_cfn}, which stands for a text.
   *
   * @param shorthand the key that the text is the value of, if a block has it beside this one
   */
  static boolean isWithMore(Node node, Function<String, Optional<String>> shorthand, Reading in) {
    MapNode map = (MapNode) node;
    Optional<MapNode.Entry> more =
        Lists.first(map.entries(), entry -> !entry.key().text().equals(KEY));
    more.ifPresent(
        entry -> {
          String key = entry.key().text();
          MapNode.Entry export = map.entry(KEY).orElseThrow();
          String name = export.value() instanceof ScalarNode text ? text.text() : "...";
          Diagnostic fault =
              Diagnostic.of(
                      Code.CONFLICTING_KEYS,
                      "`" + key + "` cannot be in the same map as `from_cfn`")
                  .at(entry.key().span())
                  .at(export.key().span(), "stands for the whole value");
          in.report(fault.help(beside(key, call(name), shorthand.apply(key))));
        });
    return more.isPresent();
  }

  /** The line to write for a key beside: a block names its source once. */
  private static String beside(String key, String call, Optional<String> shorthand) {
    return VERSIONS.contains(key) && shorthand.isPresent()
        ? "remove `"
            + key
            + "` if the export is a whole image URI, or write `ecr: "
            + call
            + "` in place of `from_cfn` if it is the name of a repository"
        : shorthand
            .filter(name -> !SOURCES.contains(key))
            .map(name -> "write `" + name + ": " + call + "` in place of `from_cfn`")
            .orElse("remove `" + key + "`");
  }

  private static boolean isWithoutThings(Text name, MapNode map, Reading in) {
    Lists.first(name.things())
        .ifPresent(
            thing ->
                in.report(
                    Diagnostic.of(
                            Code.INVALID_REFERENCE,
                            "the name of an export must not contain `" + thing.written() + "`")
                        .at(map.span())
                        .note(
                            "CloudFormation requires the value of an export before it creates resources")
                        .help("write a parameter, such as `${OtherStack}-Name`")));
    return name.things().isEmpty();
  }

  /** Reports a text that has such a value in it, which is then only text. */
  static boolean isWithin(ScalarNode node, Reading in) {
    String text = node.text();
    int at = text.indexOf("{" + KEY + ":");
    if (at < 0) {
      return false;
    }
    int end = at;
    int open = 0;
    do {
      char c = text.charAt(end++);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    } while (open > 0 && end < text.length());
    String value = text.substring(at, end);
    String name = text.substring(at + KEY.length() + 2, open > 0 ? end : end - 1).strip();
    boolean whole = value.equals(text);
    String call =
        call(name)
            + (name.contains("${") ? "`, with quotes only around the name" : "` without quotes");
    in.report(
        Diagnostic.of(
                Code.INVALID_REFERENCE, "`" + value + "` is literal text here, not a reference")
            .at(node.span().firstLine())
            .note(
                whole
                    ? "a map in quotes is a string"
                    : "the value of an export must be the whole value, not a part of a string")
            .help(
                whole
                    ? "write `" + call
                    : "write `"
                        + call
                        + ", as the whole value, and compose the string in the"
                        + " program; or export the whole string from the other stack"));
    return true;
  }

  /** The fault of a value that cannot be that of an export. */
  static Diagnostic fault(Node node, String key) {
    return Diagnostic.of(Code.INVALID_VALUE, Reading.mustNot(key, "be the value of an export"))
        .at(node.span())
        .note("the value must be known when the spec is rendered")
        .help("write the value");
  }
}
