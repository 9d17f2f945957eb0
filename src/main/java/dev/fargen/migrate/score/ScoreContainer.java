package dev.fargen.migrate.score;

import dev.fargen.migrate.HiddenSecrets;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.nio.file.Path;

/** Converts a container, without its size and its probes. */
final class ScoreContainer {

  /** What score-compose takes for an image that is built, or given on the command line. */
  private static final String BUILT = ".";

  private final ScoreFile file;
  private final ScoreValues values;
  private final ScoreMounts mounts;
  private final Sources sources;
  private final String spec;
  private final HiddenSecrets secrets;
  private final Report report;

  /**
   * @param spec the name of the spec
   */
  ScoreContainer(
      ScoreFile file,
      ScoreValues values,
      ScoreMounts mounts,
      Sources sources,
      String spec,
      HiddenSecrets secrets,
      Report report) {
    this.file = file;
    this.values = values;
    this.mounts = mounts;
    this.sources = sources;
    this.spec = spec;
    this.secrets = secrets;
    this.report = report;
  }

  /**
   * Writes the keys of a container.
   *
   * @param parameter the template parameter for its image, where the file has none
   */
  void write(MapNode.Entry container, DraftMap into, String parameter) {
    String subject = "containers." + container.key().text();
    for (MapNode.Entry entry : ((MapNode) container.value()).entries()) {
      String key = subject + "." + entry.key().text();
      switch (entry.key().text()) {
        case "image" -> image(entry, into, parameter, key);
        case "command" -> words("entrypoint", entry, into);
        case "args" -> words("command", entry, into);
        case "variables" -> variables(entry, into, key);
        case "files" -> mounts.files(entry, into, key);
        case "volumes" -> mounts.volumes(entry, into, key);
        default -> {}
      }
    }
  }

  private void image(MapNode.Entry entry, DraftMap into, String parameter, String subject) {
    String image = entry.value() instanceof ScalarNode scalar ? scalar.text() : "";
    if (!image.equals(BUILT) && !image.isBlank()) {
      into.put("image", parameters(image), file.origin(entry));
    } else if (sources.has(file.directory() + "Dockerfile")) {
      String context = Path.of(file.directory()).normalize().toString().replace('\\', '/');
      into.put("build", inSource(context), file.origin(entry));
    } else {
      into.put("image", "${" + parameter + "}", file.origin(entry));
      report.toDecide(
          file.origin(entry),
          subject,
          "the parameter `"
              + parameter
              + "` is the image; to build it, write `build: <directory>` in place of `image`");
    }
  }

  /** A directory as {@code build} has it, which begins at the root of the source. */
  private String inSource(String context) {
    String below = context.replaceFirst("^(\\.\\./?)+", "");
    if (!below.equals(context)) {
      report.remark(
          "the image of `"
              + file.workload()
              + "` is built from `"
              + context
              + "`, outside of this directory: the path of `build` begins at the directory that"
              + " has both, which is the root of the source for fargen");
    }
    return below.isEmpty() ? "." : below;
  }

  /** {@code ${IMAGE_TAG}} in an image, which the shell replaces, as a template parameter. */
  private static String parameters(String image) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = image.indexOf("${"); open >= 0; open = image.indexOf("${", at)) {
      int close = image.indexOf('}', open);
      int end = close < 0 ? image.length() : close;
      out.append(image, at, open);
      out.append("${").append(LegalName.parameter(image.substring(open + 2, end))).append('}');
      at = Math.min(image.length(), end + 1);
    }
    return out.append(image.substring(at)).toString();
  }

  private void words(String key, MapNode.Entry entry, DraftMap into) {
    DraftList list = new DraftList();
    for (ScalarNode word : ScoreFile.scalars(entry.value())) {
      String text = word.text().replace("$${", "${"); // as score-compose and the shell read it
      list.add(ScoreText.literal(text), file.origin(word));
    }
    into.put(key, list, file.origin(entry));
  }

  private void variables(MapNode.Entry entry, DraftMap into, String subject) {
    if (!(entry.value() instanceof MapNode map)) {
      return;
    }
    for (MapNode.Entry variable : map.entries()) {
      if (variable.value() instanceof ScalarNode scalar) {
        variable(variable, scalar, into, subject + "." + variable.key().text());
      }
    }
  }

  private void variable(MapNode.Entry entry, ScalarNode scalar, DraftMap into, String subject) {
    String name = entry.key().text();
    Origin origin = file.origin(entry);
    ScoreText text = values.text(scalar.text());
    for (String fault : text.faults()) {
      report.refused(origin, subject, fault);
    }
    for (String decision : text.decisions()) {
      report.toDecide(origin, subject, decision);
    }
    for (String change : text.changes()) {
      report.changed(origin, subject, change);
    }
    boolean literal = text.text().equals(scalar.text());
    if (!text.faults().isEmpty() || text.empty()) {
      return;
    }
    if (text.secret()) {
      into.map("secrets").put(name, text.text(), origin);
    } else if (literal && SecretText.isSecret(name, scalar.text())) {
      String stored = ScoreSecrets.name(spec, file.workload(), name);
      into.map("secrets").map(name, origin).put("secret", stored);
      secrets.know(scalar.text(), stored);
      report.secret(origin, subject, "store it with " + StoredSecret.command(stored));
    } else {
      into.map("environment")
          .put(name, literal ? DraftValue.of(scalar) : DraftValue.text(text.text()), origin);
    }
  }
}
