package dev.fargen.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.Programs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teavm.tooling.TeaVMToolException;

/** With the stand-ins TeaVM does in C as the JDK does. */
class StandInsInCIT {

  @TempDir private Path folder;

  @Test
  void doAsTheJdkDoes() throws TeaVMToolException {
    Programs.need("gcc");
    TeaVm teavm = new TeaVm(folder);
    String jdk =
        teavm.printed(
            "java", "-cp", System.getProperty("java.class.path"), Probes.OfC.class.getName());
    assertEquals(jdk, teavm.runInC(Probes.OfC.class, false));
  }
}
