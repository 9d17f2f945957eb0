package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec came to in a render, nothing of it written yet.
 *
 * @param diagnostics what is to be said about it
 * @param template the text of the template itself, empty where the spec is wrong
 * @param files what it becomes; none where the spec is wrong
 * @param differing each of the files, and whether the one on disk is another
 * @param trouble why it could not be held against what is on disk
 */
record Rendered(
    String name,
    Diagnostics diagnostics,
    String template,
    OutputFiles files,
    Map<Path, Boolean> differing,
    Optional<IOException> trouble) {

  static Rendered wrong(String name, Diagnostics diagnostics) {
    return new Rendered(name, diagnostics, "", new OutputFiles(), Map.of(), Optional.empty());
  }
}
