package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The result of rendering one spec, before it is written.
 *
 * @param template the text of the template, empty if the spec has errors
 * @param files the files to write; none if the spec has errors
 * @param differing each file, and whether it differs from the one on disk
 * @param trouble why the files on disk could not be compared
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
