package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What fargen accepts, the schema accepts; what is wrong with one value by itself, it refuses. */
class SpecSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private static final Schema SCHEMA = REGISTRY.getSchema(SpecSchema.print());

  /** What a schema can say: whether a key may stand there, and what its value looks like. */
  private static final Set<Code> EXPRESSIBLE =
      EnumSet.of(
          Code.UNKNOWN_KEY,
          Code.MISSING_KEY,
          Code.WRONG_TYPE,
          Code.INVALID_VALUE,
          Code.OUT_OF_RANGE);

  /** Specs with those codes whose faults a schema can't express, as patterns, and why. */
  private static final Map<String, String> INEXPRESSIBLE = new TreeMap<>();

  static {
    String oneOfTwo = "one of two keys is needed";
    INEXPRESSIBLE.put("missing-key wrong", oneOfTwo);
    INEXPRESSIBLE.put("missing-key-image.*", oneOfTwo);
    INEXPRESSIBLE.put("missing-key-in-image", oneOfTwo);
    INEXPRESSIBLE.put("missing-key-public-subnets-of-tasks", "a workload needs a key of `network`");
    INEXPRESSIBLE.put(
        "missing-key-of-a-misspelt-override", "the rest of the spec may have the key");
    INEXPRESSIBLE.put("patched-values-that-depend-on-others", "the template decides");
    INEXPRESSIBLE.put("patched-cluster-without-the-provider-of-a-service", "the template decides");
    INEXPRESSIBLE.put(
        "patched-tasks-(that-cannot-start|without-execution-role)", "the template decides");
    INEXPRESSIBLE.put(
        "patched-(calls-with-wrong-arguments|mapping-that-calls-itself)", "the template decides");
    INEXPRESSIBLE.put("unknown-reference-topic", "one key names what another has");
    INEXPRESSIBLE.put(
        "unknown-reference-of-permissions-misspelt", "one key names what another has");
    INEXPRESSIBLE.put("value-twice-topic", "two ways to name a topic, and the parts of a filter");
    INEXPRESSIBLE.put("filter-operators-that-sns-refuses", "the operator decides, and bounds");
    INEXPRESSIBLE.put("invalid-reference-in-permissions", "a reference is any text");
    INEXPRESSIBLE.put("unknown-reference-queues-of-a-list", "one key names what another has");
    INEXPRESSIBLE.put("conflicting-keys-links", "links of several workloads are compared");
    INEXPRESSIBLE.put("wrong-type-of-a-default-list", "the use of the parameter decides");
    INEXPRESSIBLE.put("conflicting-keys-secret.*", oneOfTwo);
    INEXPRESSIBLE.put("conflicting-keys-of-engines", "another key decides");
    INEXPRESSIBLE.put("invalid-value-two-dsql-clusters.*", "databases and workloads are compared");
    INEXPRESSIBLE.put("ebs-(faults|ratios)", "the type and the size of the volume decide");
    INEXPRESSIBLE.put("log-router-(faults|outputs)", "one key needs another");
    INEXPRESSIBLE.put(
        "missing-key-port-(beside-expose|of-udp)", "a link needs the port of another workload");
    INEXPRESSIBLE.put("invalid-value-alias", "an alias may have digits, but not only digits");
    INEXPRESSIBLE.put("rewrite-faults", "the load balancer has regular expressions of its own");
    INEXPRESSIBLE.put("hints-of-services-checked", "regions and paths are compared");
    INEXPRESSIBLE.put("config-faults", oneOfTwo + ", and a path hides directories");
    INEXPRESSIBLE.put("missing-key-permissions-boundary", "a key of the pipeline decides");
    INEXPRESSIBLE.put("missing-key-healthcheck-test.*", "an environment may write the rest");
    INEXPRESSIBLE.put("listener-without-group", "one key needs another, and a parameter's value");
    INEXPRESSIBLE.put("patch-hits-nothing", "whether a value is needed depends on `op`");
    String place = "the place that names the parameter decides";
    INEXPRESSIBLE.put(".*-of-parameter", place);
    INEXPRESSIBLE.put("wrong-type-of-default", place);
    INEXPRESSIBLE.put("invalid-value-first-images", place);
    INEXPRESSIBLE.put("wrong-type-of-raw-properties", "the type of the resource decides");
    INEXPRESSIBLE.put("raw-.*", "the type of the resource decides");
    INEXPRESSIBLE.put(
        "invalid-value-that-a-resource-returns", "the type of another resource decides");
    INEXPRESSIBLE.put("patch-breaks-template-(entries|globals|resources)", "the path decides");
    INEXPRESSIBLE.put("missing-key-listener", "one key needs another");
    INEXPRESSIBLE.put("missing-key-public-subnets.*", "one key needs another");
    INEXPRESSIBLE.put(
        "port-twice-of-the-network-load-balancer", "items of several workloads are compared");
    INEXPRESSIBLE.put("missing-key-http-name", "items of a list are compared");
    INEXPRESSIBLE.put("conflicting-keys-http-shares-target-group", "items of a list are compared");
    INEXPRESSIBLE.put("missing-key-http-of-errors", "one key needs another");
    INEXPRESSIBLE.put("alarms-of-what-is-not-there", "one key needs another");
    INEXPRESSIBLE.put(
        "invalid-value-name-too-short-for-a-repository", "long enough where nothing is built");
    INEXPRESSIBLE.put("invalid-value-image-.*", "a reference has rules that no pattern has");
    INEXPRESSIBLE.put("invalid-value-command-quote", "quotes are counted");
    INEXPRESSIBLE.put("invalid-value-parameter-names", "levels are counted");
    INEXPRESSIBLE.put("invalid-value-dockerfile", "two keys together decide");
    INEXPRESSIBLE.put("invalid-value-healthcheck-path", "a program may look like a path");
    INEXPRESSIBLE.put("invalid-value-cidr-.*", "addresses are numbers");
    INEXPRESSIBLE.put("invalid-value-health-codes.*", "ranges are numbers");
    INEXPRESSIBLE.put("invalid-value-retention-of-logs", "a fixed list in whatever unit");
    INEXPRESSIBLE.put("invalid-value-version-.*", "another key decides");
    INEXPRESSIBLE.put("invalid-reference-database", "what a reference leads to decides");
    INEXPRESSIBLE.put("invalid-value-time-zone", "there are 600, and more to come");
    INEXPRESSIBLE.put(
        "out-of-range-.*", "durations are bounded by what they mean, not how they look");
    INEXPRESSIBLE.put("invalid-value-access.*", "the words of `access` depend on the thing");
    INEXPRESSIBLE.put("invalid-value-pattern.*", "whether a regular expression is one, and ends");
    INEXPRESSIBLE.put("invalid-value-description", "bytes are not letters");
    INEXPRESSIBLE.put("invalid-value-healthcheck-alone", "a list's one item decides");
    INEXPRESSIBLE.put("invalid-reference-database", "a thing has one of several attributes");
    INEXPRESSIBLE.put("invalid-value-export-name.*", "the name may be a function");
    INEXPRESSIBLE.put("missing-key-permission", oneOfTwo);
    INEXPRESSIBLE.put("missing-key-home-of-the-pipeline", "environments that differ need it");
    INEXPRESSIBLE.put("wrong-type-of-key", "JSON has no keys but texts");
    INEXPRESSIBLE.put("wrong-type-of-what-is-written-out", "JSON has no tags");
    INEXPRESSIBLE.put("(wrong-type|invalid-value)-of-arguments", "the function decides");
    INEXPRESSIBLE.put("(wrong-type-of-calls|unknown-function-of-.*)", "the template decides");
    INEXPRESSIBLE.put(
        "(inline-policy-in-place-of-a-managed-one|returned-values-of-another-kind)",
        "the type of the resource decides");
    INEXPRESSIBLE.put("invalid-reference-to-a-resource", "the type of the resource decides");
    INEXPRESSIBLE.put(
        "policies-of-service-linked-roles", "AWS attaches them to its own roles only");
    INEXPRESSIBLE.put("wrong-type-of-merge", "merges are YAML's, and done before");
  }

  @Test
  void isASchema() throws JsonProcessingException {
    Schema meta = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema"));
    assertEquals(List.of(), meta.validate(JSON.readTree(SpecSchema.print())));
  }

  /** Editors read patterns with JavaScript's engine, which knows less than Java's. */
  @Test
  void hasPatternsThatEveryEngineReads() throws JsonProcessingException {
    List<String> own = new ArrayList<>();
    patterns(JSON.readTree(SpecSchema.print()), own);
    assertFalse(own.isEmpty());
    own.removeIf(pattern -> !pattern.matches(JAVA_ONLY));
    assertEquals(List.of(), own);
  }

  /** Inline flags, lookbehind, atomic groups, possessive quantifiers, and escapes of Java's own. */
  private static final String JAVA_ONLY =
      "(?s).*(\\(\\?(?![:=!])|[*+?}]\\+|\\\\[^dDwWsSbBnrtu0\\\\^$.*+?()\\[\\]{}|/]|&&).*";

  @Test
  void saysInWordsWhatAPatternMeans() throws JsonProcessingException {
    List<String> messages = new ArrayList<>();
    messages(JSON.readTree(SpecSchema.print()), messages);
    messages.removeIf(message -> message.matches("Must be [^\\\\`]{3,}\\."));
    assertEquals(List.of(), messages);
  }

  private static void messages(JsonNode node, List<String> into) {
    if (node.path("pattern").isTextual()) {
      into.add(node.path("patternErrorMessage").asText());
    }
    node.forEach(child -> messages(child, into));
  }

  private static void patterns(JsonNode node, List<String> into) {
    if (node.path("pattern").isTextual()) {
      into.add(node.path("pattern").asText());
    }
    node.path("patternProperties").fieldNames().forEachRemaining(into::add);
    node.forEach(child -> patterns(child, into));
  }

  @Test
  void acceptsWhatFargenAccepts() {
    Map<String, String> refused = new TreeMap<>();
    specs()
        .forEach(
            (name, text) -> {
              if (errors(text).isEmpty() && !refusals(text).isEmpty()) {
                refused.put(name, refusals(text));
              }
            });
    assertEquals(Map.of(), refused);
  }

  @Test
  void refusesWhatASchemaCanRefuse() {
    Set<String> accepted = new TreeSet<>();
    Set<String> listed = new TreeSet<>();
    specs()
        .forEach(
            (name, text) -> {
              boolean expressible = errors(text).stream().anyMatch(EXPRESSIBLE::contains);
              if (expressible && tree(text).isPresent() && refusals(text).isEmpty()) {
                Optional<String> reason =
                    INEXPRESSIBLE.keySet().stream().filter(name::matches).findFirst();
                reason.ifPresentOrElse(listed::add, () -> accepted.add(name));
              }
            });
    assertEquals(Set.of(), accepted, "wrong, and the schema does not mind");
    assertEquals(INEXPRESSIBLE.keySet(), listed, "listed as inexpressible");
  }

  @Test
  void examplesAndDefaultsAreValid() throws JsonProcessingException {
    JsonNode schema = JSON.readTree(SpecSchema.print());
    List<String> wrong = new ArrayList<>();
    check(schema, schema, wrong);
    for (JsonNode block : schema.path("definitions")) {
      check(block, schema, wrong);
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(JsonNode block, JsonNode root, List<String> wrong) {
    for (Map.Entry<String, JsonNode> entry : block.path("properties").properties()) {
      List<JsonNode> values = new ArrayList<>();
      entry.getValue().path("examples").forEach(values::add);
      Optional.ofNullable(entry.getValue().get("default")).ifPresent(values::add);
      Schema one = REGISTRY.getSchema(with(entry.getValue(), root));
      for (JsonNode value : values) {
        if (!one.validate(value).isEmpty()) {
          wrong.add(block.path("title").asText() + ": " + entry.getKey() + ": " + value);
        }
      }
    }
  }

  private static JsonNode with(JsonNode property, JsonNode root) {
    com.fasterxml.jackson.databind.node.ObjectNode whole = property.deepCopy();
    return whole.set("definitions", root.path("definitions"));
  }

  /** Every text that a test case, an example or an explanation has for a spec. */
  static Map<String, String> specs() {
    Map<String, String> specs = new LinkedHashMap<>();
    for (String folder : List.of("src/test/resources/cases", "src/examples")) {
      try (Stream<Path> files = Files.walk(Path.of(folder), 2)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> file.getFileName().toString().endsWith(".yml"))
            .sorted()
            .forEach(file -> read(file).ifPresent(text -> specs.put(name(file), text)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (Code code : Code.values()) {
      Explanation explanation = Explanation.of(code);
      if (explanation.wrong().language().equals("yaml")) {
        specs.put(code.word() + " wrong", explanation.wrong().text());
        specs.put(code.word() + " right", explanation.right().text());
      }
    }
    assertFalse(specs.size() < 200, "only " + specs.size() + " specs were found");
    return specs;
  }

  private static String name(Path file) {
    Path parent = file.getParent();
    return file.endsWith("spec.yml") && parent != null
        ? String.valueOf(parent.getFileName())
        : String.valueOf(file.getFileName());
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Code> errors(String text) {
    Diagnostics diagnostics;
    try {
      diagnostics = Compiler.compile(new SourceFile("spec.yml", text)).diagnostics();
    } catch (SpecException e) {
      diagnostics = e.diagnostics();
    }
    return diagnostics.inFileOrder().stream()
        .filter(one -> one.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .collect(Collectors.toSet());
  }

  static Optional<MapNode> tree(String text) {
    return YamlReader.read(new Diagnostics(new SourceFile("spec.yml", text)));
  }

  static JsonNode json(MapNode tree) {
    return JSON.valueToTree(SchemaValues.of(tree));
  }

  static boolean refuses(JsonNode json) {
    return !SCHEMA.validate(json).isEmpty();
  }

  static String refusals(String text) {
    JsonNode json = json(tree(text).orElseThrow());
    return SCHEMA.validate(json).stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }
}
