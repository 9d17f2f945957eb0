package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the services say of properties together that no schema says: the pages "CreateQueue" (Amazon
 * SQS API reference), "CreateTopic" (Amazon SNS), "CreateTable" (Amazon DynamoDB), "CreateFunction"
 * (AWS Lambda), "CreateTargetGroup" (Elastic Load Balancing) and "RegisterScalableTarget"
 * (Application Auto Scaling).
 */
final class TypeChecker {

  private static final String FIFO = ".fifo";

  private final String type;
  private final MapNode properties;
  private final Span owner;
  private final Diagnostics diagnostics;

  /**
   * @param owner where to report that something is missing
   */
  TypeChecker(String type, MapNode properties, Span owner, Diagnostics diagnostics) {
    this.type = type;
    this.properties = properties;
    this.owner = owner;
    this.diagnostics = diagnostics;
  }

  void check() {
    switch (type) {
      case "AWS::SQS::Queue" -> {
        fifo("QueueName", "FifoQueue");
        List.of("ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit")
            .forEach(name -> onlyFifo(name, "FifoQueue"));
      }
      case "AWS::SNS::Topic" -> {
        fifo("TopicName", "FifoTopic");
        List.of("ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy")
            .forEach(name -> onlyFifo(name, "FifoTopic"));
      }
      case "AWS::DynamoDB::Table" -> table();
      case "AWS::Lambda::Function" -> function();
      case "AWS::ElasticLoadBalancingV2::TargetGroup" -> targets();
      case "AWS::ApplicationAutoScaling::ScalableTarget" -> order("MinCapacity", "MaxCapacity");
      case "AWS::AutoScaling::AutoScalingGroup" -> order("MinSize", "MaxSize");
      default -> {}
    }
  }

