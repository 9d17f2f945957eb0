package dev.fargen.cli;

import dev.fargen.cfn.Pseudo;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Default;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Shape;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The spec reference in Markdown, made from the same definitions of keys as the reader. */
final class SpecReference {

  private static final String SPEC =
      """
      # The spec

      A spec is a YAML file that describes container workloads on AWS Fargate and the resources that they
      need. `fargen render` compiles it to one CloudFormation template, and a params file for each
      environment.

      This page lists all keys. It is generated from the key definitions in fargen. `fargen explain KEY`
      prints the same text in a terminal, and `fargen schema` prints it as a JSON Schema for editors.

      ## A minimal spec

      ```yaml
      name: shop

      workloads:
        api:
          image: ${Image}
          port: 3000
          http: {healthcheck: /health}
      ```

      This is a service behind a load balancer. The template has the parameters `Image`, `VpcId`,
      `SubnetIds` and `PublicSubnetIds`: the first because the spec uses it, the others because the spec
      does not name a network. The tasks run in the private subnets of `SubnetIds`, the load balancer in the
      public subnets of `PublicSubnetIds`.

      ## Environments

      Each environment is a stack of the same template. `mode` decides what a deployment does with a stack
      in a failed state, and the defaults of some keys; see [`environments.<name>`](#environmentsname).

      ```yaml
      environments:
        dev:
          mode: REPLACE_ON_FAILURE
          parameters:
            VpcId: vpc-1a2b3c4d
            SubnetIds: [subnet-1fd84335, subnet-dd1a49e0]
            PublicSubnetIds: [subnet-2fd84335, subnet-ed1a49e0]
            Image: public.ecr.aws/nginx/nginx:1.29
        prod:
          region: eu-central-1
          parameters:
            VpcId: vpc-5e6f7a8b
            SubnetIds: [subnet-a0fa9bf8, subnet-7dfd270b]
            PublicSubnetIds: [subnet-b0fa9bf8, subnet-8dfd270b]
            Image: public.ecr.aws/nginx/nginx:1.28
          workloads:
            api: {cpu: 512, count: 3}
      ```

      Besides its own keys, an environment can override these top-level keys:
      """;

  private static final String OVERRIDES =
      """
      A map is merged key by key, a scalar or a list replaces the top-level value, and an empty value
      removes the key. A value that differs between environments becomes a template parameter (`ApiCpu`,
      `ApiDesiredCount`), and the params files have its values. A resource that only some environments have
      gets a condition.

      ## References

      A string can contain references, except where the table below says "No references": there, write
      the value itself, and under `environments` where it differs. A number, a boolean, one of a fixed set
      of values or a list of IDs can be one reference to a template parameter, as in `count: ${Count}`. In a
      flow map or list, put quotes around a reference: `{image: "${Image}"}`.

      | reference | value |
      |---|---|
      | `${Name}` | The template parameter `Name`. Using it declares it; each environment sets it under `parameters`, unless the top-level `parameters` has a `default` for it. |
      | `${Name:-default}` | The same with a default, which is a constant. All defaults of one parameter must be equal. |
      | `${environment.name}` | The name of the environment: the template parameter `EnvironmentName`, which has another value only if the spec gives it one. In raw CloudFormation, write `!Ref EnvironmentName`. |
      | `${spec.name}` | The name of the spec, which becomes part of the string. |
      """;

  private static final String REST =
      """

      `${databases.x.password}` is allowed only under `secrets`.

      ## Values of other stacks

      `{from_cfn: name}` in place of a string is the value that another stack of the account and region
      exports under this name. The name can contain template parameters, pseudo parameters,
      `${environment.name}` and `${spec.name}`. CloudFormation looks the value up when the stack is created or
      updated, and does not let the other stack change or delete it while it is in use. For example, under
      `environment`: `LEGACY_URL: {from_cfn: "${LegacyStack}-Url"}`.

      - In place of a list of IDs, such as `network.subnets`, the value is split at commas. If there are
        `volumes`, write the number of subnets as `network.zones`.
      - Under `secrets`, the value is the ARN of a secret or SSM parameter. If it is a name, write
        `{secret: {from_cfn: name}}` or `{ssm: {from_cfn: name}}`. `{from: {from_cfn: name}, key: password}` is
        one key of the secret with this ARN.
      - Under `permissions` and `alarms.notify` the value is an ARN, and in `egress` the ID of a security
        group.
      - `tags`, host and domain names, CIDR blocks, `key` and `version` of a secret, `pipeline`, and all values
        that are not strings cannot be the value of an export.

      ## Warnings

      fargen reports errors and warnings; [diagnostics.md](diagnostics.md) lists them. An error must be
      corrected. A warning can be suppressed with `allow`, which requires a reason:

      ```yaml
      allow:
        no-https: internal test system
      ```

      ## Raw CloudFormation

      `resources` and `outputs` add resources and outputs in CloudFormation's own syntax. For a property
      that has no key, change the rendered template with a patch:

      ```yaml
      patches:
        - op: add
          path: /Resources/ApiService/Properties/Tags
          value: [{Key: owner, Value: shop}]
      ```

      ## Durations, names and anchors

      A duration is an integer and a unit: `30s`, `5m`, `12h`, `4d`. `<name>` in a path below is a name
      of your choice, and `[]` is an item of a list. fargen ignores top-level keys that begin with `x-`; use
      them for YAML anchors.

      ## Keys
      """;

