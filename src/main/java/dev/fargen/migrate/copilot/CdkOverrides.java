package dev.fargen.migrate.copilot;

import dev.fargen.diag.Span;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Overrides that are programs of the AWS CDK: what they change is not known without running them.
 */
final class CdkOverrides {
  private CdkOverrides() {}

  /** Says which parts of the application have such overrides. */
  static void report(Application application) {
    List<String> files = application.sources().below(application.files().directory());
    for (String file : files) {
      if (file.endsWith("/overrides/cdk.json")) {
        String directory = file.substring(0, file.length() - "cdk.json".length());
        String why =
            "`"
                + directory
                + "` changes the template of Copilot by a program, which is not run: write what it"
                + " does as keys or `patches`";
        boolean noted = isOfOther(directory, application);
        for (Manifest manifest : application.wanted()) {
          if (file.startsWith(manifest.file().replaceFirst("[^/]+$", "overrides/"))) {
            noted = refused(manifest, why, application);
          }
        }
        if (!noted) {
          application.report().refused(new Origin(file, Span.START), "overrides", why);
        }
      }
    }
  }

  /** Whether it belongs to a service or job that is not imported. */
  private static boolean isOfOther(String directory, Application application) {
    for (Map.Entry<String, String> one : application.files().manifests().entrySet()) {
      String own = one.getValue().replaceFirst("[^/]+$", "overrides/");
      if (directory.equals(own) && application.wanted(one.getKey()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The line with the type stands for the whole manifest. */
  private static boolean refused(Manifest manifest, String why, Application application) {
    Optional<MapNode.Entry> type = manifest.tree().entry("type");
    type.ifPresent(
        entry -> application.report().refused(Origin.of(manifest.file(), entry), "overrides", why));
    return type.isPresent();
  }
}