  private void fifo(String name, String flag) {
    Optional<ScalarNode> written = text(properties, name);
    boolean suffix = written.filter(one -> one.text().endsWith(FIFO)).isPresent();
    if (written.isEmpty() || (has(flag) && text(properties, flag).isEmpty())) {
      return;
    }
    if (isTrue(flag) && !suffix) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  Reading.written(name, written.get())
                      + " must end with `"
                      + FIFO
                      + "` with `"
                      + flag
                      + ": true`")
              .at(written.get().span())
              .help("write `" + name + ": " + written.get().text() + FIFO + "`"));
    } else if (!isTrue(flag) && suffix) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  Reading.written(name, written.get())
                      + " must not end with `"
                      + FIFO
                      + "` without `"
                      + flag
                      + ": true`")
              .at(written.get().span())
              .help("write `" + flag + ": true`, or remove `" + FIFO + "`"));
    }
  }

  private void onlyFifo(String name, String flag) {
    boolean certain = !has(flag) || text(properties, flag).isPresent();
    if (has(name) && certain && !isTrue(flag)) {
      boolean off = text(properties, name).filter(one -> one.text().equals("false")).isPresent();
      if (!off) {
        required(flag + ": true", "`" + name + "`", key(name));
      }
    }
  }

  private void table() {
    Optional<String> mode = text(properties, "BillingMode").map(ScalarNode::text);
    boolean known = mode.filter("PROVISIONED"::equals).isPresent() || !has("BillingMode");
    boolean onDemand = mode.filter("PAY_PER_REQUEST"::equals).isPresent();
    if (onDemand && has("ProvisionedThroughput")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`BillingMode: PAY_PER_REQUEST` and `ProvisionedThroughput` cannot be used"
                      + " together")
              .at(key("ProvisionedThroughput"))
              .at(key("BillingMode"))
              .help("remove `ProvisionedThroughput`, or write `BillingMode: PROVISIONED`"));
    } else if (known && !onDemand && !has("ProvisionedThroughput")) {
      required("ProvisionedThroughput", type + " without `BillingMode: PAY_PER_REQUEST`", owner);
    }
    attributes();
  }

  /** Each attribute of a key is defined, and no other one. */
  private void attributes() {
    List<ScalarNode> defined = names(properties, "AttributeDefinitions");
    List<ScalarNode> used = new ArrayList<>(names(properties, "KeySchema"));
    for (String indexes : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
      Optional<Node> value = value(properties, indexes);
      if (value.isPresent() && !(value.get() instanceof ListNode)) {
        return;
      }
      value.ifPresent(
          list ->
              Lists.only(((ListNode) list).items(), MapNode.class)
                  .forEach(index -> used.addAll(names(index, "KeySchema"))));
    }
    if (defined.isEmpty() || used.isEmpty()) {
      return;
    }
    for (ScalarNode name : used) {
      if (!Lists.any(defined, one -> one.text().equals(name.text()))) {
        diagnostics.report(
            Diagnostic.of(
                    Code.UNKNOWN_REFERENCE,
                    "attribute `" + name.text() + "` is not in `AttributeDefinitions`")
                .at(name.span())
                .unknown(name.text(), Lists.map(defined, ScalarNode::text)));
        return;
      }
    }
    for (ScalarNode name : defined) {
      if (!Lists.any(used, one -> one.text().equals(name.text()))) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "attribute `"
                        + name.text()
                        + "` is not used in a key of the table or its indexes")
                .at(name.span())
                .note("`AttributeDefinitions` must list only key attributes")
                .help("remove the item of `" + name.text() + "`"));
      }
    }
  }

  /** The names in a list of attributes; none where a name is computed. */
  private static List<ScalarNode> names(MapNode map, String key) {
    List<ScalarNode> names = new ArrayList<>();
    if (value(map, key).orElse(null) instanceof ListNode list) {
      for (Node item : list.items()) {
        Optional<ScalarNode> name =
            item instanceof MapNode one ? text(one, "AttributeName") : Optional.empty();
        if (name.isEmpty()) {
          return List.of();
        }
        names.add(name.get());
      }
    }
    return names;
  }

  private void function() {
    boolean image = has("PackageType") && !is("PackageType", "Zip");
    boolean code =
        value(properties, "Code").orElse(null) instanceof MapNode map
            && (map.entry("ZipFile").isPresent() || map.entry("S3Bucket").isPresent());
    if (!image && code) {
      for (String name : List.of("Handler", "Runtime")) {
        if (!has(name)) {
          required(name, "a Lambda function deployed as a .zip file archive", owner);
        }
      }
    }
  }

  private void targets() {
    boolean lambda = has("TargetType") && text(properties, "TargetType").isEmpty();
    if (!lambda && !is("TargetType", "lambda")) {
      for (String name : List.of("Port", "Protocol", "VpcId")) {
        if (!has(name)) {
          required(name, "a target group that is not for Lambda functions", owner);
        }
      }
    }
  }

  private void order(String least, String most) {
    Optional<BigDecimal> low = number(least);
    Optional<BigDecimal> high = number(most);
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MIN_OVER_MAX,
                  "`"
                      + least
                      + ": "
                      + low.get()
                      + "` is greater than `"
                      + most
                      + ": "
                      + high.get()
                      + "`")
              .at(text(properties, least).orElseThrow().span())
              .at(text(properties, most).orElseThrow().span()));
    }
  }

  private void required(String name, String subject, Span place) {
    diagnostics.report(
        Diagnostic.of(Code.MISSING_PROPERTY, subject + " requires `" + name + "`").at(place));
  }

  private boolean has(String name) {
    return properties.entry(name).isPresent();
  }

  private boolean is(String name, String wanted) {
    return text(properties, name).filter(one -> one.text().equals(wanted)).isPresent();
  }

  private boolean isTrue(String name) {
    return text(properties, name)
        .filter(one -> one.text().toLowerCase(Locale.ROOT).equals("true"))
        .isPresent();
  }

  private Span key(String name) {
    return properties.entry(name).orElseThrow().key().span();
  }

  private Optional<BigDecimal> number(String name) {
    try {
      return text(properties, name).map(one -> new BigDecimal(one.text()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The value where it is literal. */
  private static Optional<ScalarNode> text(MapNode map, String name) {
    return value(map, name)
        .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
        .map(ScalarNode.class::cast);
  }

  private static Optional<Node> value(MapNode map, String name) {
    return map.entry(name).map(Entry::value);
  }
}
