package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.ListOf;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each key either takes a reference, or says that it does not. */
class ReferencesInKeysTest {

  private static final Span PLACE = new Span(1, 1, 1, 8);
  private static final ScalarNode REFERENCE = new ScalarNode("${Name}", true, PLACE);

  /** Where {@code ${Name}} is text like any other. */
  private static final Set<String> AS_WRITTEN =
      Set.of(
          "allow",
          "environments.<name>.allow",
          "environments.<name>.parameters",
          "outputs.<name>.Description",
          "parameters.<name>.allowed",
          "parameters.<name>.pattern",
          "patches[].path",
          "pipeline.parameters",
          "workloads.<name>.allow");

  @TestFactory
  Stream<DynamicTest> aReferenceIsTakenOrRefusedAsOne() {
    return KeyPlace.all().stream()
        .filter(place -> !AS_WRITTEN.contains(place.path()))
        .map(place -> dynamicTest(place.path(), () -> check(place)));
  }

  private static void check(KeyPlace place) {
    for (Node value : values(place.key().form())) {
      Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", "${Name}"));
      ParameterUses uses = new ParameterUses();
      MapNode none = new MapNode(Map.of(), PLACE);
      Object read =
          place.key().form().read(value, new Reading(diagnostics, place.key().name(), none, uses));
      List<String> said = diagnostics.inFileOrder().stream().map(Diagnostic::message).toList();
      if (said.isEmpty()) {
        assertTrue(
            uses.all().containsKey("Name") || place.key().form().bare() instanceof Form.Anything,
            () -> "reads it as " + read);
      } else {
        assertEquals(1, said.size(), said::toString);
        assertTrue(
            said.get(0).endsWith(" must not contain a reference")
                || said.get(0).endsWith(", not a reference"),
            said::toString);
      }
    }
  }

  /** The reference itself, in a list, and under a name, where the form may have one. */
  private static List<Node> values(Form<?> form) {
    List<Node> values = new ArrayList<>(List.of(REFERENCE));
    for (Form<?> one : withParts(form.bare(), new HashSet<>())) {
      if (one instanceof ListOf<?>) {
        values.add(new ListNode(List.of(REFERENCE), PLACE));
      } else if (one instanceof MapOf<?> map) {
        String any =
            Stream.of("x", "nofile", "AWS::SNS::Topic")
                .filter(name -> name.matches(map.names().pattern()))
                .findFirst()
                .orElseThrow();
        ScalarNode name = new ScalarNode(any, true, PLACE);
        values.add(new MapNode(Map.of(any, new MapNode.Entry(name, REFERENCE)), PLACE));
      }
    }
    return values;
  }

  private static List<Form<?>> withParts(Form<?> form, Set<Form<?>> seen) {
    List<Form<?>> all = new ArrayList<>();
    if (seen.add(form)) {
      all.add(form);
      if (!(form instanceof ListOf<?>) && !(form instanceof MapOf<?>)) {
        form.parts().forEach(part -> all.addAll(withParts(part.form().bare(), seen)));
      }
    }
    return all;
  }

  @Test
  void theExceptionsAreKeys() {
    Set<String> missing = new TreeSet<>(AS_WRITTEN);
    KeyPlace.all().forEach(place -> missing.remove(place.path()));
    assertEquals(Set.of(), missing);
  }
}
