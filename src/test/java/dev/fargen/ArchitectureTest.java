package dev.fargen;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fargen.cfn.Value;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.workload.environment.Allowed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Arrows between packages never turn back, and each library is known to one of them alone. */
class ArchitectureTest {
  /** What lies where the compiler does, which leaves the tests out wherever they are built to. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Compiler.class.getProtectionDomain().getCodeSource().getLocation());

  /** What each may use beside the JDK and {@code list}; a package that is not here is not known. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("list", List.of()),
          Map.entry("diag", List.of()),
          Map.entry("yaml", List.of("diag")),
          Map.entry("spec", List.of("cfn", "yaml", "diag")),
          Map.entry("aws", List.of()),
          Map.entry("workload", List.of("aws", "spec", "yaml", "diag")),
          Map.entry("check", List.of("aws", "workload", "spec", "cfn", "yaml", "diag")),
          Map.entry("cfn", List.of()),
          Map.entry("params", List.of("cfn", "diag")),
          Map.entry("emit", List.of("aws", "workload", "spec", "yaml", "cfn", "params", "diag")),
          Map.entry("deploy", List.of("cfn", "diag")),
          Map.entry("deploy.aws", List.of()),
          Map.entry("deploy.view", List.of("deploy", "diag")),
          Map.entry(
              "compile",
              List.of("emit", "params", "cfn", "check", "workload", "aws", "spec", "yaml", "diag")),
          Map.entry("migrate", List.of("spec", "aws", "cfn", "yaml", "diag")),
          Map.entry(
              "cli",
              List.of(
                  "migrate",
                  "compile",
                  "deploy",
                  "emit",
                  "params",
                  "cfn",
                  "check",
                  "workload",
                  "aws",
                  "spec",
                  "yaml",
                  "diag")));

  /** Who has nothing to say about a spec. */
  private static final List<String> SILENT =
      List.of("list", "aws", "cfn", "workload", "params", "emit");

  /** Who alone may know a library. */
  private static final Map<String, List<String>> KNOWN_TO =
      Map.of(
          "org.yaml.snakeyaml", List.of("yaml"),
          "picocli", List.of("cli"),
          "org.jline", List.of("deploy.view", "cli"),
          "software.amazon", List.of("deploy.aws"),
          "com.fasterxml.jackson", List.of("cli", "deploy"));

