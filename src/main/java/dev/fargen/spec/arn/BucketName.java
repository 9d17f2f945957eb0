package dev.fargen.spec.arn;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** The name of a bucket (Amazon S3 user guide, "General purpose bucket naming rules"). */
public final class BucketName {

  /** What no name begins with, except those of AWS's own buckets. */
  private static final List<String> PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");

  /** What names end with that are not those of general purpose buckets. */
  private static final List<List<String>> SUFFIXES =
      List.of(
          List.of("-s3alias", "access point aliases"),
          List.of("--ol-s3", "aliases of Object Lambda access points"),
          List.of(".mrap", "Multi-Region Access Points"),
          List.of("--x-s3", "directory buckets"),
          List.of("--table-s3", "table buckets"));

  private static final String WORDS =
      "the name of an S3 bucket: 3 to 63 lowercase letters, digits, dots and hyphens";

  public static final Form<String> FORM =
      Form.plain(
          WORDS,
          Patterns.BUCKET,
          (name, key) ->
              fault(name, key).or(() -> Check.pattern(WORDS, Patterns.BUCKET).fault(name, key)));

  private BucketName() {}

  /** The fault of a name that begins or ends with what is reserved. */
  public static Optional<Diagnostic> fault(ScalarNode name, String key) {
    String text = name.text();
    for (String prefix : PREFIXES) {
      if (text.startsWith(prefix)) {
        return Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    Reading.written(key, name) + " must not begin with `" + prefix + "`")
                .at(name.cut(0, prefix.length()).span())
                .note("S3 reserves names that begin with `" + prefix + "`"));
      }
    }
    for (List<String> suffix : SUFFIXES) {
      String end = suffix.get(0);
      if (text.endsWith(end)) {
        return Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    Reading.written(key, name) + " must not end with `" + end + "`")
                .at(name.cut(text.length() - end.length(), text.length()).span())
                .note("S3 uses such names for " + suffix.get(1)));
      }
    }
    return Optional.empty();
  }
}
