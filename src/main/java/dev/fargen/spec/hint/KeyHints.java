package dev.fargen.spec.hint;

import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Choice;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What to write instead of a key that does not exist where it stands. */
final class KeyHints {

  /** More places than these say nothing. */
  private static final int MOST = 3;

  /** What a task that is started by hand does not have. */
  private static final Set<String> OF_SCHEDULES =
      Set.of("attempts", "retries", "backoff_limit", "timeout", "active_deadline_seconds");

  private static final String WORKLOAD = "workloads." + MapOf.NAME;

  /** What a help with a line to write begins with. */
  private static final String LINE = "write `";

  private static final String IN_ITEM = "in an item of ";

  private final MapNode tree;
  private final Shape root;

  KeyHints(MapNode tree, Shape root) {
    this.tree = tree;
    this.root = root;
  }

  Optional<String> help(Place place) {
    return place
        .pointed()
        .flatMap(
            entry ->
                help(place, entry.key().text(), entry.value())
                    .map(help -> Suggestion.named(help, entry.key().text())));
  }

  private Optional<String> help(Place place, String word, Node value) {
    Set<String> known = place.block().map(shape -> shape.byName().keySet()).orElse(Set.of());
    String snake = ForeignWords.snake(word);
    Spot spot = Spot.of(tree, place, value);
    if (known.contains(snake)) {
      return Optional.of(meant(snake, spot));
    }
    Optional<String> nested = nested(place, word, value);
    if (nested.isPresent()) {
      return nested;
    }
    Optional<String> datagrams =
        word.equals("ports")
            ? PublishedPort.datagrams(value, word, spot.has("nlb"))
            : Optional.empty();
    if (datagrams.isPresent()) {
      return datagrams;
    }
    boolean manual = place.value() instanceof MapNode map && map.entry("run").isPresent();
    if (manual && place.path().equals(WORKLOAD) && OF_SCHEDULES.contains(snake)) {
      return Optional.of(
          "remove it: a manual task runs once, until it exits; `attempts` and `timeout` are keys of"
              + " `schedule`");
    }
    Optional<String> foreign =
        ForeignWords.of(place.path(), word).map(one -> one.help(place.block(), spot));
    if (foreign.isPresent()) {
      return foreign;
    }
    Optional<String> near =
        Suggestion.nearest(word, known)
            .filter(one -> !isOfThings(place.block().orElseThrow(), one) || !isOfTexts(value));
    boolean raw = Lists.any(Reading.RAW, one -> place.path().startsWith(one));
    boolean truth =
        value instanceof ScalarNode scalar && List.of("true", "false").contains(scalar.text());
    Optional<String> elsewhere =
        (truth ? elsewhere(place, snake, value, true) : Optional.<String>empty())
            .or(() -> elsewhere(place, raw ? word : snake, value, false));
    if (near.isPresent() && elsewhere.isPresent() && near.get().startsWith(word)) {
      return Optional.of(meant(near.get(), spot) + " " + elsewhere.get());
    }
    if (elsewhere.isPresent() || near.isPresent()) {
      return elsewhere.isPresent() ? elsewhere : near.map(one -> meant(one, spot));
    }
    Optional<String> workload = workload(place, word, value);
    return workload.isPresent() ? workload : ofOtherBlock(place, word, spot);
  }

  private static String meant(String key, Spot spot) {
    return spot.has(key) ? "remove it: `" + key + "` is set already" : Suggestion.question(key);
  }

  /** Whether a key of the block has a map of blocks with names of the user's choice. */
  private static boolean isOfThings(Shape block, String key) {
    return block
        .key(key)
        .filter(
            one -> one.form().bare() instanceof MapOf<?> map && map.values().shape().isPresent())
        .isPresent();
  }

  private static boolean isOfTexts(Node value) {
    return value instanceof MapNode map
        && !map.entries().isEmpty()
        && Lists.all(map.entries(), entry -> entry.value() instanceof ScalarNode);
  }

  /** A path with dots in place of blocks in each other. */
  private static Optional<String> nested(Place place, String word, Node value) {
    List<String> steps = segments(word);
    if (steps.size() < 2) {
      return Optional.empty();
    }
    Optional<Shape> block = place.block();
    boolean named = false;
    for (String step : steps) {
      Optional<Key<?>> key = block.flatMap(shape -> shape.key(step));
      if (key.isEmpty() && !named) {
        return Optional.empty();
      }
      named = key.filter(one -> isMap(one.form().bare())).isPresent();
      block = key.flatMap(one -> one.form().shape());
    }
    String inner = value instanceof ScalarNode scalar ? Candidates.quoted(scalar.text()) : "...";
    StringBuilder line = new StringBuilder(inner);
    for (int i = steps.size() - 1; i > 0; i--) {
      line.insert(0, "{" + steps.get(i) + ": ").append('}');
    }
    return Optional.of("write `" + steps.get(0) + ": " + line + "`");
  }

