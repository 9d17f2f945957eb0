package dev.fargen.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the cases can't show well: conditions that need many others, or each other. */
class PromoterTest {

  @Test
  void whatRefersToSomethingAbsentIsAbsent() {
    Map<String, Value> conditions =
        conditions(
            variant(),
            variant(resource("Queue", "Queue")),
            variant(resource("Queue", "Queue"), resource("Web", "Web", "Queue")));
    assertEquals(own("Queue"), conditions.get("HasQueue"));
    assertEquals(call("And", there("Queue"), own("Web")), conditions.get("HasWeb"));
  }

  @Test
  void whatNeedsEachOtherHasOneCondition() {
    Promotion promotion =
        Promoter.promote(
            List.of(
                variant(),
                variant(
                    resource("A1", "A"),
                    resource("A2", "A", "B1"),
                    resource("B1", "B"),
                    resource("B2", "B", "C1"),
                    resource("C1", "C"),
                    resource("C2", "C", "A1"))));
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
            variant(),
            variant(resource("A", "A")),
            variant(resource("A", "A"), resource("B", "B", "A")),
            variant(resource("A", "A"), resource("B", "B", "A"), resource("C", "C", "A", "B")));
    assertEquals(call("And", there("B"), own("C")), conditions.get("HasC"));
  }

  @Test
  void moreThanTenTermsAreNested() {
    List<Resource> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 10; i < 35; i++) {
      names.add("Queue" + i);
      all.add(resource("Queue" + i, "Queue" + i));
    }
    List<Resource> more = new ArrayList<>(all);
    more.add(resource("Web", "Web", names.toArray(String[]::new)));
    Map<String, Value> conditions =
        conditions(
            variant(),
            variant(all.toArray(Resource[]::new)),
            variant(more.toArray(Resource[]::new)));
    List<Value> terms = new ArrayList<>();
    flatten(conditions.getOrDefault("HasWeb", Value.map()), terms);
    List<Value> expected = new ArrayList<>(names.stream().map(PromoterTest::there).toList());
    expected.add(own("Web"));
    assertEquals(expected, terms);
  }

  @Test
  void whatIsThereInsteadIsThereWhereTheOtherIsNot() {
    Map<String, Value> conditions =
        conditions(
            variant(resource("Small", "Small"), output("Small")),
            variant(resource("Big", "Big"), output("Big")));
    assertEquals(
        call("Or", new Intrinsic("Not", Value.list(there("Big"))), own("Small")),
        conditions.get("HasSmall"));
    assertEquals(own("Big"), conditions.get("HasBig"));
  }

  @Test
  void subAndGetAttAreReferencesToo() {
    assertEquals(Set.of("A", "B"), Intrinsic.sub("${A.Arn}-${!C}-${ B }").mentions());
    assertEquals(Set.of("A"), new Intrinsic("GetAtt", Value.text("A.Arn")).mentions());
    Value variables = Value.map().with("B", "x");
    assertEquals(
        Set.of("A"),
        new Intrinsic("Sub", Value.list(Value.text("${A}${B}"), variables)).mentions());
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
  private static Resource resource(String id, String thing, String... others) {
    Resource.Builder builder = Resource.of(id, "AWS::Some::Thing").condition(thing);
    for (String other : others) {
      builder.property("To" + other, new Intrinsic("Ref", Value.text(other)));
    }
    return builder.build();
  }

  private static Variant variant(Resource... resources) {
    return variant(List.of(), resources);
  }

  private static Variant variant(Resource resource, Output output) {
    return variant(List.of(output), resource);
  }

  private static Output output(String id) {
    return Output.of("Which", "Whichever there is", new Intrinsic("Ref", Value.text(id)));
  }

  private static Variant variant(List<Output> outputs, Resource... resources) {
    List<String> things =
        Arrays.stream(resources).map(one -> one.condition().orElse("")).distinct().toList();
    return new Variant(
        "",
        List.of(),
        Map.of(),
        List.of(),
        Arrays.asList(resources),
        outputs,
        Map.of(),
        Set.copyOf(things));
  }

  private static Value own(String name) {
    return Intrinsic.equal(new Intrinsic("Ref", Value.text("With" + name)), Value.text("true"));
  }

  private static Value there(String name) {
    return new Intrinsic("Condition", Value.text("Has" + name));
  }

  private static Value call(String function, Value... terms) {
    return new Intrinsic(function, Value.list(terms));
  }
}