  @TestFactory
  Stream<DynamicTest> usesOnlyWhatLiesBefore() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      String[] allowed =
                          Stream.concat(
                                  Stream.of(entry.getKey(), "list"), entry.getValue().stream())
                              .map(ArchitectureTest::inPackage)
                              .toArray(String[]::new);
                      noClasses()
                          .that(resideInAPackage(inPackage(entry.getKey())))
                          .should()
                          .dependOnClassesThat(
                              resideInAPackage("dev.fargen..")
                                  .and(not(resideInAnyPackage(allowed))))
                          .allowEmptyShould(true)
                          .check(CLASSES);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> isAloneInKnowing() {
    return KNOWN_TO.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () ->
                        noClasses()
                            .that(not(resideInAnyPackage(inPackages(entry.getValue()))))
                            .should()
                            .dependOnClassesThat(resideInAPackage(entry.getKey() + ".."))
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  /** What fargen itself writes is printed by {@code JsonPrinter}, in every build of it. */
  @Test
  void jacksonIsForAwsAndForeignFiles() {
    List<String> users =
        CLASSES.stream()
            .filter(one -> one.getPackageName().equals("dev.fargen.cli"))
            .filter(
                one ->
                    one.getDirectDependenciesFromSelf().stream()
                        .map(used -> used.getTargetClass().getPackageName())
                        .anyMatch(used -> used.startsWith("com.fasterxml.jackson")))
            .map(JavaClass::getSimpleName)
            .sorted()
            .toList();

    Assertions.assertEquals(List.of("CommittedFiles", "JsonText", "UsualName"), users);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.fargen.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** A package's folders, and what lies beside them, form one acyclic line too. */
  @Test
  void foldersAreFreeOfCycles() {
    slices().matching("dev.fargen.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlace() {
    List<String> strangers =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .map(name -> name.replaceFirst("^dev\\.fargen\\.?", ""))
            .filter(name -> !MAY_USE.containsKey(name) && !MAY_USE.containsKey(outer(name)))
            .toList();

    Assertions.assertEquals(List.of(), strangers, "packages that ArchitectureTest does not know");
  }

  private static final List<String> BY_HAND =
      List.of(
          "AddonConditions.truth", // judges the conditions inside
          "Comparison.compare", // goes through two values at once
          "FlatTemplate.put", // shows each value as it is printed
          "Places.tree", // makes a node of each value
          "SpecTexts.of", // makes one text of the texts inside
          "SpecTexts.sub",
          "Texts.join", // makes one text of the texts inside
          "Texts.sub",
          "Texts.text");

  /** `Value` has the walk, and a fold and a rewrite beside it. */
  @Test
  void onlyCfnDescendsIntoValues() {
    List<String> descending =
        CLASSES.stream()
            .filter(not(resideInAPackage(inPackage("cfn"))))
            .flatMap(one -> one.getMethods().stream())
            .filter(ArchitectureTest::takesAValue)
            .filter(ArchitectureTest::reachesItself)
            .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
            .distinct()
            .sorted()
            .toList();

    Assertions.assertEquals(BY_HAND, descending, "methods that go through a value by hand");
  }

  private static boolean takesAValue(JavaMethod method) {
    return method.getRawParameterTypes().stream()
        .anyMatch(type -> type.isAssignableTo(Value.class));
  }

  /** By calls within its class, those in its lambdas and references to methods included. */
  private static boolean reachesItself(JavaMethod method) {
    Set<JavaMethod> reached = new HashSet<>();
    Deque<JavaMethod> open = new ArrayDeque<>(List.of(method));
    while (!open.isEmpty()) {
      for (JavaMethod next : calledInClass(open.remove())) {
        if (next.equals(method)) {
          return true;
        }
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return false;
  }

  private static List<JavaMethod> calledInClass(JavaMethod method) {
    return Stream.concat(
            method.getMethodCallsFromSelf().stream(), method.getMethodReferencesFromSelf().stream())
        .filter(call -> call.getTargetOwner().equals(method.getOwner()))
        .flatMap(call -> resolved(call.getTarget()).stream())
        .toList();
  }

  private static Optional<JavaMethod> resolved(CodeUnitAccessTarget target) {
    return target.resolveMember().map(JavaMethod.class::cast);
  }

  private static String outer(String name) {
    return name.replaceFirst("\\..*$", "");
  }

  /** Only `cli` speaks, reads the clock's zone or the environment, or ends the process. */
  @Test
  void onlyCliTouchesTheProcess() {
    noClasses()
        .that(not(resideInAPackage(inPackage("cli"))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** The same spec gives the same bytes every time, whatever the day and wherever it lies. */
  @Test
  void compilingIsPure() {
    noClasses()
        .that(not(resideInAnyPackage(inPackages(List.of("cli", "deploy", "migrate")))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.util.random..", "java.nio.channels..")
                .or(JavaClass.Predicates.type(java.nio.file.Files.class))
                .or(JavaClass.Predicates.type(java.io.File.class))
                .or(JavaClass.Predicates.type(java.util.Random.class))
                .or(JavaClass.Predicates.type(java.time.Clock.class))
                .or(JavaClass.Predicates.type(java.util.UUID.class)))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** Readers say what can't be read and rules what can't be; what lies between only builds. */
  @Test
  void modelsAreBuiltWithoutAWord() {
    noClasses()
        .that(resideInAnyPackage(inPackages(SILENT)))
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.type(Diagnostic.class)
                .or(JavaClass.Predicates.type(Diagnostics.class))
                .or(JavaClass.Predicates.type(Suggestion.class)))
        .check(CLASSES);
    noClasses()
        .that(resideInAnyPackage(inPackages(SILENT)))
        .and(not(JavaClass.Predicates.type(Allowed.class))) // knows warnings that are not wanted
        .should()
        .dependOnClassesThat(JavaClass.Predicates.type(Code.class))
        .check(CLASSES);
  }

  private static String inPackage(String name) {
    return "dev.fargen." + name + "..";
  }

  private static String[] inPackages(List<String> names) {
    return names.stream().map(ArchitectureTest::inPackage).toArray(String[]::new);
  }
}
