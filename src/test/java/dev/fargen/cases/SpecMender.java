package dev.fargen.cases;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Label;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.spec.form.Key;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a valid spec of any tree, by what fargen itself says is wrong with it: removes what is at
 * the place of an error, or adds what is missing there. So every rule is kept, whatever it is.
 */
final class SpecMender {
  private static final int ROUNDS = 120;
  private static final Pattern WITHOUT_VALUE =
      Pattern.compile("parameter `(\\w+)` has no value in (?:environment )?`([a-z-]+)`");
  private static final Pattern QUOTED = Pattern.compile("`([A-Za-z_]+)`");

  /** Errors whose places are equally to blame. */
  private static final Set<Code> EITHER =
      EnumSet.of(Code.CONFLICTING_KEYS, Code.NAME_CONFLICT, Code.VARIABLE_TWICE, Code.PORT_TWICE);

  private static final Map<String, Object> PARAMETERS =
      Map.ofEntries(
          Map.entry("VpcId", "vpc-1a2b3c4d"),
          Map.entry("SubnetIds", List.of("subnet-1fd84335", "subnet-dd1a49e0")),
          Map.entry("PublicSubnetIds", List.of("subnet-0fd84335", "subnet-0d1a49e0")),
          Map.entry("SecurityGroupId", "sg-1a2b3c4d"),
          Map.entry("LoadBalancerSecurityGroupId", "sg-1a2b3c4e"),
          Map.entry("FileSystemSecurityGroupId", "sg-1a2b3c4f"),
          Map.entry("FileSystemId", "fs-0a1b2c3d"),
          Map.entry("AccessPointId", "fsap-0a1b2c3d4e5f60718"),
          Map.entry("Image", "public.ecr.aws/nginx/nginx:1.29"),
          Map.entry("ClusterName", "shared"),
          Map.entry("Colour", "red"),
          Map.entry("KmsKeyArn", key("1")),
          Map.entry("LogKeyArn", key("2")),
          Map.entry("DataKeyArn", key("3")),
          Map.entry("FileKeyArn", key("4")),
          Map.entry("ImageKeyArn", key("5")),
          Map.entry(
              "CertificateArn",
              "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"),
          Map.entry(
              "ListenerArn",
              "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2"),
          Map.entry(
              "ConnectionArn",
              "arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"),
          Map.entry(
              "UserPoolArn",
              "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"));

  private final Map<String, Object> tree;
  private final RandomTree values;
  private final Random random;
  private final Set<String> asked = new java.util.HashSet<>();

  SpecMender(Map<String, Object> tree, RandomTree values, long seed) {
    this.tree = tree;
    this.values = values;
    this.random = new Random(seed);
  }

  private static String key(String digit) {
    return "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5" + digit;
  }

  /** A valid spec, or what it was when nothing more could be mended. */
  record Mended(boolean valid, String text, Map<String, Object> tree, String fault) {}

  Mended mend() {
    String fault = "";
    for (int round = 0; round < ROUNDS; round++) {
      SpecText text = new SpecText(tree);
      try {
        Compilation unused =
            Compiler.compile(new SourceFile("spec.yml", text.toString()), RandomSpec::file);
        return new Mended(true, text.toString(), tree, "");
      } catch (SpecException e) {
        for (Diagnostic error : e.diagnostics().inFileOrder()) {
          if (error.severity() == Severity.ERROR) {
            fault = error.code().word() + " " + error.message();
            mend(error, text);
          }
        }
      }
    }
    return new Mended(false, new SpecText(tree).toString(), tree, fault);
  }

