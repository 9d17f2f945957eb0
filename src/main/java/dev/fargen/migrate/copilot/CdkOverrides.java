package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.List;
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
        boolean noted = false;
        for (Manifest manifest : application.wanted()) {
          if (file.startsWith(manifest.file().replaceFirst("[^/]+$", "overrides/"))) {
            noted = refused(manifest, why, application);
          }
        }
        if (!noted) {
          application.report().remark(why);
        }
      }
    }
  }

  /** The line with the type stands for the whole manifest. */
  private static boolean refused(Manifest manifest, String why, Application application) {
    Optional<MapNode.Entry> type = manifest.tree().entry("type");
    type.ifPresent(
        entry -> application.report().refused(Origin.of(manifest.file(), entry), "overrides", why));
    return type.isPresent();
  }
}
