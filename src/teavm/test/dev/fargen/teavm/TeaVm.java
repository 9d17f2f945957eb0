package dev.fargen.teavm;

import dev.fargen.testing.Run;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;

/** Compiles programs to JavaScript or to C, and runs them. */
record TeaVm(Path folder) {

  /** In bytes; nothing is collected. */
  private static final int HEAP = 1 << 30;

  /**
   * Compiles a program to JavaScript. The answer is what is wrong in it; empty if nothing is.
   *
   * @param bare without the stand-ins
   */
  String compile(Class<?> program, boolean bare) throws TeaVMToolException {
    TeaVMTool teavm = tool(program, bare);
    teavm.setTargetType(TeaVMTargetType.JAVASCRIPT);
    teavm.setTargetFileName("probe.js");
    return problem(teavm);
  }

  /**
   * What the program prints under Node.
   *
   * @param arguments in JavaScript
   */
  String run(String arguments) {
    return printed("node", "-e", "require('./probe.js').main(" + arguments + ")");
  }

  /**
   * Compiles a program to C, and that by gcc. The answer is what it prints, or what is wrong.
   *
   * @param bare without the stand-ins
   */
  String runInC(Class<?> program, boolean bare) throws TeaVMToolException {
    String problem = buildInC(program, bare);
    return problem.isEmpty() ? printed("./probe") : problem;
  }

  /**
   * Compiles a program to C, and that by gcc, to {@code probe}. The answer is what is wrong in it;
   * empty if nothing is.
   *
   * @param bare without the stand-ins
   */
  String buildInC(Class<?> program, boolean bare) throws TeaVMToolException {
    TeaVMTool teavm = tool(program, bare);
    teavm.setTargetType(TeaVMTargetType.C);
    teavm.setShortFileNames(true);
    teavm.setEntryPointName("fargen_main");
    teavm.setMinHeapSize(HEAP);
    teavm.setMaxHeapSize(HEAP);
    String problem = problem(teavm);
    if (!problem.isEmpty()) {
      return problem;
    }
    String probe = folder.resolve("probe").toString();
    Run.of("src/teavm/c/build", folder.toString(), probe, "-O1", "").go().expectSuccess();
    return "";
  }

  /** What a command prints in this folder. */
  String printed(String... command) {
    Run.Result result = Run.of(command).in(folder).go();
    return result.stdout() + result.stderr();
  }

  private TeaVMTool tool(Class<?> program, boolean bare) {
    TeaVMTool teavm = new TeaVMTool();
    teavm.setClassLoader(TeaVm.class.getClassLoader());
    teavm.setClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .toList());
    teavm.setMainClass(program.getName());
    teavm.setTargetDirectory(folder.toFile());
    teavm.getProperties().setProperty(StandIns.NONE, Boolean.toString(bare));
    return teavm;
  }

  private static String problem(TeaVMTool teavm) throws TeaVMToolException {
    teavm.generate();
    var problems = teavm.getProblemProvider().getSevereProblems();
    return problems.isEmpty() ? "" : problems.get(0).getText();
  }
}
