package dev.fargen.cli;

import dev.fargen.compile.AwaitedImage;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.compile.Compiler;
import dev.fargen.deploy.CommandLines;
import dev.fargen.deploy.FirstImage;
import dev.fargen.deploy.Mode;
import dev.fargen.deploy.Origin;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.StackRequest.Content;
import dev.fargen.deploy.StackRequest.Target;
import dev.fargen.deploy.StackTemplate;
import dev.fargen.deploy.TaskRun;
import dev.fargen.deploy.TemplateOutline;
import dev.fargen.deploy.aws.Protection;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.Suggestion;
import dev.fargen.emit.repositories.RepositoryEmitter;
import dev.fargen.emit.services.RunTaskRequest;
import dev.fargen.list.Lists;
import dev.fargen.params.ParamsFile;
import dev.fargen.spec.Deployment;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links.Call;
import dev.fargen.workload.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns specs and the command line into stack requests. */
final class StackRequests {

  private final AwsOptions options;
  private final Console console;

  StackRequests(AwsOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** The stacks of specs, to deploy them; only the number of warnings is printed. */
  List<StackRequest> toDeploy(List<String> specs) {
    return of(specs, true, this::warn);
  }

  private void warn(Compilation compiled) {
    if (options.flag(SpecFile.STRICT)) {
      compiled.diagnostics().throwIfAny();
    }
    String spec = compiled.diagnostics().source().name();
    CompiledEnvironment unused = environment(compiled, spec);
    long warnings = compiled.diagnostics().warnings();
    if (warnings > 0) {
      String count = warnings == 1 ? "1 warning" : warnings + " warnings";
      console
          .err()
          .println("fargen: " + count + " in " + spec + "; run `fargen validate " + spec + "`");
    }
  }

  /** The stacks of specs in the environment. */
  List<StackRequest> of(List<String> specs) {
    return of(specs, true, compiled -> {});
  }

  /** The same where only the stack names are needed: parameters may have no value. */
  List<StackRequest> named(List<String> specs) {
    return of(specs, false, compiled -> {});
  }

  /** The nonce of a workload of the spec. */
  String nonce(String spec, String workload) {
    SourceFile source = SpecFile.read(spec, console);
    Stack stack = environment(compile(source, false), source.name()).stack();
    List<Workload> services = Lists.filter(stack.workloads(), Workload::hasNonce);
    return Lists.first(services, one -> one.name().equals(workload))
        .map(Workload::nonce)
        .orElseThrow(
            () ->
                new UsageException(
                    "`"
                        + workload
                        + "` is not a service of "
                        + source.name()
                        + "; "
                        + (services.isEmpty()
                            ? "the spec has none"
                            : "it has " + String.join(", ", Lists.map(services, Workload::name)))));
  }

  /**
   * A task of a workload that no service runs.
   *
   * @param command in place of the main container's command, if it is not empty
   */
  RunCommand.ManualRun toRun(String spec, String workload, List<String> command) {
    Compilation compiled = compile(SpecFile.read(spec, console), false);
    Stack stack = environment(compiled, spec).stack();
    Workload found =
        Lists.first(stack.workloads(), one -> one.name().equals(workload))
            .orElseThrow(() -> noSuchWorkload(workload, stack));
    if (found.isService()) {
      throw new UsageException(
          "`"
              + workload
              + "` has a service, which runs its tasks; for a task that `fargen run` starts, add a"
              + " workload with the same image and `run: manual`");
    }
    String prefix = LogicalName.of(workload);
    String container = found.task().main().name();
    TaskRun.What what =
        new TaskRun.What(
            workload,
            RunTaskRequest.output(workload),
            prefix + "LogGroupName",
            workload + "/" + container + "/",
            container,
            command);
    return new RunCommand.ManualRun(of(compiled, false), what);
  }

  private static UsageException noSuchWorkload(String workload, Stack stack) {
    List<String> jobs =
        Lists.map(Lists.filter(stack.workloads(), one -> !one.isService()), Workload::name);
    return new UsageException(
        "workload `"
            + workload
            + "` is not defined; "
            + Suggestion.nearest(workload, jobs)
                .map(Suggestion::question)
                .orElse(
                    jobs.isEmpty()
                        ? "the spec has none with `run: manual` or `schedule`"
                        : "`fargen run` can run " + String.join(", ", jobs)));
  }

  /** The errors of all specs are reported together. */
  private List<StackRequest> of(
      List<String> specs, boolean complete, Consumer<Compilation> withEach) {
    List<Compilation> all = new ArrayList<>();
    List<Diagnostics> wrong = new ArrayList<>();
    for (String spec : specs) {
      try {
        Compilation compiled = compile(SpecFile.read(spec, console), complete);
        withEach.accept(compiled);
        if (complete) {
          refusePlaceholders(compiled);
        }
        all.add(compiled);
      } catch (SpecException e) {
        wrong.add(e.diagnostics());
      }
    }
    if (complete && all.size() > 1) {
      AcrossSpecs.check(
          Lists.map(
              all,
              one ->
                  AcrossSpecs.Valid.of(
                      one, List.of(environment(one, one.diagnostics().source().name())))));
      wrong.addAll(Lists.filter(Lists.map(all, Compilation::diagnostics), Diagnostics::hasErrors));
    }
    if (!wrong.isEmpty()) {
      throw new WrongSpecs(wrong);
    }
    List<StackRequest> requests = Lists.map(all, one -> of(one, complete));
    Map<String, String> seen = new LinkedHashMap<>();
    for (StackRequest request : requests) {
      String file = request.origin().source().name();
      String other = seen.putIfAbsent(request.target().region() + " " + request.stack(), file);
      if (other != null) {
        throw new UsageException(
            other + " and " + file + " both deploy the stack `" + request.stack() + "`");
      }
    }
    return requests;
  }

  /**
   * Placeholders of the environment are errors here: AWS would look for what does not exist.
   *
   * @throws SpecException where there are some
   */
  private void refusePlaceholders(Compilation compiled) {
    SourceFile source = compiled.diagnostics().source();
    Diagnostics faults = new Diagnostics(source);
    for (Diagnostic one : environment(compiled, source.name()).placeholders()) {
      faults.report(one.as(Severity.ERROR));
    }
    faults.throwIfErrors();
  }

  private Compilation compile(SourceFile source, boolean complete) {
    Deployment deployment = new Deployment(options.value("--env"), options.params(), complete);
    return SpecFile.compile(
        source,
        text ->
            Compiler.compile(text, Optional.of(deployment), new NamedFiles(text.name(), console)),
        console);
  }

  private StackRequest of(Compilation compiled, boolean complete) {
    SourceFile source = compiled.diagnostics().source();
    CompiledEnvironment named = environment(compiled, source.name());
    Environment environment = named.environment();
    CommittedFiles committed = new CommittedFiles(compiled, named, options, complete, console);
    StackTemplate template = committed.template();
    ParamsFile params = committed.params();
    Map<String, String> values =
        complete ? values(params.parameters(), template.outline()) : params.parameters();
    Map<String, Span> spans = new LinkedHashMap<>();
    compiled.origins().forEach((id, origin) -> spans.put(id, origin.span()));
    String region = options.region(environment.region().map(Given::value));
    return new StackRequest(
        new Target(environment.stackName(), named.name(), region, environment.account()),
        new Content(
            template,
            values,
            notPushed(named, values, template),
            needed(named.stack(), values, template),
            params.tags(),
            Lists.map(named.awaited(), image -> firstImage(image, compiled)),
            nonces(named.stack()),
            compiled.pipeline().isPresent()),
        new Protection(committed.stackPolicy(), environment.delivery().terminationProtection()),
        Mode.valueOf(environment.delivery().mode().name()),
        environment.delivery().bucket(),
        new Origin(source, spans),
        commands(source.name(), named.name(), region));
  }

  /** The nonce of each service, with the services that it calls and that are created after it. */
  private static Map<String, List<String>> nonces(Stack stack) {
    Map<String, List<String>> nonces = new LinkedHashMap<>();
    for (Workload workload : stack.workloads()) {
      if (workload.hasNonce()) {
        nonces.put(workload.nonce(), new ArrayList<>());
      }
    }
    for (Call call : stack.links().tooEarly(stack.workloads())) {
      nonces
          .getOrDefault(call.client().nonce(), new ArrayList<>())
          .add(LogicalName.of(call.server().name()) + "Service");
    }
    return nonces;
  }

  private CommandLines commands(String spec, String environment, String region) {
    return new CommandLines(
        spec.equals(SpecFile.STANDARD_INPUT) ? "-" : spec,
        environment,
        region,
        options.given("--profile", "--endpoint-url"),
        options.given("--region"),
        options.given("--role-arn"),
        options.given("--param", "--committed", "--templates-dir", "--params-dir", "--bucket"));
  }

  /** Parameters of images that were not pushed from here; a pipeline may have deployed them. */
  private static Set<String> notPushed(
      CompiledEnvironment named, Map<String, String> values, StackTemplate template) {
    Set<String> names = new HashSet<>(values.keySet());
    names.removeIf(name -> !Build.NOT_PUSHED.equals(values.get(name)));
    names.addAll(needed(named.stack(), values, template));
    for (AwaitedImage image : named.awaited()) {
      if (!values.containsKey(image.parameter())) {
        names.add(image.parameter());
      }
    }
    return names;
  }

  /**
   * Parameters of images for which the spec has a placeholder that is no image, and hidden ones
   * without a value.
   */
  private static Set<String> needed(
      Stack stack, Map<String, String> values, StackTemplate template) {
    Set<String> names = new HashSet<>();
    for (Container container : stack.containers()) {
      if (container.image() instanceof Image.Reference image) {
        image.uri().value().parameter().ifPresent(names::add);
      } else if (container.image() instanceof Image.Built built) {
        names.add(built.build().parameter());
      }
    }
    names.removeIf(
        name -> {
          String value = values.getOrDefault(name, "");
          return !Registry.isPlaceholder(value) || value.equals(Build.NOT_PUSHED);
        });
    for (String hidden : template.outline().hidden()) {
      if (!values.containsKey(hidden) && !template.outline().defaults().containsKey(hidden)) {
        names.add(hidden);
      }
    }
    return names;
  }

  private static FirstImage firstImage(AwaitedImage image, Compilation compiled) {
    Optional<Build> build = image.build();
    return new FirstImage(
        image.parameter(),
        image.firstValue(),
        build.isPresent() ? Optional.empty() : Optional.of("true"),
        image.workloads(),
        build.flatMap(StackRequests::output),
        build.map(StackRequests::words).orElse(List.of()),
        build.isPresent() && compiled.pipeline().isPresent());
  }

  private static Optional<String> output(Build build) {
    return build.repository() instanceof Build.InStack own
        ? Optional.of(RepositoryEmitter.output(own.name()))
        : Optional.empty();
  }

  private static List<String> words(Build build) {
    List<String> words = new ArrayList<>(List.of("--platform", build.platform()));
    if (!build.dockerfile().equals("Dockerfile")) {
      words.addAll(List.of("--file", Path.of(build.context(), build.dockerfile()).toString()));
    }
    build.target().ifPresent(target -> words.addAll(List.of("--target", target)));
    build.args().forEach((name, value) -> words.addAll(List.of("--build-arg", name + "=" + value)));
    words.add(build.context());
    return words;
  }

  private CompiledEnvironment environment(Compilation compiled, String spec) {
    List<String> names = compiled.environments().stream().map(CompiledEnvironment::name).toList();
    Optional<String> wanted = options.value("--env");
    if (names.isEmpty()) {
      throw new UsageException(spec + " has no `environments`; add one to deploy to");
    }
    if (wanted.isEmpty() && names.size() > 1) {
      throw new UsageException("--env is required; one of " + String.join(", ", names));
    }
    return compiled.environments().stream()
        .filter(e -> wanted.isEmpty() || e.name().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "environment `"
                        + wanted.orElse("")
                        + "` is not defined in "
                        + spec
                        + "; defined: "
                        + String.join(", ", names)));
  }

  /**
   * {@code --param} overrides the params file; missing and unknown parameters are reported before
   * any call. A hidden parameter may be missing: the stack keeps its value.
   */
  private Map<String, String> values(Map<String, String> file, TemplateOutline outline) {
    Map<String, String> values = new LinkedHashMap<>(file);
    values.putAll(options.params());
    for (String name : values.keySet()) {
      if (!outline.parameters().contains(name)) {
        throw new UsageException(
            "unknown parameter `"
                + name
                + "`; the template has "
                + String.join(", ", outline.parameters()));
      }
    }
    for (String name : outline.parameters()) {
      boolean valued = values.containsKey(name) || outline.defaults().containsKey(name);
      if (!valued && !outline.hidden().contains(name)) {
        throw new UsageException(
            "parameter `"
                + name
                + "` requires a value; use --param "
                + name
                + "=..., or write it under `parameters` of the environment");
      }
    }
    return values;
  }

  /** The text of a file, if it exists. */
  static Optional<String> text(Path path) {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UsageException("`" + path + "` cannot be read: " + FileFault.reason(e));
    }
  }
}
