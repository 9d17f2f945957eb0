package dev.fargen.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.Programs;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.teavm.tooling.TeaVMToolException;

/**
 * With the stand-ins TeaVM does as the JDK does, and without each it does not: where the program of
 * one goes right without it, a newer TeaVM has mended what was wrong, and the stand-in can go.
 */
class StandInsIT {

  @TempDir private Path folder;

  @BeforeAll
  static void needs() {
    Programs.need("node");
    Programs.need("gcc");
  }

  @Test
  void doAsTheJdkDoes() throws TeaVMToolException {
    assertEquals(onTheJvm(Probes.class), compiled(Probes.class, false));
  }

  @Test
  void doInCAsTheJdkDoes() throws TeaVMToolException {
    assertEquals(onTheJvm(Probes.OfC.class), new TeaVm(folder).runInC(Probes.OfC.class, false));
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

                      assertNotEquals(
                          onTheJvm(probe),
                          Probes.ONLY_IN_C.contains(one)
                              ? new TeaVm(folder).runInC(probe, true)
                              : compiled(probe, true));
                    }));
  }

  private String onTheJvm(Class<?> program) {
    return new TeaVm(folder)
        .printed("java", "-cp", System.getProperty("java.class.path"), program.getName());
  }

  /** What the program prints under Node, or why it can't be compiled. */
  private String compiled(Class<?> program, boolean bare) throws TeaVMToolException {
    TeaVm teavm = new TeaVm(folder);
    String problem = teavm.compile(program, bare);
    return problem.isEmpty() ? teavm.run("[]") : problem;
  }
}
