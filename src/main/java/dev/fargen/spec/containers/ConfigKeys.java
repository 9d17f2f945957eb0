package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;

/** Keys of configs, the files that containers get, as in the Compose Specification. */
public final class ConfigKeys {

  /** An absolute path without {@code .} and {@code ..}. */
  private static final String FILE_PATH = "(?!.*/\\.{1,2}(/|$))(?:/[A-Za-z0-9_.@%+=-]+)+";

  public static final Key<Text> CONTENT =
      Key.of("content", Form.text("a string"), "Text of the file, which may contain references.")
          .becomes("an environment variable of the container `files-init`")
          .example("content: \"server { listen 80; }\"");
  public static final Key<String> FILE =
      Key.of(
              "file",
              Form.plain("a path relative to the spec", Patterns.SOURCE_PATH),
              "Path of a UTF-8 text file, relative to the directory of the spec. It is read when"
                  + " the spec is rendered, and used as it is, without references.")
          .becomes("an environment variable of the container `files-init`")
          .example("file: nginx/default.conf");

  /** Keys of a config under the top-level {@code configs}. */
  public static final Shape SHAPE = Shape.of("a config", CONTENT, FILE);

  public static final Key<String> SOURCE =
      Key.of("source", Form.plain("the name of a config", Name.THING.pattern()), "Config to mount.")
          .mandatory()
          .becomes("an environment variable of the container `files-init`")
          .example("source: nginx");
  public static final Key<String> TARGET =
      Key.of(
              "target",
              Form.plain("an absolute path of a file", FILE_PATH),
              "Path of the file in the container. Fargate mounts directories only, so the directory"
                  + " of the file is mounted, read-only, and hides what the image has there.")
          .mandatory()
          .becomes("`MountPoints` of the container definition")
          .example("target: /etc/nginx/conf.d/default.conf");
  public static final Key<String> MODE =
      Key.of(
              "mode",
              Form.plain("three or four octal digits such as `0444`", "[0-7]{3,4}"),
              "Permissions of the file. One that not all users can read belongs to the numeric `user`"
                  + " of the container; all others belong to root.")
          .fallback("0444")
          .becomes("the command of the container `files-init`")
          .example("mode: \"0440\"");

  /** Keys of a config that a container mounts. */
  public static final Shape MOUNTED = Shape.of("an item of `configs`", SOURCE, TARGET, MODE);

  private ConfigKeys() {}

  /** The short form of Compose names no path: it would mount the root directory. */
  static boolean passes(Node node, Reading in) {
    if (!(node instanceof ScalarNode name) || name.isNull() || name.text().startsWith("${")) {
      return true;
    }
    String text = ScalarNode.shortened(name.text());
    int colon = text.indexOf(':');
    in.report(
        colon > 0
            ? Diagnostic.of(
                    Code.WRONG_TYPE,
                    "an item of `configs` must be a map with `source` and `target`, not `"
                        + text
                        + "`")
                .at(name.span())
                .note(
                    "Fargate mounts directories only: the files of the image in the directory of"
                        + " `target` are hidden")
                .help(write(text.substring(0, colon), text.substring(colon + 1)))
            : Diagnostic.of(
                    Code.WRONG_TYPE, "a config requires the path of its file in the container")
                .at(name.span())
                .note(
                    "Compose would mount the file at `/"
                        + text
                        + "`; Fargate mounts directories only")
                .help(write(text, "/etc/my-application/" + text)));
    return false;
  }

  private static String write(String source, String target) {
    return "write `{source: " + source + ", target: " + target + "}`";
  }
}
