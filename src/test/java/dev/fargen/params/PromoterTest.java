package dev.fargen.params;

import static dev.fargen.params.Expressions.call;
import static dev.fargen.params.Expressions.own;
import static dev.fargen.params.Expressions.there;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the cases can't show well: conditions that need many others, or each other. */
class PromoterTest {

  @Test
  void whatRefersToSomethingAbsentIsAbsent() {
    Map<String, Value> conditions =
        conditions(
            variant(List.of()),
            variant(List.of(resource("Queue", "Queue"))),
            variant(List.of(resource("Queue", "Queue"), resource("Web", "Web", "Queue"))));
    assertEquals(own("Queue"), conditions.get("HasQueue"));
    assertEquals(call("And", there("Queue"), own("Web")), conditions.get("HasWeb"));
  }

  @Test
  void whatNeedsEachOtherHasOneCondition() {
    Promotion promotion =
        Promoter.promote(
            List.of(
                variant(List.of()),
                variant(
                    List.of(
                        resource("A1", "A"),
                        resource("A2", "A", "B1"),
                        resource("B1", "B"),
                        resource("B2", "B", "C1"),
                        resource("C1", "C"),
                        resource("C2", "C", "A1")))));
    assertEquals(1, promotion.conditions().size());
    String only = promotion.conditions().get(0).id();
    for (Resource resource : promotion.resources()) {
      assertEquals(only, resource.condition().orElse(""), resource.id());
    }
    assertEquals(
        List.of("With" + only.substring(3)), List.copyOf(promotion.values().get(0).keySet()));
  }

  @Test
  void aConditionAsksForEachOnlyOnce() {
    Map<String, Value> conditions =
        conditions(
            variant(List.of()),
            variant(List.of(resource("A", "A"))),
            variant(List.of(resource("A", "A"), resource("B", "B", "A"))),
            variant(
                List.of(
                    resource("A", "A"), resource("B", "B", "A"), resource("C", "C", "A", "B"))));
    assertEquals(call("And", there("B"), own("C")), conditions.get("HasC"));
  }

