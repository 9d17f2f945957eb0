package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckerTest {

  /** Each once: whatever is called a rule, or implements one, and nothing else. */
  @Test
  void asksEveryRuleThereIs() {
    List<String> written =
        new ClassFileImporter()
            .importUrl(Checker.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .filter(one -> one.getPackageName().startsWith("dev.fargen.check."))
                .filter(one -> !one.isInterface() && one.isTopLevelClass())
                .filter(one -> one.getSimpleName().endsWith("Rule") || implementsRule(one))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    List<String> asked =
        Stream.of(
                Checker.SPEC_RULES,
                Checker.PROJECT_RULES,
                Checker.RULES,
                Checker.SPEC_WARNINGS,
                Checker.WARNINGS,
                Checker.TEMPLATE_RULES)
            .flatMap(Collection::stream)
            .map(rule -> rule.getClass().getName())
            .sorted()
            .toList();

    assertEquals(written, asked);
  }

  private static boolean implementsRule(JavaClass one) {
    return one.getAllRawInterfaces().stream()
        .anyMatch(kind -> kind.getPackageName().equals("dev.fargen.check.rule"));
  }
}
