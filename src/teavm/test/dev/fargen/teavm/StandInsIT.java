package dev.fargen.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.Programs;
import dev.fargen.testing.Run;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;

/**
 * With the stand-ins TeaVM does as the JDK does, and without each it does not: where the program of
 * one goes right without it, a newer TeaVM has mended what was wrong, and the stand-in can go.
 */
class StandInsIT {

  @TempDir private Path folder;

  @BeforeAll
  static void needsNode() {
    Programs.need("node");
  }

  @Test
  void doAsTheJdkDoes() throws TeaVMToolException {
    assertEquals(onTheJvm(Probes.class), compiled(Probes.class, false));
  }

  @Test
  void doAsTheJdkDoesInC() throws TeaVMToolException {
    Programs.need("gcc");
    assertEquals(onTheJvm(Probes.OfC.class), compiledToC(Probes.OfC.class));
  }

  @TestFactory
  Stream<DynamicTest> areNeeded() {
    return Stream.of(StandIn.values())
        .map(
            one ->
                dynamicTest(
                    one.name(),
                    () -> {
                      Class<?> probe = Probes.of(one);

                      assertNotEquals(onTheJvm(probe), compiled(probe, true));
                    }));
  }

  private String onTheJvm(Class<?> program) {
    return printed("java", "-cp", System.getProperty("java.class.path"), program.getName());
  }

  /** What the program prints under Node, or why it can't be compiled. */
  private String compiled(Class<?> program, boolean bare) throws TeaVMToolException {
    TeaVMTool teavm = tool(program, bare);
    teavm.setTargetType(TeaVMTargetType.JAVASCRIPT);
    teavm.setTargetFileName("probe.js");
    teavm.generate();
    var problems = teavm.getProblemProvider().getSevereProblems();
    return problems.isEmpty()
        ? printed("node", "-e", "require('./probe.js').main([])")
        : problems.get(0).getText();
  }

  private TeaVMTool tool(Class<?> program, boolean bare) {
    TeaVMTool teavm = new TeaVMTool();
    teavm.setClassLoader(StandInsIT.class.getClassLoader());
    teavm.setClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .toList());
    teavm.setMainClass(program.getName());
    teavm.setTargetDirectory(folder.toFile());
    teavm.getProperties().setProperty(StandIns.NONE, Boolean.toString(bare));
    return teavm;
  }

  private String compiledToC(Class<?> program) throws TeaVMToolException {
    TeaVMTool teavm = tool(program, false);
    teavm.setTargetType(TeaVMTargetType.C);
    teavm.setShortFileNames(true);
    teavm.setEntryPointName("fargen_main");
    teavm.generate();
    var problems = teavm.getProblemProvider().getSevereProblems();
    if (!problems.isEmpty()) {
      return problems.get(0).getText();
    }
    String source = Path.of("src/teavm/c").toAbsolutePath().toString();
    Run.of("gcc", "-w", "-fwrapv", "-iquote", source, "-iquote", ".", source + "/fargen.c", "-lm")
        .in(folder)
        .go()
        .expectSuccess();
    return printed("./a.out");
  }

  private String printed(String... command) {
    Run.Result result = Run.of(command).in(folder).go();
    return result.stdout() + result.stderr();
  }
}
