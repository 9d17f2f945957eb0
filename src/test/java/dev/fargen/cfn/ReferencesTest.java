package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.cfn.Path.Branch;
import dev.fargen.cfn.Reference.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {
  private static final Value REF = new Intrinsic("Ref", Value.text("A"));

  @ParameterizedTest
  @MethodSource
  void findsWhatIsMentioned(Value value, List<String> mentions) {
    assertEquals(mentions, References.of(value).stream().map(ReferencesTest::words).toList());
  }

  static Stream<Arguments> findsWhatIsMentioned() {
    return Stream.of(
        Arguments.of(REF, List.of("VALUE A /Ref")),
        Arguments.of(new Intrinsic("Ref", Value.map()), List.of()),
        Arguments.of(call("Condition", Value.text("A")), List.of("CONDITION A /Condition")),
        Arguments.of(call("GetAtt", Value.text("A.B.C")), List.of("RESOURCE A.B.C /Fn::GetAtt")),
        Arguments.of(call("GetAtt", Value.text("A")), List.of("VALUE A /Fn::GetAtt")),
        Arguments.of(call("GetAtt", Value.texts("A", "B")), List.of("RESOURCE A.B /Fn::GetAtt")),
        Arguments.of(
            call("GetAtt", Value.list(Value.text("B"), REF)),
            List.of("RESOURCE B /Fn::GetAtt", "VALUE A /Fn::GetAtt/1/Ref")),
        Arguments.of(
            Intrinsic.when("C", REF, Value.text("A")),
            List.of("CONDITION C /Fn::If/0", "VALUE A /Fn::If/1/Ref")),
        Arguments.of(
            call("FindInMap", Value.list(Value.text("M"), REF, Value.text("A"))),
            List.of("MAPPING M /Fn::FindInMap/0", "VALUE A /Fn::FindInMap/1/Ref")),
        Arguments.of(Intrinsic.importValue(Value.text("A")), List.of()),
        Arguments.of(
            Intrinsic.not(Value.map().with("Condition", "C")),
            List.of("CONDITION C /Fn::Not/0/Condition")),
        Arguments.of(Value.map().with("Condition", "C"), List.of()),
        Arguments.of(
            Value.map().with("a", Value.list(Value.text("x"), REF)).with("Ref", "B"),
            List.of("VALUE A /a/1/Ref")));
  }

  @ParameterizedTest
  @MethodSource
  void findsWhatStandsInATextOfSub(Value argument, List<String> mentions) {
    assertEquals(
        mentions,
        References.of(call("Sub", argument)).stream().map(ReferencesTest::words).toList());
  }

  static Stream<Arguments> findsWhatStandsInATextOfSub() {
    Value own = Value.map().with("A", "a").with("B", REF);
    return Stream.of(
        Arguments.of(
            Value.text("${A}-${ B.Arn }-${!C}-${}-${D"),
            List.of("VALUE A /Fn::Sub 0+4", "RESOURCE B.Arn /Fn::Sub 5+10")),
        Arguments.of(
            Value.list(Value.text("\uD83D\uDE00${C}${A}"), own),
            List.of("VALUE C /Fn::Sub/0 1+4", "VALUE A /Fn::Sub/1/B/Ref")),
        Arguments.of(Value.texts("${A}"), List.of("VALUE A /Fn::Sub/0 0+4")),
        Arguments.of(Value.texts("${A}", "A"), List.of("VALUE A /Fn::Sub/0 0+4")),
        Arguments.of(Value.list(), List.of()),
        Arguments.of(Value.list(REF), List.of("VALUE A /Fn::Sub/0/Ref")));
  }

  @Test
  void leavesOutWhatIsMentionedInTheArgumentsOfACall() {
    Intrinsic call = call("GetAtt", Value.list(Value.text("B"), REF));
    assertEquals(
        List.of("RESOURCE B /Fn::GetAtt"),
        References.ofCall(call).stream().map(ReferencesTest::words).toList());
  }

  @Test
  void saysWhichBranchesLeadThere() {
    Value choice =
        Intrinsic.when("Outer", Value.text("x"), Value.list(Intrinsic.when("Inner", REF, REF)));
    assertEquals(
        List.of(
            List.of(),
            List.of(new Branch("Outer", false)),
            List.of(new Branch("Inner", true), new Branch("Outer", false)),
            List.of(new Branch("Inner", false), new Branch("Outer", false))),
        References.of(choice).stream().map(one -> one.path().branches()).toList());
  }

  @Test
  void findsWhatAWholeTemplateMentions() {
    Value declaration =
        Value.map()
            .with("Type", "AWS::SNS::Topic")
            .with("Condition", "C")
            .with("DependsOn", Value.texts("B", "D"))
            .with("Properties", Value.map().with("DependsOn", "no").with("DisplayName", REF));
    Mapping content =
        Value.map()
            .with("Conditions", Value.map().with("C", Intrinsic.equal(REF, Value.text("x"))))
            .with("Resources", Value.map().with("R", declaration))
            .with(
                "Outputs", Value.map().with("O", new Mapping(Map.of("Condition", Value.text("C")))))
            .with("Metadata", Value.map().with("M", REF));
    assertEquals(
        List.of(
            "VALUE A /Conditions/C/Fn::Equals/0/Ref",
            "CONDITION C /Resources/R/Condition",
            "RESOURCE B /Resources/R/DependsOn/0",
            "RESOURCE D /Resources/R/DependsOn/1",
            "VALUE A /Resources/R/Properties/DisplayName/Ref",
            "CONDITION C /Outputs/O/Condition"),
        References.of(new Document(List.of(), content, Map.of())).stream()
            .map(ReferencesTest::words)
            .toList());
  }

  private static Intrinsic call(String name, Value argument) {
    return new Intrinsic(name, argument);
  }

  private static String words(Reference reference) {
    Optional<Part> part = reference.part();
    return reference.kind()
        + " "
        + reference.name()
        + reference.attribute().map(attribute -> "." + attribute).orElse("")
        + " /"
        + String.join("/", reference.path().steps())
        + part.map(one -> " " + one.offset() + "+" + one.length()).orElse("");
  }
}
