package dev.fargen.workload.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.aws.IamActions;
import dev.fargen.workload.permissions.Access.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTest {

  @TestFactory
  Stream<DynamicTest> namesOnlyActionsThatIamKnows() {
    return ofEachWord(
        statement ->
            statement
                .actions()
                .forEach(action -> assertTrue(IamActions.exists(action), action + " is unknown")));
  }

  @TestFactory
  Stream<DynamicTest> namesEveryActionInFull() {
    return ofEachWord(
        statement -> {
          assertEquals(
              List.of(), statement.actions().stream().filter(a -> a.contains("*")).toList());
          assertEquals(statement.actions().stream().distinct().toList(), statement.actions());
        });
  }

  @TestFactory
  Stream<DynamicTest> isLimitedToTheThing() {
    return ofEachWord(
        statement ->
            assertTrue(statement.resources().stream().allMatch(arn -> arn.startsWith("{arn}"))));
  }

  @Test
  void neverHasAStatementIdTwice() {
    for (String kind : Access.kinds()) {
      for (String word : Access.words(kind)) {
        List<String> ids = Access.statements(kind, word).stream().map(Statement::sid).toList();
        assertEquals(ids.stream().distinct().toList(), ids, kind + " " + word);
        assertTrue(ids.stream().allMatch(id -> id.matches("[A-Za-z]+")));
      }
    }
  }

  @Test
  void appliesToTheBucketAndToWhatIsInIt() {
    String arn = Access.arns("bucket", "my-bucket", false).get(0);

    List<Statement> statements = Access.statements("bucket", "read");

    assertEquals(
        List.of(
            List.of("arn:${AWS::Partition}:s3:::my-bucket"),
            List.of("arn:${AWS::Partition}:s3:::my-bucket/*")),
        statements.stream().map(statement -> statement.resources(arn)).toList());
  }

  @Test
  void appliesToTheIndexesOfATable() {
    List<String> resources =
        Access.statements("table", "read")
            .get(0)
            .resources(Access.arns("table", "users", false).get(0));

    assertEquals(
        "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/users/index/*",
        resources.get(1));
  }

  @Test
  void writesPathsOfParametersWithOneSlash() {
    String prefix = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/";

    assertEquals(
        List.of(prefix + "unicorn", prefix + "unicorn/*"),
        Access.arns("parameters", "/unicorn/*", true));
    assertEquals(List.of(prefix + "name"), Access.arns("parameters", "name", false));
  }

  @Test
  void refusesWhatIsNotInTheTable() {
    assertThrows(IllegalArgumentException.class, () -> Access.words("basket"));
    assertThrows(IllegalArgumentException.class, () -> Access.statements("bucket", "consume"));
    assertFalse(Access.words("bucket").contains("consume"));
  }

  private static Stream<DynamicTest> ofEachWord(java.util.function.Consumer<Statement> check) {
    return Access.kinds().stream()
        .flatMap(
            kind ->
                Access.words(kind).stream()
                    .map(
                        word ->
                            dynamicTest(
                                kind + " " + word,
                                () -> Access.statements(kind, word).forEach(check))));
  }
}