  private static boolean isMap(Form<?> form) {
    return form instanceof MapOf
        || (form instanceof Choice<?> some && Lists.any(some.forms(), one -> isMap(one.bare())));
  }

  /**
   * The blocks that have such a key.
   *
   * @param truth whether only keys count that are true or false
   */
  private Optional<String> elsewhere(Place place, String word, Node value, boolean truth) {
    String here = place.path();
    Set<String> unfit = new HashSet<>();
    List<String> inside = new ArrayList<>();
    List<String> around = new ArrayList<>();
    List<String> other = new ArrayList<>();
    List<String> pipeline = new ArrayList<>();
    Set<Key<?>> seen = new HashSet<>();
    for (Map.Entry<Shape, String> block : Blocks.of(root).entrySet()) {
      Optional<Key<?>> key = block.getKey().key(word);
      String path = block.getValue();
      boolean fits = key.isPresent() && (!truth || key.get().form().bare() instanceof Scalar.Truth);
      if (fits && seen.add(key.get())) {
        boolean ofPipeline = path.startsWith("pipeline") && !here.startsWith("pipeline");
        boolean below = here.isEmpty() || path.startsWith(here + ".");
        boolean above = path.isEmpty() || here.startsWith(path + ".");
        (ofPipeline ? pipeline : below ? inside : above ? around : other).add(path);
        if (value instanceof ScalarNode scalar
            && !Candidates.accepts(key.get().form(), scalar.text(), scalar)) {
          unfit.add(path);
        }
      }
    }
    List<String> paths =
        Lists.first(List.of(inside, around, other), tier -> !tier.isEmpty()).orElse(pipeline);
    List<String> nearest = paths.size() > MOST ? new ArrayList<>(nearest(here, paths)) : paths;
    if (paths.contains(WORKLOAD) && !nearest.contains(WORKLOAD)) {
      nearest.add(WORKLOAD);
    }
    if (nearest.isEmpty() || nearest.size() > MOST) {
      return Optional.empty();
    }
    List<String> likely = likely(nearest, unfit);
    String belongs = belongs(word, Lists.map(sorted(likely), path -> at(path, place)));
    String path = likely.get(0);
    boolean full = path.startsWith("workloads") || path.startsWith("environments");
    boolean same = Lists.first(segments(path)).equals(Lists.first(segments(here)));
    boolean sole = likely.size() == 1 && !path.isEmpty() && !here.isEmpty();
    return Optional.of(sole && !full && !same ? belongs + " at the top level" : belongs);
  }

  /** Those that the value fits, without those below another one. */
  private static List<String> likely(List<String> paths, Set<String> unfit) {
    List<String> outer =
        Lists.filter(
            paths, path -> !Lists.any(paths, one -> !one.isEmpty() && path.startsWith(one + ".")));
    List<String> fit = Lists.filter(outer, path -> !unfit.contains(path));
    return fit.isEmpty() ? outer : fit;
  }

  private static String belongs(String word, List<String> places) {
    String under = String.join(" or ", Lists.filter(places, one -> !one.startsWith(IN_ITEM)));
    String items =
        String.join(" or ", Lists.filter(places, one -> one.startsWith(IN_ITEM)))
            .replace(" or " + IN_ITEM, " or ");
    String words = under.startsWith("at ") ? under : under.replace(" or under ", " or ");
    return "`"
        + word
        + "` belongs "
        + (words.isEmpty() || items.isEmpty() ? words + items : words + ", or " + items);
  }

  /** Workloads first: they are what most keys are about. */
  private static List<String> sorted(List<String> paths) {
    List<String> sorted =
        new ArrayList<>(Lists.filter(paths, path -> path.startsWith("workloads")));
    sorted.addAll(Lists.filter(paths, path -> !path.startsWith("workloads")));
    return sorted;
  }

  private static List<String> nearest(String here, List<String> paths) {
    int least = Integer.MAX_VALUE;
    for (String path : paths) {
      least = Math.min(least, distance(here, path));
    }
    int nearest = least;
    return Lists.filter(paths, path -> distance(here, path) == nearest);
  }

  /** How many steps up and down lead from one block to the other. */
  private static int distance(String from, String to) {
    List<String> one = segments(from);
    List<String> other = segments(to);
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    return one.size() + other.size() - 2 * same;
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : Arrays.asList(path.split("\\."));
  }

