package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Disk space: {@code storage} of a workload, and {@code mount_points} of a sidecar. */
final class StorageKeys {

  private static final long MOST = Integer.MAX_VALUE;

  private StorageKeys() {}

  static void write(Keys storage, Scope scope) {
    DraftMap workload = scope.workload();
    storage
        .key("ephemeral")
        .ifPresent(key -> workload.put("ephemeral_storage", key.plain("20"), key.origin()));
    storage
        .key("readonly_fs")
        .ifPresent(key -> workload.put("read_only", key.plain("false"), key.origin()));
    for (Key volume : storage.keys("volumes").map(Keys::all).orElse(List.of())) {
      volume.keys().ifPresent(keys -> volume(volume, keys, scope));
    }
  }

  private static void volume(Key volume, Keys keys, Scope scope) {
    String name = name(volume.name(), scope);
    DraftMap made = scope.thing("volumes", name, volume.origin());
    Optional<Key> efs = keys.key("efs");
    if (efs.isEmpty() || efs.get().isFalse()) {
      made.put("scratch", true);
      efs.ifPresent(Key::converted);
    } else {
      fileSystem(efs.get(), made);
      if (made.has("uid")) {
        scope
            .spec()
            .map("volumes")
            .comment(name, "A new, empty file system; Copilot's own has the files until now.");
      }
    }
    keys.key("path").ifPresent(path -> mount(path, name, keys, scope.workload()));
  }

  /** The name in the spec: volumes of all workloads share one section. */
  private static String name(String volume, Scope scope) {
    String name = Names.of(volume);
    for (Manifest other : scope.application().wanted()) {
      boolean before = other.name().compareTo(scope.manifest().name()) < 0;
      if (before && other.volumes().contains(volume)) {
        return scope.manifest().name() + "-" + name;
      }
    }
    return name;
  }

  private static void mount(Key path, String name, Keys keys, DraftMap container) {
    Optional<Key> only = keys.key("read_only");
    boolean writes = only.map(Key::isFalse).orElse(false);
    String text = name + ":" + path.text().orElse("") + (writes ? "" : ":ro");
    container.list("volumes").add(DraftValue.text(text), path.origin());
    only.ifPresent(Key::converted);
  }

  /** The volumes that a sidecar mounts. */
  static void mounts(Key mounts, DraftMap container) {
    for (Key point : mounts.items()) {
      Optional<Keys> keys = point.keys();
      Optional<Key> source = keys.flatMap(map -> map.key("source_volume"));
      Optional<Key> path = keys.flatMap(map -> map.key("path"));
      if (source.isPresent() && path.isPresent()) {
        String volume = name(source.get().text().orElse(""), point.scope());
        declare(source.get(), volume);
        mount(path.get(), volume, keys.get(), container);
        source.get().converted();
      }
    }
  }

  /** A volume that only sidecars mount has to be there too. */
  private static void declare(Key source, String volume) {
    DraftMap volumes = source.scope().spec().map("volumes");
    if (!volumes.has(volume)) {
      volumes.map(volume).put("scratch", true);
      source.toDecide(
          "`storage.volumes` has no such volume: it is an empty directory of the task in the spec");
    }
  }

  private static void fileSystem(Key efs, DraftMap made) {
    Optional<Keys> keys = efs.keys();
    Optional<Key> id = keys.flatMap(map -> map.key("id"));
    if (id.isPresent()) {
      existing(id.get(), keys.get(), made);
      return;
    }
    Optional<Key> uid = keys.flatMap(map -> map.key("uid"));
    Optional<Key> gid = keys.flatMap(map -> map.key("gid"));
    CRC32 checksum = new CRC32();
    checksum.update(efs.scope().manifest().name().getBytes(StandardCharsets.UTF_8));
    long number = checksum.getValue() & MOST;
    made.put("uid", uid.map(key -> key.plain("1000")).orElse(DraftValue.number(number)));
    made.put("gid", gid.map(key -> key.plain("1000")).orElse(DraftValue.number(number)));
    uid.ifPresent(key -> made.from("uid", key.origin()));
    gid.ifPresent(key -> made.from("gid", key.origin()));
    efs.toDecide(
        "the spec creates a new file system, which is empty: copy the files. To keep them where they"
            + " are, the tasks must run in Copilot's VPC: write its IDs under `network`, and here"
            + " `id: fs-...` and `path: /"
            + efs.scope().manifest().name()
            + "`; `aws efs describe-file-systems` prints the ID. Copilot's file system moves files to"
            + " Infrequent Access after 30 days and has bursting throughput; the new one does neither");
  }

  /** Copilot mounts the root of the file system, as the users of the containers. */
  private static void existing(Key id, Keys keys, DraftMap made) {
    Draft shown =
        VariableKeys.exported(id)
            .orElseGet(
                () ->
                    DraftValue.text(
                        id.raw().map(raw -> Texts.of(raw, id.scope(), "fs-00000000")).orElse("")));
    made.put("id", shown, id.origin());
    Optional<Key> point = keys.keys("auth").flatMap(auth -> auth.key("access_point_id"));
    if (point.isPresent()) {
      made.put(
          "access_point",
          Texts.of(point.get().raw().orElse(""), id.scope(), "fsap-00000000000000000"),
          point.get().origin());
    } else {
      made.put("access_point", false);
    }
    keys.key("root_dir")
        .ifPresent(
            key -> {
              if (key.text().orElse("/").equals("/")) {
                key.converted();
              } else {
                made.put("path", key.draft(), key.origin());
              }
            });
    keys.keys("auth").flatMap(auth -> auth.key("iam")).ifPresent(key -> key.converted());
    id.toDecide(
        "tasks mount it only in the VPC of its mount targets: if that is Copilot's, write its IDs"
            + " under `network`. The security group of the file system's mount targets must admit the tasks, which have a"
            + " new security group: write `security_group: sg-...` of the mount targets beside `id`,"
            + " and the spec adds the rule");
  }
}
