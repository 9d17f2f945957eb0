package dev.fargen.migrate.compose;

import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;

/**
 * What all parts of a conversion share.
 *
 * @param file the application as one file
 * @param spec the spec that is written
 */
record Conversion(
    Sources sources,
    ImportOptions options,
    Report report,
    ItemMap file,
    DraftMap spec,
    Variables variables,
    Secrets secrets,
    BuildFiles builds,
    EnvFiles envFiles,
    Application application,
    Texts texts,
    Rewriter rewriter,
    ServicePorts ports,
    Doors doors) {

  /** The place of a thing at the top of the file; that of the file where it is not there. */
  Origin origin(String section, String name) {
    return file.map(section).flatMap(all -> all.get(name)).map(Item::origin).orElse(file.origin());
  }

  /** A path of a Compose file, relative to the directory that fargen runs in. */
  String path(Item item, String path) {
    return builds.path(item, path);
  }
}
