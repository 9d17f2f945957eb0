package dev.fargen.check.template;

import dev.fargen.cfn.TemplateKinds;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.form.JudgedSyntax;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter has a known type and literal values, and its default and the values of all
 * environments are what it allows (CloudFormation user guide, "CloudFormation template Parameters
 * syntax").
 */
final class ParameterCheck {

  private static final List<String> KEYS =
      List.of(
          "AllowedPattern",
          "AllowedValues",
          "ConstraintDescription",
          "Default",
          "Description",
          "MaxLength",
          "MaxValue",
          "MinLength",
          "MinValue",
          "NoEcho",
          "Type");

  /** Types of single values that are checked against the account. */
  private static final List<String> OF_AWS =
      List.of(
          "AWS::EC2::AvailabilityZone::Name",
          "AWS::EC2::Image::Id",
          "AWS::EC2::Instance::Id",
          "AWS::EC2::KeyPair::KeyName",
          "AWS::EC2::SecurityGroup::GroupName",
          "AWS::EC2::SecurityGroup::Id",
          "AWS::EC2::Subnet::Id",
          "AWS::EC2::VPC::Id",
          "AWS::EC2::Volume::Id",
          "AWS::Route53::HostedZone::Id");

  private static final String IN_STORE = "AWS::SSM::Parameter::Value<";

  private final FinishedTemplate template;
  private final Diagnostics diagnostics;

  ParameterCheck(FinishedTemplate template, Diagnostics diagnostics) {
    this.template = template;
    this.diagnostics = diagnostics;
  }

  void check(ScalarNode name, Node node) {
    EntryCheck check = new EntryCheck("a parameter", diagnostics);
    if (!check.isMap(node)) {
      return;
    }
    MapNode parameter = (MapNode) node;
    check.keys(parameter, KEYS, "Type");
    boolean literal = true;
    for (Entry entry : parameter.entries()) {
      EntryCheck value = new EntryCheck("`" + entry.key().text() + "`", diagnostics);
      literal &=
          entry.key().text().equals("AllowedValues")
              ? value.isList(entry.value())
                  && Lists.all(((ListNode) entry.value()).items(), value::isLiteral)
              : value.isLiteral(entry.value());
    }
    Optional<String> type = parameter.text("Type");
    if (!literal || type.isEmpty()) {
      return;
    }
    if (!isType(type.get())) {
      Node place = EntryCheck.value(parameter, "Type").orElseThrow();
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`Type: " + type.get() + "` is not valid")
              .at(place.span())
              .unknown(type.get(), types()));
      return;
    }
    EntryCheck.value(parameter, "NoEcho")
        .ifPresent(echo -> check.oneOf("NoEcho", echo, List.of("true", "false")));
    limits(parameter);
    pattern(parameter);
    if (type.get().startsWith("AWS::SSM::")) {
      return; // its values are names
    }
    Optional<Node> fallback = EntryCheck.value(parameter, "Default");
    Optional<String> refused =
        parameter.text("Default").flatMap(value -> refusal(parameter, type.get(), value));
    if (refused.isPresent()) {
      report("the `Default` of `" + name.text() + "` " + refused.get(), fallback.get().span());
      return;
    }
    for (Map<String, String> values : template.values()) {
      Optional<String> reason =
          Optional.ofNullable(values.get(name.text()))
              .flatMap(value -> refusal(parameter, type.get(), value));
      if (reason.isPresent()) {
        report("the value of `" + name.text() + "` " + reason.get(), name.span());
        return;
      }
    }
  }

  private void pattern(MapNode parameter) {
    Optional<String> pattern = parameter.text("AllowedPattern");
    if (pattern.isPresent() && !JudgedSyntax.isValid(pattern.get())) {
      Diagnostic invalid =
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`AllowedPattern: " + pattern.get() + "` is not a valid regular expression")
              .at(EntryCheck.value(parameter, "AllowedPattern").orElseThrow().span());
      diagnostics.report(JudgedSyntax.fault(pattern.get()).map(invalid::note).orElse(invalid));
    }
  }

  private void limits(MapNode parameter) {
    for (String limit : List.of("MaxLength", "MaxValue", "MinLength", "MinValue")) {
      Optional<String> number = parameter.text(limit);
      if (number.isPresent() && number.flatMap(ParameterCheck::decimal).isEmpty()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.WRONG_TYPE, "`" + limit + "` must be a number, not `" + number.get() + "`")
                .at(EntryCheck.value(parameter, limit).orElseThrow().span()));
      }
    }
  }

  private void report(String message, Span span) {
    diagnostics.report(Diagnostic.of(Code.PARAMETER_VALUE_REFUSED, message).at(span));
  }

  private static List<String> types() {
    List<String> types = new java.util.ArrayList<>(OF_AWS);
    types.addAll(List.of("String", "Number", "CommaDelimitedList", "List<Number>", "List<String>"));
    types.addAll(Lists.map(OF_AWS, one -> "List<" + one + ">"));
    return types;
  }

  private static boolean isType(String type) {
    if (type.startsWith(IN_STORE) && type.endsWith(">")) {
      String inner = type.substring(IN_STORE.length(), type.length() - 1);
      return isType(inner) && !inner.startsWith(IN_STORE);
    }
    return type.equals("AWS::SSM::Parameter::Name") || types().contains(type);
  }

  /** Why a value cannot be the parameter's. */
  private static Optional<String> refusal(MapNode parameter, String type, String value) {
    boolean list = TemplateKinds.isList(type);
    List<String> items = list ? Arrays.asList(value.split(",", -1)) : List.of(value);
    return Lists.firstPresent(items, item -> refusalOfOne(parameter, type, item.strip()));
  }

  private static Optional<String> refusalOfOne(MapNode parameter, String type, String value) {
    List<String> allowed =
        EntryCheck.value(parameter, "AllowedValues").map(EntryCheck::texts).orElse(List.of());
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      return Optional.of("must be " + Suggestion.oneOf(allowed) + ", not `" + value + "`");
    }
    if (type.contains("Number")) {
      return number(parameter, value);
    }
    Optional<String> pattern = parameter.text("AllowedPattern");
    if (pattern.isPresent() && refuses(pattern.get(), value)) {
      return Optional.of("must match the regular expression `" + pattern.get() + "`");
    }
    BigDecimal length = BigDecimal.valueOf(value.length());
    return outside(parameter, "MinLength", "MaxLength", length, "length");
  }

  private static Optional<String> number(MapNode parameter, String value) {
    Optional<BigDecimal> number = decimal(value);
    return number.isEmpty()
        ? Optional.of("must be a number, not `" + value + "`")
        : outside(parameter, "MinValue", "MaxValue", number.get(), "value");
  }

  private static Optional<String> outside(
      MapNode parameter, String least, String most, BigDecimal number, String what) {
    Optional<BigDecimal> min = parameter.text(least).flatMap(ParameterCheck::decimal);
    Optional<BigDecimal> max = parameter.text(most).flatMap(ParameterCheck::decimal);
    if (min.filter(one -> number.compareTo(one) < 0).isPresent()) {
      return Optional.of("is below the minimum " + what + ", " + min.get());
    }
    return max.filter(one -> number.compareTo(one) > 0)
        .map(one -> "is above the maximum " + what + ", " + one);
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean refuses(String pattern, String value) {
    return JudgedSyntax.isJudged(pattern) && !BoundedText.matches(pattern, value).orElse(true);
  }
}