  private static final String TOP = "Top-level keys";
  private static final String ACCESS = "Access levels";

  private final StringBuilder out = new StringBuilder(SPEC);
  private final Map<Shape, String> blocks = KeyPlace.blocks();
  private final Map<Key<?>, String> described = new LinkedHashMap<>();

  private SpecReference() {}

  /** The whole page. */
  static String print() {
    SpecReference reference = new SpecReference();
    reference.out.append("\n").append(names(StackKeys.SHAPE.keys())).append(".\n\n");
    reference.out.append(OVERRIDES);
    reference.references();
    reference.out.append(REST);
    reference.contents();
    reference.blocks.forEach(reference::block);
    reference.access();
    return reference.out.toString();
  }

  private void references() {
    List<String> pseudo =
        Arrays.stream(Pseudo.values())
            .filter(Pseudo::isText)
            .map(one -> "`${" + one.id() + "}`")
            .toList();
    row(String.join(", ", pseudo), "Pseudo parameters of CloudFormation.");
    for (ThingKind kind : ThingKind.ALL) {
      List<String> references =
          Lists.map(
              kind.attributes(),
              attribute ->
                  "`${" + kind.word() + ".x" + (attribute.isEmpty() ? "" : "." + attribute) + "}`");
      row(
          String.join(", ", references),
          "Attributes of the " + kind.one() + " `x` under `" + kind.word() + "`.");
    }
    row(
        "`${resources.X}`, `${resources.X.Attribute}`",
        "What `Ref` or `GetAtt` returns for the raw resource `X` under `resources`.");
    row("`$${`", "The characters `${`, not a reference.");
  }

  private void contents() {
    out.append("\n- ").append(link(TOP)).append("\n");
    blocks.forEach(
        (shape, path) -> {
          if (!path.isEmpty()) {
            List<String> keys =
                Lists.filter(KeyPlace.segments(path), one -> !one.equals(MapOf.NAME));
            String indent = "  ".repeat(keys.size() - 1);
            out.append(indent).append("- ").append(link("`" + path + "`")).append("\n");
          }
        });
    out.append("- ").append(link(ACCESS)).append("\n");
  }

  private void block(Shape shape, String path) {
    out.append("\n## ").append(path.isEmpty() ? TOP : "`" + path + "`").append("\n\n");
    owner(path).ifPresent(key -> out.append(key.meaning()).append("\n\n"));
    List<Key<?>> others = new ArrayList<>();
    List<Key<?>> own = new ArrayList<>();
    shape.keys().forEach(key -> (described.containsKey(key) ? others : own).add(key));
    if (!own.isEmpty()) {
      out.append(
          "| key | description | value | CloudFormation | example |\n|---|---|---|---|---|\n");
      own.forEach(this::row);
    }
    own.forEach(key -> described.put(key, path));
    Map<String, List<Key<?>>> elsewhere = new LinkedHashMap<>();
    others.forEach(
        key -> elsewhere.computeIfAbsent(described.get(key), any -> new ArrayList<>()).add(key));
    elsewhere.forEach(
        (place, keys) ->
            out.append(own.isEmpty() ? "" : "\nAlso ")
                .append(names(keys))
                .append(", as in ")
                .append(place.isEmpty() ? link(TOP) : link("`" + place + "`"))
                .append(".\n"));
  }

  /** The key whose value the block is. */
  private static Optional<Key<?>> owner(String path) {
    return KeyPlace.find(path).map(KeyPlace::key);
  }

  private void row(Key<?> key) {
    Optional<String> section = new KeyPlace("", key).block().map(blocks::get);
    String description =
        section
            .map(path -> Sentences.first(key.meaning()) + " See " + link("`" + path + "`") + ".")
            .orElse(key.meaning().replace("\n\n", " "));
    String value =
        Sentences.of(key.form().words())
            + (key.form().refusesReferences() ? " No references." : "")
            + (key.required() ? " Required." : "");
    row(
        "`" + key.name() + "`",
        description,
        value + key.absence().map(words -> " Default: " + fallback(words) + ".").orElse(""),
        key.becomes(),
        "`" + key.example() + "`");
  }

  private static String fallback(Default value) {
    return value.isValue() ? "`" + value.words() + "`" : value.words();
  }

  private void row(String... cells) {
    List<String> escaped = Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).toList();
    out.append("| ").append(String.join(" | ", escaped)).append(" |\n");
  }

  private static String names(List<Key<?>> keys) {
    return String.join(", ", Lists.map(keys, key -> "`" + key.name() + "`"));
  }

  /** A link to a heading of the page, with the anchor that GitHub gives it. */
  private static String link(String heading) {
    String anchor =
        heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "").replace(' ', '-');
    return "[" + heading + "](#" + anchor + ")";
  }

  private void access() {
    out.append("\n## ").append(ACCESS).append("\n\n");
    out.append("The IAM actions that `access` of a permission allows on the resource.\n\n");
    out.append("| resource | access | actions |\n|---|---|---|\n");
    for (String kind : Access.kinds()) {
      for (String word : Access.words(kind)) {
        List<String> actions =
            Access.statements(kind, word).stream()
                .flatMap(statement -> statement.actions().stream())
                .distinct()
                .toList();
        row("`" + kind + "`", "`" + word + "`", String.join(", ", actions));
      }
    }
  }
}
