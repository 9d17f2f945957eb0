package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.cfn.Value;
import dev.fargen.diag.SourceFile;
import dev.fargen.params.Cause;
import dev.fargen.params.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompilationTest {

  private static final String SPEC =
      """
      name: shop
      queues:
        orders: {}
      workloads:
        api:
          image: example/shop:1
          cpu: 256
          memory: 512
          user: "1000:1000"
          read_only: true
      resources:
        Topic: {Type: AWS::SNS::Topic}
      patches:
        - {op: add, path: /Resources/Topic/Properties, value: {TopicName: shop}}
      environments:
        dev: {parameters: {VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}}
        prod: {parameters: {VpcId: vpc-2b3c4d5e, SubnetIds: [subnet-2fd84335]}}
      """;

  private final Compilation compilation = Compiler.compile(new SourceFile("shop.yml", SPEC));

  @Test
  void keepsTheTemplateThatItPrints() {
    assertEquals(TemplatePrinter.print(compilation.template()), compilation.text());
    assertEquals(
        Value.map()
            .with("Type", "AWS::SNS::Topic")
            .with("Properties", Value.map().with("TopicName", "shop")),
        compilation.template().section("Resources").get("Topic"));
  }

  @Test
  void namesItsFiles() {
    assertEquals(List.of("shop.template.yml"), List.copyOf(compilation.templates().keySet()));
    assertEquals(
        List.of("shop.dev.params.json", "shop.prod.params.json"),
        List.copyOf(compilation.params().keySet()));
  }

  @Test
  void knowsWhatEachResourceBelongsTo() {
    assertEquals(Optional.of("the orders queue"), owner("OrdersQueue"));
    assertEquals(Optional.of("the workload api"), owner("ApiService"));
    assertEquals(Optional.empty(), owner("Topic"));
  }

  @Test
  void knowsWhereEachResourceCameFrom() {
    for (String id : compilation.template().section("Resources").keySet()) {
      assertTrue(compilation.origins().containsKey(id), id);
    }
    assertEquals(12, origin("Topic").span().line());
  }

  private Optional<String> owner(String id) {
    return origin(id).owner().map(Cause.Thing::noun);
  }

  private Origin origin(String id) {
    return Objects.requireNonNull(compilation.origins().get(id), id);
  }
}
