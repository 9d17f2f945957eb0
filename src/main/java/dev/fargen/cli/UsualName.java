package dev.fargen.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.migrate.LegalName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The default name of a first spec. */
final class UsualName {

  /** Largest size of package.json that is read, in bytes. */
  private static final int MOST = 1 << 20;

  private UsualName() {}

  /** That of the file; for a default file, that of package.json in its folder, or of the folder. */
  static String of(Path file, Path folder) {
    String own = String.valueOf(file.getFileName());
    String name =
        SpecFile.USUAL.contains(own)
            ? ofPackage(folder).orElse(String.valueOf(folder.getFileName()))
            : own.replaceFirst("\\.ya?ml$", "");
    return LegalName.spec(name);
  }

  /** The name in package.json, without its scope. */
  private static Optional<String> ofPackage(Path folder) {
    Path file = folder.resolve("package.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
      String name = new ObjectMapper().readTree(text).path("name").asText();
      return Optional.of(name.replaceFirst("^@[^/]*/", "")).filter(found -> !found.isBlank());
    } catch (IOException e) {
      return Optional.empty(); // npm reports what is wrong
    }
  }
}
