package dev.fargen.migrate.compose;

import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the environment, and notes what is left at the top of the Compose file. */
final class TopWriter {

  private static final String VOLUMES = "volumes";
  private static final String ENVIRONMENT = "dev";

  private final Conversion conversion;

  TopWriter(Conversion conversion) {
    this.conversion = conversion;
  }

  void write() {
    names();
    SecretFileWriter.definitions(conversion);
    environment();
    volumes();
    ItemMap file = conversion.file();
    file.get("models")
        .ifPresent(
            item ->
                conversion
                    .report()
                    .ignored(item.origin(), "models", "the services that use them say what to do"));
    new Networks(conversion).definitions();
    variables();
    file.get("version")
        .ifPresent(
            item -> conversion.report().noEffect(item.origin(), "version", "Compose ignores it"));
    file.get("networks")
        .ifPresent(
            item ->
                conversion
                    .report()
                    .ignored(
                        item.origin(),
                        "networks",
                        "the stack has one VPC, and security groups open only what `links`,"
                            + " databases and load balancers need"));
    file.map("configs")
        .ifPresent(all -> conversion.report().converted(all.origin(), "configs", ""));
  }

  /** Notes the services that have another name in the spec. */
  private void names() {
    List<String> names = new ArrayList<>();
    for (Service service : conversion.application().workloads()) {
      if (!service.id().equals(service.name())) {
        names.add("`" + service.name() + "` is `" + service.id() + "`");
      }
    }
    if (!names.isEmpty()) {
      conversion
          .report()
          .remark(
              "names of workloads have lowercase letters, digits and hyphens: "
                  + String.join(", ", names));
    }
  }

  /** Notes the variables of {@code .env}. */
  private void variables() {
    conversion
        .variables()
        .use()
        .forEach(
            (name, used) -> {
              Origin place = conversion.variables().place(name).orElse(conversion.file().origin());
              boolean own = name.startsWith("COMPOSE_") || name.startsWith("DOCKER_");
              if (used || own) {
                conversion.report().converted(place, name, "");
              } else if (!conversion.report().has(place)) {
                conversion.report().ignored(place, name, "the Compose file does not use it");
              }
            });
  }

  private void environment() {
    DraftMap environment = new DraftMap();
    environment.put("mode", "REPLACE_ON_FAILURE");
    DraftMap environments = conversion.spec().map("environments");
    environments.put(ENVIRONMENT, environment);
    environments.comment(
        ENVIRONMENT,
        "For trials: its data is not protected. `prod: {}` adds an environment whose data is.");
    for (Map.Entry<String, Origin> unknown : conversion.variables().unknown().entrySet()) {
      String variable = unknown.getKey();
      String parameter = conversion.variables().parameterOf(variable);
      if (isUsed(conversion.spec(), "${" + parameter + "}")) {
        DraftMap parameters = environment.map("parameters");
        parameters.put(
            parameter,
            placeholder("${" + parameter + "}", "", conversion.spec())
                .orElse(conversion.variables().isRequired(variable) ? "replace-me" : ""));
        conversion
            .report()
            .toDecide(
                unknown.getValue(),
                "${" + variable + "}",
                "neither `.env` nor the file has its value: write it to `environments."
                    + ENVIRONMENT
                    + ".parameters."
                    + parameter
                    + "`");
      }
    }
    conversion
        .variables()
        .fixed()
        .forEach(
            (origin, variable) ->
                conversion
                    .report()
                    .changed(
                        origin,
                        "",
                        "`${"
                            + variable
                            + "}` chooses between texts, which no parameter does: the spec has the"
                            + " text that holds with the values of now"));
    images(environment);
  }

  /** A value of the right form for the first key that has the reference and takes no other. */
  private static Optional<String> placeholder(String reference, String key, Draft draft) {
    if (draft instanceof DraftMap map) {
      return Lists.firstPresent(
          map.entries(),
          entry ->
              key.equals("environment") || key.equals("labels")
                  ? Optional.empty()
                  : placeholder(reference, entry.key(), entry.draft()));
    }
    if (!isUsed(draft, reference)) {
      return Optional.empty();
    }
    String text = draft.value() instanceof Scalar scalar ? scalar.asText() : "";
    return switch (key) {
      case "host" -> Optional.of("example.com");
      case "user" -> Optional.of("1000");
      case "image" ->
          Optional.of(
              text.equals(reference)
                  ? "000000000000.dkr.ecr.us-east-1.amazonaws.com/image:latest"
                  : text.endsWith(":" + reference) ? "latest" : "example.com");
      default -> Optional.empty();
    };
  }

  /** The images that the file does not name. */
  private void images(DraftMap environment) {
    for (Service service : conversion.application().services()) {
      String parameter = conversion.variables().parameterOf(service.id() + "-image");
      boolean used = isUsed(conversion.spec(), "${" + parameter + "}");
      if (used && conversion.application().isContainer(service)) {
        environment
            .map("parameters")
            .put(
                parameter,
                "000000000000.dkr.ecr.us-east-1.amazonaws.com/" + service.id() + ":latest");
      }
    }
  }

  private static boolean isUsed(Draft draft, String reference) {
    boolean used = false;
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        used |= isUsed(entry.draft(), reference);
      }
    } else if (draft instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        used |= isUsed(item.draft(), reference);
      }
    } else {
      Value value = draft.value();
      used =
          value instanceof Scalar scalar
              ? scalar.asText().contains(reference)
              : value.toString().contains(reference);
    }
    return used;
  }

  private void volumes() {
    ItemMap all = conversion.file().map(VOLUMES).orElse(ItemMap.empty(conversion.file().origin()));
    DraftMap written = conversion.spec().getMap(VOLUMES).orElse(new DraftMap());
    for (String name : all.keys()) {
      Item volume = all.get(name).orElse(all);
      String subject = VOLUMES + "." + name;
      if (!written.has(conversion.application().volume(name))) {
        conversion.report().ignored(volume.origin(), subject, "no container of the spec mounts it");
      } else if (volume instanceof ItemMap map) {
        volume(map, subject);
      }
    }
  }

  private void volume(ItemMap volume, String subject) {
    for (String key : volume.keys()) {
      Item item = volume.get(key).orElse(volume);
      String path = subject + "." + key;
      boolean off = item instanceof ItemText text && text.literal().equals("false");
      switch (key) {
        case "external" -> {
          if (off) {
            conversion.report().converted(item.origin(), path, "");
          } else {
            conversion
                .report()
                .toDecide(
                    item.origin(),
                    path,
                    "the stack creates an empty file system: copy the files, or write `id: fs-…` of"
                        + " an existing one");
          }
        }
        case "driver" -> {
          boolean local = item instanceof ItemText text && text.literal().equals("local");
          if (local) {
            conversion.report().converted(item.origin(), path, "");
          } else {
            conversion
                .report()
                .changed(item.origin(), path, "a file system of EFS takes the place of the driver");
          }
        }
        case "driver_opts" ->
            conversion
                .report()
                .changed(
                    item.origin(),
                    path,
                    "a file system of EFS takes the place of the driver and its options");
        default ->
            conversion
                .report()
                .ignored(
                    item.origin(), path, "the file system gets its name and tags from the stack");
      }
    }
  }
}
