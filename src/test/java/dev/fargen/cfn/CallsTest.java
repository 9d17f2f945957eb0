package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.Calls.Fault;
import dev.fargen.testing.CfnValues;
import dev.fargen.testing.CfnYaml;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function takes, and what not, as "Intrinsic function reference" has it. */
class CallsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!And [!Condition A, !Condition B]",
        "!And [Condition: A, !Not [!Equals [a, b]], !Or [!Condition A, !Condition B]]",
        "!Base64 text",
        "Fn::Base64: !Sub '${A}'",
        "Fn::Base64: !Select [0, [a]]",
        "!Cidr [10.0.0.0/16, 6]",
        "!Cidr [!GetAtt Vpc.CidrBlock, 256, '8']",
        "!Cidr [!Select [0, !GetAtt Vpc.CidrBlocks], !Ref Count, !Ref Bits]",
        "!Condition A",
        "!Equals [a, !Ref B]",
        "!Equals [1, true]",
        "!Equals [!Join ['', [a, !Ref B]], !FindInMap [A, b, c]]",
        "!FindInMap [A, b, c]",
        "!FindInMap [!Ref A, !Ref 'AWS::Region', !FindInMap [A, b, c]]",
        "!GetAZs ''",
        "!GetAZs eu-west-1",
        "Fn::GetAZs: !Ref 'AWS::Region'",
        "Fn::GetAZs: {Ref: 'AWS::Region'}",
        "!GetAtt A.Arn",
        "!GetAtt A.Endpoint.Address",
        "!GetAtt [A, Endpoint.Address]",
        "!GetAtt [A, !Ref Attribute]",
        "!If [A, b, !Ref 'AWS::NoValue']",
        "!If [A, {b: c}, [d]]",
        "!ImportValue a",
        "Fn::ImportValue: !Sub '${A}-b'",
        "Fn::ImportValue: !Join ['-', [!Ref A, b]]",
        "!Join ['', [a, !Ref B, !GetAtt C.Arn, 5]]",
        "!Join [',', []]",
        "!Join [',', !Ref List]",
        "!Join [',', !GetAZs '']",
        "!Join [',', !If [A, [b], !Split ['|', c]]]",
        "!Not [!Condition A]",
        "!Not [Condition: A]",
        "!Or [!Equals [a, b], !Equals [a, c]]",
        "!Ref A",
        "Ref: AWS::StackName",
        "!Select [0, [a, b]]",
        "!Select ['1', [a, !Ref B]]",
        "!Select [!Ref Index, !Ref List]",
        "!Select [!FindInMap [A, b, c], !GetAtt A.List]",
        "!Select [2, !Split [',', !ImportValue a]]",
        "!Select [2, !GetAZs '']",
        "!Select [2, !Cidr [!GetAtt Vpc.CidrBlock, 6, 8]]",
        "!Select [0, [{a: b}]]",
        "!Split [',', 'a,b']",
        "!Split [',', !GetAtt A.List]",
        "!Split [',', !Join ['', [a, b]]]",
        "!Sub '${A} ${B.Arn} ${!C}'",
        "!Sub ['${a}', {a: !Ref A, b: !GetAtt B.Arn, c: d}]",
        "Fn::Other: [any, {thing: !Ref A}]"
      })
  void takesWhatIsDocumented(String call) {
    assertEquals(List.of(), words(call, false));
    assertEquals(List.of(), words(call, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!And [!Condition A]                  | /Fn::And a list of 2 to 10 conditions",
        "!And [!Condition A, !Ref B]          | /Fn::And/1 a condition as its second item",
        "!And [!Condition A, {Condition: B, C: d}] | /Fn::And/1 a condition as its second item",
        "!Base64 [a]                          | /Fn::Base64 a string",
        "Fn::Base64: !GetAZs ''               | /Fn::Base64 a string",
        "!Cidr [10.0.0.0/16]                  | /Fn::Cidr a list of 2 or 3 items (a CIDR block, a count and host bits)",
        "!Cidr [10.0.0.0/16, 6, 8, 8]         | /Fn::Cidr a list of 2 or 3 items (a CIDR block, a count and host bits)",
        "!Cidr [[10.0.0.0/16], 6]             | /Fn::Cidr/0 a string as its first item",
        "!Cidr [10.0.0.0/16, 257]             | /Fn::Cidr/1 an integer from 1 to 256 as its second item!",
        "!Cidr [10.0.0.0/16, six, 0]          | /Fn::Cidr/1 an integer from 1 to 256 as its second item, /Fn::Cidr/2 an integer from 1 to 128 as its third item!",
        "!Condition [A]                       | /Condition a condition name",
        "!Equals [a]                          | /Fn::Equals a list of 2 values",
        "!Equals [a, [b]]                     | /Fn::Equals/1 a single value as its second item",
        "!Equals [{a: b}, b]                  | /Fn::Equals/0 a single value as its first item",
        "!FindInMap [A, b]                    | /Fn::FindInMap a list of 3 items (a mapping and two keys)",
        "!FindInMap A.b.c                     | /Fn::FindInMap a list of 3 items (a mapping and two keys)",
        "!FindInMap [A, b, [c]]               | /Fn::FindInMap/2 a string as its third item",
        "!GetAZs [a]                          | /Fn::GetAZs a string",
        "!GetAtt [A]                          | /Fn::GetAtt a list of 2 items (a resource and an attribute)",
        "!GetAtt [A, B, C]                    | /Fn::GetAtt a list of 2 items (a resource and an attribute)",
        "!GetAtt [!Ref A, B]                  | /Fn::GetAtt/0 a name as its first item",
        "!GetAtt {A: B}                       | /Fn::GetAtt `Resource.Attribute`",
        "!If [A, b]                           | /Fn::If a list of 3 items (a condition name and two values)",
        "!If [[A], b, c]                      | /Fn::If/0 a condition name as its first item",
        "!If [!Equals [a, b], c, d]           | /Fn::If/0 a condition name as its first item",
        "!ImportValue {}                      | /Fn::ImportValue a string",
        "!ImportValue [a]                     | /Fn::ImportValue a string",
        "Fn::ImportValue: !Split [a, b]       | /Fn::ImportValue a string",
        "!Join []                             | /Fn::Join a list of 2 items (a delimiter and a list of strings)",
        "!Join ['', a]                        | /Fn::Join/1 a list of strings as its second item",
        "!Join ['', !Sub a]                   | /Fn::Join/1 a list of strings as its second item",
        "!Join ['', [a, [b]]]                 | /Fn::Join/1/1 a string in its list",
        "!Join ['', [!Split [a, b]]]          | /Fn::Join/1/0 a string in its list",
        "!Join [!Ref A, [b]]                  | /Fn::Join/0 a literal string as its first item",
        "!Not [!Condition A, !Condition B]    | /Fn::Not a list of 1 condition",
        "!Not [A]                             | /Fn::Not/0 a condition",
        "!Or []                               | /Fn::Or a list of 2 to 10 conditions",
        "!Ref [A]                             | /Ref the name of a parameter or resource",
        "Ref: !Sub A                          | /Ref the name of a parameter or resource",
        "!Ref ''                              | /Ref the name of a parameter or resource!",
        "!Select [5, [a, b]]                  | /Fn::Select/0 an index from 0 to 1!",
        "!Select [0, []]                      | /Fn::Select/1 a list with at least one item!",
        "!Select [-1, [a]]                    | /Fn::Select/0 an integer as its first item",
        "!Select [a, [a]]                     | /Fn::Select/0 an integer as its first item",
        "!Select [99999999999, [a]]           | /Fn::Select/0 an integer as its first item",
        "!Select [0, a]                       | /Fn::Select/1 a list as its second item",
        "!Select [0, !ImportValue a]          | /Fn::Select/1 a list as its second item",
        "!Select [0]                          | /Fn::Select a list of 2 items (an index and a list)",
        "!Split ','                           | /Fn::Split a list of 2 items (a delimiter and a string)",
        "!Split [!Ref A, b]                   | /Fn::Split/0 a literal string as its first item",
        "!Split [',', [a]]                    | /Fn::Split/1 a string as its second item",
        "!Sub []                              | /Fn::Sub a string, or a list of a string and a map of variables",
        "!Sub ['${A}']                        | /Fn::Sub a string, or a list of a string and a map of variables",
        "!Sub [a, b]                          | /Fn::Sub/1 a map of variables as its second item",
        "!Sub ['${a}', {a: [b]}]              | /Fn::Sub/1/a a string for each variable",
        "!Sub [!Ref A, {}]                    | /Fn::Sub/0 a literal string as its first item",
        "!Sub {a: b}                          | /Fn::Sub a string, or a list of a string and a map of variables",
        "{a: [!Sub [], !Join []]}             | /a/0/Fn::Sub a string, or a list of a string and a map of variables, /a/1/Fn::Join a list of 2 items (a delimiter and a list of strings)"
      })
  void saysWhatIsWrong(String call, String faults) {
    assertEquals(faults, String.join(", ", words(call, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Vpc", ".Arn", "Vpc.", ""})
  void anAttributeIsOfAResource(String written) {
    Intrinsic call = new Intrinsic("GetAtt", Value.text(written));
    List<Fault> faults = Calls.faults(call, true);
    assertEquals(List.of("/Fn::GetAtt `Resource.Attribute`!"), words(faults));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!FindInMap [A, b, c, DefaultValue: [d]]",
        "Ref: !Sub A",
        "!GetAtt [!Ref A, B]",
        "!GetAtt [!Sub A, !Sub B]"
      })
  void languageExtensionsComputeNames(String call) {
    assertTrue(!words(call, false).isEmpty());
    assertEquals(List.of(), words(call, true));
    assertEquals(
        List.of("/Fn::FindInMap/3 a map with `DefaultValue` as its fourth item"),
        words("!FindInMap [A, b, c, Default: d]", true));
  }

  /** No function is forgotten in the tables above. */
  @Test
  void everyFunctionGetsWhatItDoesNotTake() {
    Set<String> faulty =
        Arrays.stream(Function.values())
            .filter(one -> Function.NAMES.contains(one.word()))
            .filter(
                one ->
                    !Calls.faults(new Intrinsic(one.word(), Value.list(Value.list())), false)
                        .isEmpty())
            .map(Function::word)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Function.NAMES), faulty);
  }

  private static List<String> words(String call, boolean extended) {
    return words(Calls.faults(CfnValues.of(CfnYaml.read(call)), extended));
  }

  private static List<String> words(List<Fault> faults) {
    return faults.stream().map(CallsTest::words).toList();
  }

  private static String words(Fault fault) {
    return "/"
        + String.join("/", fault.path().steps())
        + " "
        + fault.wanted()
        + (fault.ofKind() ? "!" : "");
  }
}