  private void mend(Diagnostic error, SpecText text) {
    List<Label> labels = error.labels();
    Label blamed =
        EITHER.contains(error.code()) ? labels.get(random.nextInt(labels.size())) : labels.get(0);
    List<Object> path = text.path(blamed.span().line());
    Matcher value = WITHOUT_VALUE.matcher(error.message());
    if (value.find() && PARAMETERS.containsKey(value.group(1))) {
      boolean pipeline = value.group(2).equals("pipeline");
      give(
          pipeline ? List.of("pipeline") : List.of("environments", value.group(2)), value.group(1));
    } else if (error.code() == Code.PARAMETER_WITHOUT_VALUE && labels.size() > 1) {
      remove(text.path(labels.get(labels.size() - 1).span().line()));
    } else if (error.code() != Code.MISSING_KEY || !add(error, path)) {
      if (error.code() == Code.CANNOT_VARY) {
        forget(path);
      } else {
        remove(path);
      }
    }
  }

  @SuppressWarnings("unchecked") // maps of the tree have texts for keys
  private void give(List<Object> place, String parameter) {
    if (at(place).orElse(null) instanceof Map<?, ?> map && PARAMETERS.containsKey(parameter)) {
      Map<String, Object> scope = (Map<String, Object>) map;
      Object given = scope.computeIfAbsent("parameters", k -> new LinkedHashMap<String, Object>());
      if (given instanceof Map<?, ?> parameters) {
        ((Map<String, Object>) parameters)
            .put(parameter, RandomTree.copy(PARAMETERS.getOrDefault(parameter, "")));
        return;
      }
    }
    remove(place);
  }

  /** Adds the first key that the message names and that may stand at the place, once. */
  @SuppressWarnings("unchecked") // maps of the tree have texts for keys
  private boolean add(Diagnostic error, List<Object> path) {
    Matcher names = QUOTED.matcher(error.message());
    while (names.find()) {
      String name = names.group(1);
      Optional<Key<?>> key = keyAt(path, name);
      boolean first = asked.add(path + " " + name);
      if (key.isPresent()
          && first
          && at(path).orElse(null) instanceof Map<?, ?> map
          && !map.containsKey(name)) {
        ((Map<String, Object>) map).put(name, values.value(key.get(), spell(path) + "." + name));
        return true;
      }
    }
    return false;
  }

  private static Optional<Key<?>> keyAt(List<Object> path, String name) {
    try {
      return Optional.of(SpecKeyPaths.keyBelow(path, name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String spell(List<Object> path) {
    return String.join(".", path.stream().map(String::valueOf).toList())
        .replaceAll("\\.[0-9]+", "[]");
  }

  /** What can't vary is no longer said in an environment; where none says it, not at all. */
  private void forget(List<Object> path) {
    boolean inEnvironment = false;
    if (at(List.of("environments")).orElse(null) instanceof Map<?, ?> environments) {
      for (Object name : List.copyOf(environments.keySet())) {
        List<Object> there = new ArrayList<>(List.of("environments", name));
        there.addAll(path.isEmpty() || path.get(0).equals("environments") ? List.of("x") : path);
        if (at(there).isPresent()) {
          inEnvironment = true;
          remove(there);
        }
      }
    }
    if (!inEnvironment) {
      remove(path);
    }
  }

  private Optional<Object> at(List<Object> path) {
    Object value = tree;
    for (Object step : path) {
      if (value instanceof Map<?, ?> map && map.containsKey(step)) {
        value = map.get(step);
      } else if (value instanceof List<?> list && step instanceof Integer i && i < list.size()) {
        value = list.get(i);
      } else {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(value);
  }

  /** Takes away what is at the place, and what is empty without it. */
  private void remove(List<Object> path) {
    if (path.isEmpty() || path.equals(List.of("name"))) {
      return;
    }
    List<Object> above = path.subList(0, path.size() - 1);
    Object last = path.get(path.size() - 1);
    if (at(path).isEmpty()) {
      return;
    }
    Object parent = at(above).orElseThrow();
    if (parent instanceof Map<?, ?> map) {
      map.remove(last);
      if (map.isEmpty() && last instanceof String && !above.isEmpty() && random.nextBoolean()) {
        remove(above);
      }
    } else if (parent instanceof List<?> list && last instanceof Integer index) {
      list.remove((int) index);
      if (list.isEmpty()) {
        remove(above);
      }
    }
  }
}
