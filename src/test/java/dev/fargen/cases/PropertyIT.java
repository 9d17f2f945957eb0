package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.cfn.Trees;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.start.ProofOfStart;
import dev.fargen.start.RuleTwice;
import dev.fargen.start.StartOrder;
import dev.fargen.testing.CfnLint;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What holds for every valid spec, shown of random ones. {@code -Dfargen.specs=n} says how many,
 * {@code -Dfargen.seed=n} where to begin; a fault names its seed, and the spec lies in {@code
 * target/properties/<seed>}.
 */
class PropertyIT {
  private static final int SPECS = Integer.getInteger("fargen.specs", 100);

  /** The proof of start needs no other tool, and sees more of them in the same time. */
  private static final int PROVED = Integer.getInteger("fargen.specs", 400);

  private static final long SEED = Long.getLong("fargen.seed", 1L);

  /** How many of the specs seek each key, one of which must have it. */
  private static final int SEEKING = 3;

  private static final Path FOLDER = Path.of("target/properties");
  private static final AcceptedFindings ACCEPTED =
      AcceptedFindings.read("accepted-findings.txt", FOLDER);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<Long, RandomSpec> MADE = new LinkedHashMap<>();
  private static final Map<Long, Rendering> RENDERED = new LinkedHashMap<>();

  /** Keys that no random spec has, and why. */
  private static final Map<String, String> NEVER_MADE = new TreeMap<>();

  static {
    String raw = "raw CloudFormation, of which nobody knows beforehand whether it is right: ";
    String names = "the conditions that a spec can name come of what differs";
    NEVER_MADE.put("outputs.<name>.Condition", raw + names);
    NEVER_MADE.put("resources.<name>.Condition", raw + names);
    NEVER_MADE.put("resources.<name>.CreationPolicy", raw + "for a few types only");
    NEVER_MADE.put("resources.<name>.UpdatePolicy", raw + "for a few types only");
  }

  @BeforeAll
  static void render() {
    TextFiles.delete(FOLDER);
    for (long seed = SEED; seed < SEED + SPECS; seed++) {
      Path folder = folder(seed);
      Rendering rendering = Rendering.of(spec(seed).write(specFile(seed)));
      rendering.files().forEach((name, text) -> TextFiles.write(folder.resolve(name), text));
      RENDERED.put(seed, rendering);
    }
  }

  private static RandomSpec spec(long seed) {
    return MADE.computeIfAbsent(seed, RandomSpec::of);
  }

  private static Path specFile(long seed) {
    return folder(seed).resolve("spec.yml");
  }

  private static Path folder(long seed) {
    return FOLDER.resolve(String.valueOf(seed));
  }

