package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceTest {

  @Test
  void attributesStandBesideThePropertiesAndBeforeThem() {
    Resource thing =
        Resource.of("Thing", "AWS::Some::Thing")
            .property("Name", "thing")
            .attribute("UpdatePolicy", Value.map().with("A", 1))
            .dependsOn("Other")
            .deletionPolicy("RetainExceptOnCreate")
            .build();
    thing = thing.with(thing.properties(), Optional.of("IsIt"), thing.dependsOn());
    assertEquals(
        List.of(
            "Type",
            "Condition",
            "DependsOn",
            "UpdatePolicy",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "Properties"),
        List.copyOf(thing.declaration().entries().keySet()));
    assertEquals(Value.text("Retain"), thing.declaration().entries().get("UpdateReplacePolicy"));
  }
}
