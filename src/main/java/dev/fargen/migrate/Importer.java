package dev.fargen.migrate;

/** Makes a spec from the files of another tool. */
public interface Importer {

  /**
   * Reads the files and makes a spec.
   *
   * @throws CannotImport where there is nothing to make a spec from
   * @throws dev.fargen.diag.SpecException where a file is no valid YAML
   */
  Imported read(Sources sources, ImportOptions options);
}