  @Test
  void twoRunsGiveTheSameBytes() {
    RENDERED.forEach(
        (seed, rendering) ->
            assertEquals(rendering.files(), Rendering.of(specFile(seed)).files(), "seed " + seed));
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryParamsFileFits() {
    Map<Long, String> faults = new TreeMap<>();
    RENDERED.forEach(
        (seed, rendering) -> {
          try {
            assertEquals(0, rendering.result().exit(), rendering.result().stderr());
            Proofs.check(rendering.files());
          } catch (AssertionError e) {
            faults.put(seed, String.valueOf(e.getMessage()));
          }
        });
    assertEquals(Map.of(), faults);
  }

  @Test
  void everythingNeededComesFirst() {
    Map<String, List<String>> faults = new TreeMap<>();
    RENDERED.forEach(
        (seed, rendering) ->
            Deployed.all(rendering.files())
                .forEach(
                    one -> {
                      List<String> found = new ArrayList<>(new StartOrder(one.left()).faults());
                      // A load balancer in private subnets needs none of their routes.
                      found.removeIf(
                          fault -> fault.matches(".* PrivateSubnet[0-9]RouteTableAssociation"));
                      if (!found.isEmpty()) {
                        faults.put(seed + " " + one.file(), found);
                      }
                    }));
    assertEquals(Map.of(), faults);
  }

  /**
   * What the identity of a file system, a password that rotates, an image that is a parameter and
   * public subnets in zones of their own lead to is asked for.
   */
  @Test
  void everyTaskHasWhatItNeeds() {
    Map<String, List<String>> faults = new TreeMap<>();
    for (long seed = SEED; seed < SEED + PROVED; seed++) {
      RandomSpec spec = spec(seed);
      Rendering rendering = Rendering.of(spec.write(specFile(seed)));
      for (Deployed one : Deployed.all(rendering.files())) {
        List<String> found = new ArrayList<>(new ProofOfStart(one.evaluated(List.of())).faults());
        found.removeIf(fault -> isAskedFor(fault, spec));
        if (!found.isEmpty()) {
          faults.put(seed + " " + one.file(), found);
        }
      }
    }
    assertEquals(Map.of(), faults);
  }

  /** Whether a key of the spec, not a text in it, is the reason. */
  private static boolean isAskedFor(String fault, RandomSpec spec) {
    return (fault.contains("perhaps as root") && spec.keys().contains(VolumeKeys.UID))
        || (fault.contains("gets stale") && spec.keys().contains(DatabaseKeys.ROTATION))
        || (fault.contains("no mount target for") && isInPublicSubnetsOfOthers(spec))
        || (fault.contains("may pull from any") && hasImageOfAParameter(spec));
  }

  private static boolean isInPublicSubnetsOfOthers(RandomSpec spec) {
    return has(spec.tree(), "placement", "public"::equals)
        && !spec.keys().contains(NetworkKeys.CREATE);
  }

  private static boolean hasImageOfAParameter(RandomSpec spec) {
    return has(spec.tree(), "image", image -> String.valueOf(image).startsWith("${"));
  }

  /** Whether a map somewhere in the tree has a value like this. */
  private static boolean has(Object tree, String key, Predicate<Object> value) {
    if (tree instanceof List<?> list) {
      return list.stream().anyMatch(one -> has(one, key, value));
    }
    return tree instanceof Map<?, ?> map
        && (value.test(map.get(key))
            || map.values().stream().anyMatch(one -> has(one, key, value)));
  }

  @Test
  void noRuleIsThereTwice() {
    Map<Long, List<String>> faults = new TreeMap<>();
    RENDERED.forEach(
        (seed, rendering) -> {
          RuleTwice rules = new RuleTwice();
          Deployed.all(rendering.files())
              .forEach(one -> rules.add(one.stack(), one.evaluated(List.of())));
          if (!rules.faults().isEmpty()) {
            faults.put(seed, rules.faults());
          }
        });
    assertEquals(Map.of(), faults);
  }

  @Test
  void snakeYamlAndCfnLintReadTheSameTree() {
    List<Path> files = List.copyOf(templates().keySet());
    List<JsonNode> read = CfnLint.decode(files);
    for (int i = 0; i < files.size(); i++) {
      JsonNode ours = JSON.valueToTree(CfnYaml.read(templates().getOrDefault(files.get(i), "")));
      assertEquals(Trees.normal(ours), Trees.normal(read.get(i)), files.get(i).toString());
    }
  }

  @Test
  void cfnLintFindsNothing() {
    assertEquals("", lines(CfnLint.lint(List.copyOf(templates().keySet()))));
  }

  @Test
  void cfnLintFindsNothingInAnyParamsFile() {
    List<Path> deployments = new ArrayList<>();
    RENDERED.forEach(
        (seed, rendering) ->
            rendering.files().keySet().stream()
                .filter(name -> name.endsWith(".params.json"))
                .forEach(name -> deployments.add(Deployments.of(folder(seed), name))));
    assertEquals("", lines(CfnLint.lintDeployments(deployments)));
  }

  @Test
  void everyKeyIsMade() {
    Set<Key<?>> made = new HashSet<>();
    for (long seed = SEED; seed < SEED + SEEKING * (long) SpecKeyPaths.all().size(); seed++) {
      made.addAll(spec(seed).keys());
    }
    Set<String> missing = new TreeSet<>();
    for (String path : SpecKeyPaths.all()) {
      if (!made.contains(SpecKeyPaths.key(path))) {
        missing.add(path);
      }
    }
    assertEquals(NEVER_MADE.keySet(), missing);
  }

  private static Map<Path, String> templates() {
    Map<Path, String> templates = new LinkedHashMap<>();
    RENDERED.forEach(
        (seed, rendering) ->
            rendering
                .files()
                .forEach(
                    (name, text) -> {
                      if (name.endsWith(".template.yml")) {
                        templates.put(folder(seed).resolve(name), text);
                      }
                    }));
    return templates;
  }

  /** Those that are accepted in every case are accepted here. */
  private static String lines(List<CfnLint.Finding> findings) {
    return findings.stream()
        .filter(one -> !ACCEPTED.cover(one))
        .map(CfnLint.Finding::toString)
        .collect(Collectors.joining("\n"));
  }
}
