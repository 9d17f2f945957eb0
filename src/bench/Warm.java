package dev.fargen.bench;

import dev.fargen.check.Checker;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.emit.TemplateEmitter;
import dev.fargen.spec.SpecReader;
import dev.fargen.workload.Project;
import dev.fargen.workload.Resolver;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A spec in a warm JVM: all of it, and each stage on the result of the one before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Warm {

  private static final String NAME = "product-service.yml";

  private SourceFile source;
  private MapNode tree;
  private dev.fargen.spec.Spec spec;
  private Project project;

  @Setup
  public void read() throws IOException {
    source = new SourceFile(NAME, Files.readString(Path.of("src/examples", NAME)));
    tree = yaml();
    spec = spec();
    project = workload();
  }

  @Benchmark
  public Compilation whole() {
    return Compiler.compile(source);
  }

  @Benchmark
  public MapNode yaml() {
    return YamlReader.read(new Diagnostics(source)).orElseThrow();
  }

  @Benchmark
  public dev.fargen.spec.Spec spec() {
    return SpecReader.read(tree, new Diagnostics(source));
  }

  @Benchmark
  public Project workload() {
    return Resolver.resolve(spec);
  }

  @Benchmark
  public Diagnostics check() {
    Diagnostics diagnostics = new Diagnostics(source);
    Checker.check(spec, project, diagnostics);
    return diagnostics;
  }

  @Benchmark
  public TemplateEmitter.Emitted emit() {
    return TemplateEmitter.emit(project, NAME);
  }
}
