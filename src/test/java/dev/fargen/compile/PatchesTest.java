package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths of patches, by RFC 6901. */
class PatchesTest {
  private static final String SPEC =
      """
      resources:
        Thing:
          Type: AWS::SNS::Topic
          Metadata: {a/b: 1, c~d: 2, "~1": 3, "": 4, "0": 5, list: [6, 7], Fn: {"Fn::Sub": "${AWS::Region}"}}
      patches:
        - {op: %s, path: "/Resources/Thing/Metadata%s"%s}
      """;
  private static final String VALUE = ", value: new";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /a~1b       | a~1b
          /c~0d       | c~0d
          /~01        | ~01
          /           | ''
          /0          | 0
          /list/1     | list/1
          """)
  void leadsThere(String path, String key) {
    String pointer = "Resources/Thing/Metadata/" + key.replace("''", "");

    assertEquals("'new'", Compiled.of(spec("replace", path, VALUE)).at(pointer));
    assertEquals("", Compiled.of(spec("remove", path, "")).at(pointer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /list/0     | ['new',6,7]
          /list/1     | [6,'new',7]
          /list/2     | [6,7,'new']
          /list/-     | [6,7,'new']
          """)
  void insertsBefore(String path, String list) {
    assertEquals(list, Compiled.of(spec("add", path, VALUE)).at("Resources/Thing/Metadata/list"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          replace | /‹a›/b     | `a` does not exist in `/Resources/Thing/Metadata`
          replace | /‹a~2b›    | `a~2b` is not valid in a path
          replace | /list/‹2›  | `2` does not exist in `/Resources/Thing/Metadata/list`
          replace | /list/‹-›  | `-` does not exist in `/Resources/Thing/Metadata/list`
          replace | /list/‹01› | `01` does not exist in `/Resources/Thing/Metadata/list`
          add     | /list/‹3›  | `3` does not exist in `/Resources/Thing/Metadata/list`
          add     | /‹üb›/c    | `üb` does not exist in `/Resources/Thing/Metadata`
          """)
  void hitsNothing(String operation, String path, String message) {
    assertEquals(List.of(message), Compiled.faultsAtMark(spec(operation, path, VALUE)));
  }

  private static String spec(String operation, String path, String value) {
    return SPEC.formatted(operation, path, value);
  }
}
