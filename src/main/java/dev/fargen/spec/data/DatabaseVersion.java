package dev.fargen.spec.data;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** The version of an engine, as RDS writes it or shorter. */
final class DatabaseVersion {

  static final String WORDS =
      "an engine version such as `18` (postgres), `8.4.11` (mysql), `17.7` (aurora-postgresql) or"
          + " `3.10.5` (aurora-mysql)";

  static final String PATTERN =
      "[0-9]{1,2}(\\.[0-9]{1,3}){0,2}|8\\.[04]\\.mysql_aurora\\.[0-9]{1,2}(\\.[0-9]{1,3}){2}";

  private static final Check CHECK = Check.pattern(WORDS, PATTERN);

  private DatabaseVersion() {}

  /** Aurora MySQL 1 and 2 are not available (Aurora user guide, "Aurora Serverless v2"). */
  static Optional<Diagnostic> fault(ScalarNode version, String key) {
    boolean old = version.text().startsWith("5.6.") || version.text().startsWith("5.7.");
    return old && version.text().contains("mysql_aurora")
        ? Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    Reading.written(key, version) + " is not available on Aurora Serverless v2")
                .at(version.span())
                .note("Aurora Serverless v2 requires aurora-mysql 3.02 or later")
                .help("write `version: 3.10.5`, or remove `version` to use the default"))
        : CHECK.fault(version, key);
  }
}
