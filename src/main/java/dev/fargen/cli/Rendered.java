package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of rendering one spec, before it is written.
 *
 * @param valid for the check against other specs, empty if the spec has errors
 * @param template the text of the template, if it is printed
 * @param files the files to write; none if the spec has errors
 * @param states each file, compared with the one on disk; and the obsolete files
 * @param remarks what is not a fault of the spec
 * @param trouble why the files on disk could not be compared
 */
record Rendered(
    String name,
    Diagnostics diagnostics,
    Optional<AcrossSpecs.Valid> valid,
    String template,
    OutputFiles files,
    Map<Path, FileState> states,
    List<String> remarks,
    Optional<IOException> trouble) {

  static Rendered wrong(String name, Diagnostics diagnostics) {
    return new Rendered(
        name,
        diagnostics,
        Optional.empty(),
        "",
        new OutputFiles(),
        Map.of(),
        List.of(),
        Optional.empty());
  }
}
