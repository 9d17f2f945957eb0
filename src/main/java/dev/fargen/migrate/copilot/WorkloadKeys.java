package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A service or job as it holds in an environment, converted as a whole. */
final class WorkloadKeys {

  private static final Map<String, String> PLATFORMS =
      Map.of(
          "linux/amd64", "linux/amd64",
          "linux/x86_64", "linux/amd64",
          "linux/arm64", "linux/arm64",
          "linux/arm", "linux/arm64",
          "windows/amd64", "windows/amd64",
          "windows/x86_64", "windows/amd64");

  private WorkloadKeys() {}

  static void write(Scope scope) {
    Keys keys = scope.keys();
    Manifest manifest = scope.manifest();
    DraftMap workload = scope.workload();
    keys.key("name")
        .ifPresent(key -> Origins.add(manifest.name(), key, scope.spec().map("workloads")));
    keys.key("type").ifPresent(key -> type(key, manifest));
    Optional<Keys> image = keys.keys("image");
    image.ifPresent(
        map -> {
          ImageKeys.write(map, workload, Names.id(manifest.name()) + "Image");
          map.key("port")
              .filter(port -> takesPort(manifest))
              .ifPresent(port -> workload.put("port", port.plain("8080"), port.origin()));
        });
    keys.key("image")
        .ifPresent(
            key -> {
              Origins.add("build", key, workload);
              Origins.add("image", key, workload);
            });
    ContainerKeys.commands(keys, workload);
    if (!manifest.is(Manifest.REQUEST_DRIVEN)) {
      keys.key("cpu").ifPresent(key -> workload.put("cpu", key.plain("256"), key.origin()));
      keys.key("memory").ifPresent(key -> workload.put("memory", key.plain("512"), key.origin()));
    }
    keys.key("platform").ifPresent(key -> platform(key, workload));
    image.ifPresent(map -> ContainerKeys.rest(map, workload));
    keys.keys("storage").ifPresent(storage -> StorageKeys.write(storage, scope));
    keys.keys("sidecars").ifPresent(sidecars -> SidecarKeys.write(sidecars, scope));
    keys.key("sidecars").ifPresent(key -> Origins.add("sidecars", key, workload));
    doors(keys, scope);
    VariableKeys.write(keys, workload);
    keys.keys("publish").ifPresent(publish -> MessagingKeys.publish(publish, scope));
    NetworkKeys.write(keys.keys("network"), scope);
    LogKeys.write(keys.keys("logging"), workload);
    keys.key("logging").ifPresent(key -> Origins.add("logs", key, workload));
    running(keys, scope);
    keys.key("taskdef_overrides").ifPresent(key -> TaskOverrides.write(key, scope));
    InjectedVariables.write(scope);
  }

  private static void type(Key type, Manifest manifest) {
    boolean known = false;
    for (String name :
        List.of(
            Manifest.WEB,
            Manifest.BACKEND,
            Manifest.WORKER,
            Manifest.JOB,
            Manifest.REQUEST_DRIVEN)) {
      known |= manifest.is(name);
    }
    if (known) {
      type.converted();
    } else {
      type.changed("Copilot has no such type: the workload is a service");
    }
  }

  private static boolean takesPort(Manifest manifest) {
    return !manifest.is(Manifest.WORKER) && !manifest.is(Manifest.JOB);
  }

  private static void platform(Key key, DraftMap workload) {
    Optional<Keys> keys = key.keys();
    String family = keys.flatMap(map -> map.key("osfamily")).flatMap(Key::raw).orElse("linux");
    String architecture =
        keys.flatMap(map -> map.key("architecture")).flatMap(Key::raw).orElse("x86_64");
    String written = key.raw().orElse(family + "/" + architecture).toLowerCase(Locale.ROOT);
    boolean windows = written.startsWith("windows");
    String named = windows ? "windows/amd64" : written;
    String platform = PLATFORMS.get(named);
    if (platform == null) {
      key.refused("Fargate has no such platform");
      return;
    }
    workload.put("platform", platform, key.origin());
    if (windows && !key.isScalar()) {
      String edition =
          family.toLowerCase(Locale.ROOT).replaceFirst("^windows_server_", "").replace('_', '-');
      workload.put("windows_version", edition, key.origin());
    } else if (windows) {
      workload.put("windows_version", "2019-core", key.origin());
    }
    keys.ifPresent(map -> map.all().forEach(Key::converted));
  }

  private static void doors(Keys keys, Scope scope) {
    Manifest manifest = scope.manifest();
    if (manifest.is(Manifest.REQUEST_DRIVEN)) {
      RequestDrivenKeys.write(keys, scope);
    } else if (takesPort(manifest)) {
      keys.key("http").ifPresent(http -> HttpKeys.write(http, scope));
      keys.key("nlb").ifPresent(nlb -> NlbKeys.write(nlb, scope));
    }
  }

  private static void running(Keys keys, Scope scope) {
    DraftMap workload = scope.workload();
    Manifest manifest = scope.manifest();
    if (manifest.is(Manifest.JOB)) {
      JobKeys.write(keys, scope);
      return;
    }
    if (manifest.is(Manifest.WORKER)) {
      MapNode none = new MapNode(Map.of(), keys.map().span());
      MessagingKeys.subscribe(
          keys.keys("subscribe").orElse(new Keys(scope, "subscribe", none)), scope);
    }
    if (!manifest.is(Manifest.REQUEST_DRIVEN)) {
      keys.key("count").ifPresent(count -> CountKeys.write(count, workload));
      keys.key("count").ifPresent(count -> Origins.add("scaling", count, workload));
    }
    keys.key("exec").ifPresent(exec -> exec(exec, workload));
    keys.keys("deployment").ifPresent(deployment -> DeploymentKeys.write(deployment, workload));
    keys.key("deployment").ifPresent(key -> Origins.add("deployment", key, workload));
    keys.keys("observability")
        .flatMap(map -> map.key("tracing"))
        .ifPresent(tracing -> LogKeys.tracing(tracing, workload));
  }

  private static void exec(Key exec, DraftMap workload) {
    boolean on =
        exec.isTrue()
            || exec.keys().flatMap(map -> map.key("enable")).map(Key::isTrue).orElse(false);
    boolean readOnly =
        workload.get("read_only").filter(draft -> draft.says(DraftValue.bool(true))).isPresent();
    if (on && readOnly) {
      exec.changed(
          "ECS Exec needs a root file system that it can write to, so that it failed with"
              + " `readonly_fs`; the spec leaves it out: for a shell, remove `read_only` and write"
              + " `exec: true`");
      return;
    }
    if (on) {
      workload.put("exec", true, exec.origin());
    }
    exec.converted();
  }
}
