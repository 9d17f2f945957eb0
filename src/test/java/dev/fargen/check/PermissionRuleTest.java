package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.check.permissions.PermissionRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{access: read} | `access` requires a resource",
        "{bucket: abc, table: users, access: read}"
            + " | `bucket` and `table` cannot be used together",
        "{bucket: abc, actions: [s3:GetObject]}"
            + " | `bucket` and `actions` cannot be used together",
        "{actions: [s3:GetObject]} | `actions` requires `resources`",
        "{resources: [\"*\"]} | `resources` requires `actions`",
        "{actions: [s3:GetObjct], resources: [\"*\"]} | unknown IAM action `s3:GetObjct`",
        "{bucket: abc} | a permission for `bucket` requires `access`",
        "{bucket: abc, access: send} | `access: send` is not valid for `bucket`"
      })
  void saysWhatIsWrong(String permission, String message) {
    assertEquals(List.of(message), judged(permission));
  }

  /** That a half is missing hides nothing of the other half. */
  @Test
  void looksAtActionsWithoutResources() {
    assertEquals(2, judged("{actions: [s3:GetObjct]}").size());
  }

  @Test
  void takesEachKindByItsWord() {
    assertEquals(List.of(), judged("{queue: jobs, access: send}, {bucket: abc, access: read}"));
  }

  private static List<String> judged(String permissions) {
    return Judged.by(
        new PermissionRule(), Judged.workload("image: a:1, permissions: [" + permissions + "]"));
  }
}