  @Test
  void moreThanTenTermsAreNested() {
    List<Emitted<Resource>> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 10; i < 35; i++) {
      names.add("Queue" + i);
      all.add(resource("Queue" + i, "Queue" + i));
    }
    List<Emitted<Resource>> more = new ArrayList<>(all);
    more.add(resource("Web", "Web", names.toArray(String[]::new)));
    Map<String, Value> conditions = conditions(variant(List.of()), variant(all), variant(more));
    List<Value> terms = new ArrayList<>();
    flatten(conditions.getOrDefault("HasWeb", Value.map()), terms);
    List<Value> expected = new ArrayList<>(names.stream().map(Expressions::there).toList());
    expected.add(own("Web"));
    assertEquals(expected, terms);
  }

  @Test
  void whatIsThereInsteadIsThereWhereTheOtherIsNot() {
    Map<String, Value> conditions =
        conditions(
            variant(resource("Small", "Small"), output("Small")),
            variant(resource("Big", "Big"), output("Big")));
    assertEquals(call("Or", call("Not", there("Big")), own("Small")), conditions.get("HasSmall"));
    assertEquals(own("Big"), conditions.get("HasBig"));
  }

  @Test
  void itemsAreToldApartByTheKeyOfTheirList() {
    Promotion promotion =
        promote(
            new ItemsBy("Name", List.of(named("a", 1), named("b", 2))),
            new ItemsBy("Name", List.of(named("b", 3))));
    assertEquals(
        Value.list(
            Intrinsic.when("HasApiItemsA", named("a", 1), Intrinsic.NO_VALUE),
            named("b", 0).with("Size", new Intrinsic("Ref", Value.text("ApiItemsBSize")))),
        items(promotion));
  }

  @Test
  void withoutAKeyTheItemsThatDifferAreOthers() {
    Promotion promotion =
        promote(Value.list(named("a", 1), named("b", 2)), Value.list(named("a", 1), named("b", 3)));
    assertEquals(
        Value.list(
            named("a", 1),
            Intrinsic.when("HasApiItemsItem", named("b", 3), Intrinsic.NO_VALUE),
            Intrinsic.when("HasApiItemsItem2", named("b", 2), Intrinsic.NO_VALUE)),
        items(promotion));
  }

  @Test
  void whatIsSilentIsInNoName() {
    Promotion promotion =
        promote(
            new Silent(new ItemsBy("Name", List.of(named("b", 2)))),
            new Silent(new ItemsBy("Name", List.of(named("b", 3)))));
    assertEquals(Map.of("ApiBSize", "2"), promotion.values().get(0));
  }

  @Test
  void theParameterHasTheWordsOfTheCause() {
    Cause cause = new Cause.Part("Extra", "Adds something more");
    Promotion promotion = promote(Intrinsic.NO_VALUE, new Block(cause, true, Value.text("x")));

    assertEquals(Intrinsic.when("HasExtra", Value.text("x"), Intrinsic.NO_VALUE), items(promotion));
    assertEquals(
        List.of("Adds something more"),
        promotion.parameters().stream().map(Parameter::description).toList());
  }

  @Test
  void aBlockIsEitherThereOrSomethingElse() {
    Cause cause = new Cause.Part("Extra", "Adds something more");
    Value here = new Setting(Parameter.of("Here", ParameterType.STRING, "Here"), Value.text("a"));
    Value too = new Setting(Parameter.of("Here", ParameterType.STRING, "Here"), Value.text("b"));
    Promotion promotion =
        Promoter.promote(
            List.of(
                withItems(new Block(cause, true, here)),
                withItems(new Block(cause, true, too)),
                withItems(new Block(cause, false, Value.text("c")))));

    assertEquals(
        Intrinsic.when("HasExtra", new Intrinsic("Ref", Value.text("Here")), Value.text("c")),
        items(promotion));
    assertEquals(Map.of("Here", "", "WithExtra", "false"), promotion.values().get(2));
  }

  @Test
  void aValueSaysWhatItDoes() {
    Promotion promotion =
        promote(Value.map(), Value.map().with("Size", new Told("Sets the size", Value.number(1))));

    assertEquals(List.of("Sets the size"), descriptions(promotion));
    assertEquals(List.of("WithApiItemsSize"), List.copyOf(promotion.values().get(0).keySet()));
  }

  @Test
  void withoutWordsThePlaceIsDescribed() {
    Value one = new ItemsBy("Name", List.of(named("a", 1).with("Color", "red")));
    Value other = new ItemsBy("Name", List.of(named("a", 1), named("b", 2)));

    assertEquals(
        List.of("Sets Color of a in ApiTask", "Adds b to Items in ApiTask"),
        descriptions(promote(one, other)));
    assertEquals(
        List.of("Adds an item to Items in ApiTask"),
        descriptions(promote(Value.texts("a", "b"), Value.texts("a", "b", "c"))));
  }

  @Test
  void propertiesThatTakeEachOthersPlaceShareACondition() {
    Promotion promotion =
        promote(
            Value.map().with("Metrics", "m").with("Same", 1),
            Value.map().with("MetricName", "n").with("Period", 60).with("Same", 1));
    String only = "HasApiItemsMetricName";

    assertEquals(
        Value.map()
            .with("MetricName", Intrinsic.when(only, Value.text("n"), Intrinsic.NO_VALUE))
            .with("Period", Intrinsic.when(only, Value.number(60), Intrinsic.NO_VALUE))
            .with("Metrics", Intrinsic.when(only, Intrinsic.NO_VALUE, Value.text("m")))
            .with("Same", 1),
        items(promotion));
    assertEquals(
        List.of("Sets MetricName and Period in ApiTask instead of Metrics"),
        descriptions(promotion));
  }

  @Test
  void aParameterThatIsNotUsedEverywhereHasNoDefault() {
    Parameter vpc = Parameter.of("VpcId", ParameterType.VPC_ID, "VPC of the tasks");
    Variant uses =
        new Variant(List.of(vpc), Map.of("VpcId", "vpc-1a2b3c4d"), List.of(), List.of(), List.of());
    Promotion promotion = Promoter.promote(List.of(uses, variant(List.of())));

    assertEquals(
        List.of(
            Parameter.of("VpcId", ParameterType.STRING, "VPC of the tasks (empty if not used)")),
        promotion.parameters());
    assertEquals(List.of(Map.of("VpcId", "vpc-1a2b3c4d"), Map.of("VpcId", "")), promotion.values());
  }

  @Test
  void aCommentSaysWhatDependsOnTheEnvironment() {
    assertEquals(
        List.of("Listener.", "Depending on the environment:", "Gets 404.", "Redirects."),
        comment(List.of("Listener.", "Gets 404."), List.of("Listener.", "Redirects.")));
    assertEquals(
        List.of("Listener.", "Depending on the environment:", "Redirects."),
        comment(List.of("Listener."), List.of("Listener.", "Redirects.")));
    assertEquals(
        List.of("Role: writes logs, reads secrets."),
        comment(List.of("Role: writes logs."), List.of("Role: writes logs, reads secrets.")));
  }

  private static List<String> comment(List<String> one, List<String> other) {
    List<Variant> variants = new ArrayList<>();
    for (List<String> sentences : List.of(one, other)) {
      Resource resource = Resource.of("A", "AWS::X::Y").build().commented(sentences);
      variants.add(variant(List.of(emitted(resource))));
    }
    return Promoter.promote(variants).resources().get(0).comment();
  }

  @Test
  void aNoteJoinsTheParenthesesOfADescription() {
    Parameter cpu = Parameter.of("Cpu", ParameterType.NUMBER, "CPU units (1024 = 1 vCPU)");
    Variant uses = new Variant(List.of(cpu), Map.of("Cpu", "256"), List.of(), List.of(), List.of());

    assertEquals(
        List.of("CPU units (1024 = 1 vCPU; 0 if not used)"),
        descriptions(Promoter.promote(List.of(variant(List.of()), uses))));
  }

  @Test
  void aNumberThatIsNotUsedIsZero() {
    Parameter size = Parameter.of("Size", ParameterType.NUMBER, "GiB");
    Parameter one =
        Parameter.of("One", ParameterType.STRING, "One").withAllowedValues(List.of("a"));
    Variant uses =
        new Variant(
            List.of(size, one), Map.of("Size", "5", "One", "a"), List.of(), List.of(), List.of());
    Promotion promotion = Promoter.promote(List.of(variant(List.of()), uses));

    assertEquals(List.of("GiB (0 if not used)", "One"), descriptions(promotion));
    assertEquals(Map.of("Size", "0", "One", "a"), promotion.values().get(0));
  }

  private static List<String> descriptions(Promotion promotion) {
    return promotion.parameters().stream().map(Parameter::description).toList();
  }

  /** The same resource with these values in two environments. */
  private static Promotion promote(Value one, Value other) {
    return Promoter.promote(List.of(withItems(one), withItems(other)));
  }

  private static Variant withItems(Value items) {
    Resource task = Resource.of("ApiTask", "AWS::Some::Task").property("Items", items).build();
    return variant(List.of(emitted(task)));
  }

  @Test
  void anExportNameThatDiffersIsAParameter() {
    Promotion promotion =
        Promoter.promote(List.of(exporting(Optional.of("a")), exporting(Optional.of("b"))));

    assertEquals(
        Optional.of(new Intrinsic("Ref", Value.text("WhichExport"))),
        promotion.outputs().get(0).exportName());
    assertEquals(Map.of("WhichExport", "b"), promotion.values().get(1));
  }

  @Test
  void whetherAnOutputIsExportedCannotDiffer() {
    List<Variant> variants = List.of(exporting(Optional.of("a")), exporting(Optional.empty()));

    CannotVary fault = assertThrows(CannotVary.class, () -> Promoter.promote(variants));

    assertEquals("Export", fault.what());
    assertEquals("Which", fault.id());
  }

  @Test
  void whatIsTakenElsewhereIsNoNameOfACondition() {
    Promotion promotion =
        Promoter.promote(
            List.of(variant(List.of()), variant(List.of(resource("Queue", "Queue")))),
            Set.of("WithQueue"));

    assertEquals("HasQueue2", promotion.conditions().get(0).id());
  }

  private static Variant exporting(Optional<String> name) {
    Output output =
        new Output(
            "Which", "", Value.text("x"), Optional.empty(), name.map(text -> Value.text(text)));
    return variant(emitted(Resource.of("One", "AWS::Some::Thing").build()), output);
  }

  private static Emitted<Resource> emitted(Resource resource) {
    return new Emitted<>(resource, new Origin(Span.START, Optional.empty()), Optional.empty());
  }

  private static Mapping named(String name, long size) {
    return Value.map().with("Name", name).with("Size", size);
  }

  private static Value items(Promotion promotion) {
    return promotion.resources().get(0).properties().entries().getOrDefault("Items", Value.map());
  }

  private static void flatten(Value value, List<Value> terms) {
    if (value instanceof Intrinsic call && call.name().equals("And")) {
      List<Value> items = ((Sequence) call.argument()).items();
      assertTrue(items.size() >= 2 && items.size() <= 10, items.size() + " terms");
      items.forEach(item -> flatten(item, terms));
    } else {
      terms.add(value);
    }
  }

  private static Map<String, Value> conditions(Variant... variants) {
    Map<String, Value> conditions = new LinkedHashMap<>();
    Promoter.promote(Arrays.asList(variants))
        .conditions()
        .forEach(condition -> conditions.put(condition.id(), condition.expression()));
    return conditions;
  }

  /** A resource of the thing that refers to those others. */
  private static Emitted<Resource> resource(String id, String thing, String... others) {
    Resource.Builder builder = Resource.of(id, "AWS::Some::Thing");
    for (String other : others) {
      builder.property("To" + other, new Intrinsic("Ref", Value.text(other)));
    }
    Cause.Thing owner = new Cause.Thing(thing, "the thing " + thing);
    return new Emitted<>(
        builder.build(), new Origin(Span.START, Optional.of(owner)), Optional.empty());
  }

  private static Variant variant(List<Emitted<Resource>> resources) {
    return new Variant(List.of(), Map.of(), List.of(), resources, List.of());
  }

  private static Variant variant(Emitted<Resource> resource, Output output) {
    Emitted<Output> emitted =
        new Emitted<>(output, new Origin(Span.START, Optional.empty()), Optional.empty());
    return new Variant(List.of(), Map.of(), List.of(), List.of(resource), List.of(emitted));
  }

  private static Output output(String id) {
    return Output.of("Which", "Whichever there is", new Intrinsic("Ref", Value.text(id)));
  }
}
