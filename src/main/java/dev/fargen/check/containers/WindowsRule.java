package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.FargateSizes;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Windows tasks on Fargate do not support (Amazon ECS developer guide, "Amazon ECS task
 * definition parameters for Fargate" and "Amazon ECS task definition differences for EC2 instances
 * running Windows"; "AWS Fargate capacity providers"), and the version that an image needs
 * (Microsoft Learn, "Windows container version compatibility").
 */
public final class WindowsRule implements Rule {

  private static final String IMAGES_OF_WINDOWS = "mcr.microsoft.com/windows/";
  private static final List<String> SHELLS =
      List.of("cmd", "cmd.exe", "powershell", "powershell.exe");

  private static final int YEAR = 4;
  private static final int LEAST_CPU = 1_024;
  private static final int MOST_CPU = 4_096;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<String> scratch =
        Lists.map(Lists.only(stack.stores().volumes(), Volume.Scratch.class), Volume::name);
    for (Workload workload : stack.workloads()) {
      if (workload.task().platform().isWindows()) {
        Reporter reporter = new Reporter(workload.task().platform().name(), diagnostics);
        check(workload, reporter);
        Lists.filter(workload.containers(), container -> !container.isAdded())
            .forEach(container -> check(container, scratch, reporter));
      } else {
        workload.containers().forEach(container -> paths(container, workload, diagnostics));
      }
      workload.containers().forEach(container -> image(container, workload, stack, diagnostics));
    }
  }

  /** Shows the platform with each fault. */
  private record Reporter(Given<String> platform, Diagnostics diagnostics) {
    void report(Span span, String message, String help) {
      diagnostics.report(
          Diagnostic.of(Code.NOT_ON_WINDOWS, message)
              .at(span)
              .at(platform.span(), "the platform is " + platform.value())
              .help(help));
    }
  }

  /** Paths with a drive, and some programs, are of Windows only. */
  private static void paths(Container container, Workload workload, Diagnostics diagnostics) {
    Given<String> platform = workload.task().platform().name();
    List<Given<String>> paths = new ArrayList<>();
    container.program().workingDir().ifPresent(path -> paths.add(path.map(Text::written)));
    container.files().mounts().forEach(mount -> paths.add(Given.of(mount.path(), mount.span())));
    List<Given<Text>> words = new ArrayList<>(container.program().entrypoint());
    words.addAll(container.program().command());
    Lists.first(words)
        .filter(program -> SHELLS.contains(program.value().written()))
        .ifPresent(
            program ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "`"
                                + program.value().written()
                                + "` is a Windows program, but the platform is "
                                + platform.value())
                        .at(program.span().firstLine())
                        .help("write a program of the image, or `platform: windows/amd64`")));
    for (Given<String> path : Lists.filter(paths, one -> one.value().indexOf(':') == 1)) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`"
                      + path.value()
                      + "` is a Windows path, but the platform is `"
                      + platform.value()
                      + "`")
              .at(path.span());
      boolean written = !platform.span().contains(path.span());
      diagnostics.report(
          (written ? fault.at(platform.span(), "platform") : fault)
              .help(
                  "write `"
                      + (path.value().length() > 3
                          ? path.value().substring(2).replace('\\', '/')
                          : "/app")
                      + "`, or `platform: windows/amd64`"));
    }
  }

  /** Images of Windows run on the Windows that they are made for, and not on Linux. */
  private static void image(
      Container container, Workload workload, Stack stack, Diagnostics diagnostics) {
    Platform platform = workload.task().platform();
    if (!(container.image() instanceof Image.Reference image)) {
      return;
    }
    String uri = stack.environment().literal(image.uri().value()).orElse("");
    Optional<String> edition = uri.startsWith(IMAGES_OF_WINDOWS) ? edition(uri) : Optional.empty();
    boolean linux = uri.startsWith(IMAGES_OF_WINDOWS) && !platform.isWindows();
    String wanted = platform.windowsVersion().value().substring(0, YEAR);
    if (linux || edition.filter(year -> !year.equals(wanted)).isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "the image is for Windows"
                      + (linux ? "" : " Server " + edition.orElseThrow())
                      + ", but the platform is "
                      + (linux ? "`" + platform.name().value() + "`" : "Windows Server " + wanted))
              .at(image.uri().span())
              .help(
                  linux
                      ? "write `platform: windows/amd64`"
                      : "write `windows_version: " + edition.orElseThrow() + "-core`"));
    }
  }

  /** The year in the tag of an image of Windows Server; 1809 is the version of 2019. */
  private static Optional<String> edition(String uri) {
    String tag = uri.substring(uri.lastIndexOf(':') + 1);
    if (tag.contains("ltsc2019") || tag.contains("1809")) {
      return Optional.of("2019");
    }
    return tag.contains("ltsc2022") ? Optional.of("2022") : Optional.empty();
  }

  /** Whether a Windows task can have this many CPU units. */
  static boolean offers(int cpu) {
    return LEAST_CPU <= cpu && cpu <= MOST_CPU;
  }

  private static void check(Workload workload, Reporter reporter) {
    int cpu = workload.task().cpu().value();
    if (!offers(cpu)) {
      reporter.report(
          workload.task().cpu().span(),
          "`cpu: "
              + cpu
              + "` is not available "
              + (FargateSizes.cpus().contains(cpu) ? "on Windows" : "on Fargate"),
          "write " + sizes(workload.task()));
    }
    workload
        .running()
        .spot()
        .ifPresent(
            spot ->
                reporter.report(
                    spot.span().firstLine(),
                    "Fargate Spot is not available on Windows",
                    "remove `spot`"));
  }

  /** The sizes on Windows that have the memory of the task, or the nearest one. */
  private static String sizes(Task task) {
    int memory = task.memory().value();
    boolean written = !task.memory().span().contains(task.cpu().span());
    List<Integer> cpus = Lists.filter(FargateSizes.cpus(), WindowsRule::offers);
    List<Integer> fitting =
        Lists.filter(cpus, cpu -> !written || FargateSizes.memory(cpu).contains(memory));
    if (!fitting.isEmpty()) {
      return Lists.enumerated(Lists.map(fitting, cpu -> "`cpu: " + cpu + "`"), "or");
    }
    for (int cpu : cpus) {
      Optional<Integer> next = Lists.first(FargateSizes.memory(cpu), size -> size > memory);
      if (next.isPresent()) {
        return "`cpu: " + cpu + "` and `memory: " + next.get() + "`";
      }
    }
    List<Integer> most = FargateSizes.memory(MOST_CPU);
    return "`cpu: "
        + MOST_CPU
        + "` and `memory: "
        + most.get(most.size() - 1)
        + "`, the maximum on Windows";
  }

  private static void check(Container container, List<String> scratch, Reporter reporter) {
    if (container.files().readOnly().value()) {
      reporter.report(
          container.files().readOnly().span(),
          "`read_only` is not supported on Windows",
          "remove `read_only`");
    }
    container
        .program()
        .user()
        .filter(user -> Digits.only(user.value().written().split(":", 2)[0]))
        .ifPresent(
            user ->
                reporter.report(
                    user.span(),
                    "`user: "
                        + user.value().written()
                        + "` is not valid on Windows: users have names only",
                    "write `user: ContainerUser`"));
    Lists.first(container.files().tmpfs())
        .ifPresent(
            tmpfs ->
                reporter.report(
                    tmpfs.span(), "`tmpfs` is not supported on Windows", "remove `tmpfs`"));
    if (container.linux().init().value()) {
      reporter.report(
          container.linux().init().span(), "`init` is not supported on Windows", "remove `init`");
    }
    Lists.first(container.linux().capabilities())
        .ifPresent(
            added ->
                reporter.report(
                    added.span(), "`cap_add` is not supported on Windows", "remove `cap_add`"));
    Lists.first(container.linux().ulimits())
        .ifPresent(
            limit ->
                reporter.report(
                    limit.span(), "`ulimits` is not supported on Windows", "remove `ulimits`"));
    container
        .lifecycle()
        .restart()
        .ifPresent(
            restart ->
                reporter.report(
                    restart.span().firstLine(),
                    "`restart` is not supported on Windows",
                    "remove `restart`"));
    Lists.first(container.files().written())
        .ifPresent(
            file ->
                reporter.report(
                    file.span(),
                    "`target` is not supported on Windows: the container that writes files is a"
                        + " Linux container",
                    "build the file into the image, or use an environment variable"));
    Lists.filter(
            container.files().mounts(),
            mount -> !mount.ofFiles() && !scratch.contains(mount.volume()))
        .forEach(
            mount ->
                reporter.report(
                    mount.span(),
                    "volume `"
                        + mount.volume()
                        + "` cannot be mounted on Windows: only scratch volumes are supported",
                    "write `"
                        + mount.volume()
                        + ": {scratch: true}` under `volumes` if its files may be lost when the"
                        + " task stops, or store them in an S3 bucket"));
  }
}
