package dev.fargen.spec.balancing;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of what the load balancer changes in a request before it sends it to a task. */
public final class RewriteKeys {

  /** Keys of one change. */
  public static final class Change {
    public static final Key<Text> REGEX =
        Key.of(
                "regex",
                Form.text("a regular expression of at most 1024 characters", "[\\s\\S]{1,1024}"),
                "What is replaced. If it does not match, the request stays as it is. The load balancer"
                    + " has no lookarounds, backreferences, atomic groups, possessive quantifiers or"
                    + " Unicode classes.")
            .becomes("`Regex` of the transform")
            .example("regex: \"^/api/?(.*)$\"")
            .mandatory();
    public static final Key<Text> REPLACE =
        Key.of(
                "replace",
                Form.text("a string of at most 1024 characters", "[\\s\\S]{0,1024}"),
                "The replacement, with the capture groups of the regular expression as `$1`, `$2`.")
            .becomes("`Replace` of the transform")
            .example("replace: /")
            .mandatory();
    public static final Shape SHAPE = Shape.of("a rewrite of the URL", REGEX, REPLACE);
    public static final Shape OF_HOST =
        Shape.of(
            "a rewrite of the host",
            REGEX.example("regex: \"^(.*)\\\\.example\\\\.com$\""),
            REPLACE.example("replace: shop.internal"));

    private Change() {}
  }

  public static final Key<Section> URL =
      Key.of(
              "url",
              Form.block(() -> Change.SHAPE),
              "Replaces a part of the path and query of the request.")
          .becomes("a transform of type url-rewrite")
          .example("url: {regex: \"^/api/?(.*)$\", replace: /$1}");
  public static final Key<Section> HOST =
      Key.of("host", Form.block(() -> Change.OF_HOST), "Replaces a part of the `Host` header.")
          .becomes("a transform of type host-header-rewrite")
          .example("host: {regex: \"^(.*)\\\\.example\\\\.com$\", replace: $1.internal}");
  public static final Shape SHAPE = Shape.of("a `rewrite` block", URL, HOST);

  private RewriteKeys() {}
}