  /** The path in words, with the names that are known. */
  private String at(String path, Place place) {
    if (path.isEmpty()) {
      return "at the top level";
    }
    List<String> named = new ArrayList<>(place.written().subList(0, place.environment()));
    List<String> steps = segments(path);
    List<String> own = place.steps().subList(place.environment(), place.steps().size());
    boolean same = !path.startsWith("environments");
    if (!same || !isOfEnvironments(steps.get(0))) {
      named.clear();
    }
    for (int i = 0; i < steps.size(); i++) {
      same &= i < own.size() && own.get(i).equals(steps.get(i));
      named.add(same ? place.written().get(place.environment() + i) : name(steps, i));
    }
    String words = "`" + String.join(".", named) + "`";
    return words.endsWith("[]`") ? IN_ITEM + words.replace("[]", "") : "under " + words;
  }

  /** Whether an environment has the same key as the whole spec. */
  private boolean isOfEnvironments(String key) {
    Optional<Key<?>> own = root.key(key);
    for (Map.Entry<Shape, String> block : Blocks.of(root).entrySet()) {
      if (block.getValue().equals("environments." + MapOf.NAME)) {
        return own.isPresent() && own.equals(block.getKey().key(key));
      }
    }
    return false;
  }

  /** The name of the only one that the spec has, or {@code <name>}. */
  private String name(List<String> steps, int index) {
    boolean first = index == 1 && steps.get(1).equals(MapOf.NAME);
    Optional<Node> things =
        first ? tree.entry(steps.get(0)).map(MapNode.Entry::value) : Optional.empty();
    return things.isPresent()
            && things.get() instanceof MapNode map
            && map.entriesByKey().size() == 1
        ? map.entriesByKey().keySet().iterator().next()
        : steps.get(index);
  }

  /** A workload that stands beside {@code workloads}, not in it. */
  private Optional<String> workload(Place place, String word, Node value) {
    Optional<Node> workloads = tree.entry("workloads").map(MapNode.Entry::value);
    boolean known =
        workloads.isPresent()
            && workloads.get() instanceof MapNode all
            && all.entry(word).isPresent();
    boolean looks =
        value instanceof MapNode map
            && (map.entry("image").isPresent() || map.entry("build").isPresent());
    return place.path().isEmpty() && (known || looks)
        ? Optional.of(belongs(word, List.of(at("workloads", place))))
        : Optional.empty();
  }

  /** The help with the place of its line, before what explains the line. */
  private static String placed(String help, String where) {
    int reason = help.indexOf("`: ");
    int end = help.endsWith(")") ? help.lastIndexOf(" (") : reason < 0 ? help.length() : reason + 1;
    String line = help.substring(0, end);
    return line.endsWith("`") ? line + where + help.substring(end) : help;
  }

  /** What another block would call it; both if that is a workload and another thing of the spec. */
  private Optional<String> ofOtherBlock(Place place, String word, Spot spot) {
    Optional<String> first = ofOtherBlock(place, word, spot, path -> true);
    Optional<String> workload = ofOtherBlock(place, word, spot, WORKLOAD::equals);
    boolean outside = place.path().isEmpty() && !workload.equals(first);
    if (!outside || workload.filter(KeyHints::isLine).isEmpty()) {
      return first;
    }
    return ofOtherBlock(place, word, spot, this::isOfThing)
        .filter(KeyHints::isLine)
        .map(thing -> workload.get() + ", or " + thing.substring(LINE.indexOf('`')))
        .or(() -> workload);
  }

  private static boolean isLine(String help) {
    return help.startsWith(LINE);
  }

  /** Whether it is the block of such things as the spec has, beside its workloads. */
  private boolean isOfThing(String path) {
    int dot = path.indexOf('.');
    return dot > 0
        && path.endsWith(".<name>")
        && path.indexOf('.', dot + 1) < 0
        && !path.equals(WORKLOAD)
        && tree.entry(path.substring(0, dot)).isPresent();
  }

  private Optional<String> ofOtherBlock(
      Place place, String word, Spot spot, Predicate<String> such) {
    for (Map.Entry<Shape, String> block : Blocks.of(root).entrySet()) {
      Optional<ForeignWords.Meaning> meaning = ForeignWords.of(block.getValue(), word);
      boolean near = block.getValue().startsWith("workloads") || place.path().isEmpty();
      if (meaning.isPresent() && near && such.test(block.getValue())) {
        String help = meaning.get().help(Optional.of(block.getKey()), spot.elsewhere());
        String where = block.getValue().isEmpty() ? "" : " " + at(block.getValue(), place);
        boolean line = isLine(help) || help.startsWith("write, for example, `");
        if (line || place.path().isEmpty()) {
          return Optional.of(line ? placed(help, where) : help);
        }
      }
    }
    return Optional.empty();
  }
}
