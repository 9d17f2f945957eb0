package dev.fargen.spec.arn;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Texts that are either the name of something or its ARN. */
public final class NameOrArn {

  private static final String S3_URI = "s3://";
  private static final String S3_NAME = ":s3:::";

  private NameOrArn() {}

  /** A name that matches a pattern, or an ARN, see {@link Arns}. */
  public static Form<Text> form(String words, String name, String arn, String example) {
    return form(words, name, arn, example, (text, key) -> Optional.empty());
  }

  /**
   * The same with a further check.
   *
   * @param named finds a fault of a name that it explains better than the pattern
   */
  public static Form<Text> form(
      String words, String name, String arn, String example, Check named) {
    Check ofName = Check.pattern(words, name);
    Check ofArn = Arns.check(words, arn, example);
    return Form.text(
        words,
        "(" + name + "|" + arn + ")",
        (text, key) -> {
          if (text.text().startsWith("https://sqs.") && words.contains("queue")) {
            return Optional.of(
                Diagnostic.of(
                        Code.INVALID_VALUE,
                        "`" + key + "` must be a name or an ARN, not the URL of a queue")
                    .at(text.span())
                    .help(queue(key, text.text())));
          }
          if (text.text().startsWith(S3_URI) && words.contains("bucket")) {
            String bucket = text.text().substring(S3_URI.length()).split("/", 2)[0];
            return Optional.of(
                Diagnostic.of(
                        Code.INVALID_VALUE,
                        Reading.written(key, text) + " is an S3 URI, not a bucket name or ARN")
                    .at(text.span())
                    .help("write `" + key + ": " + bucket + "`"));
          }
          boolean alias = text.text().startsWith("alias/") && words.contains("KMS");
          return text.text().startsWith("arn:") || alias
              ? ofArn.fault(text, key).or(() -> bucket(text).flatMap(one -> named.fault(one, key)))
              : named.fault(text, key).or(() -> ofName.fault(text, key));
        });
  }

  /** The queue of a URL such as {@code https://sqs.eu-west-1.amazonaws.com/111122223333/jobs}. */
  private static String queue(String key, String url) {
    String queue = url.substring(url.lastIndexOf('/') + 1);
    String name = "write `" + key + ": " + queue + "`";
    String[] parts = url.split("/", -1);
    String[] host = parts[2].split("\\.", -1);
    if (parts.length != 5 || host.length < 4) {
      return name;
    }
    String place = ArnPlace.partition(host[1]) + ":sqs:" + host[1] + ":" + parts[3];
    return "write `"
        + key
        + ": arn:"
        + place
        + ":"
        + queue
        + "`, or `"
        + key
        + ": "
        + queue
        + "` for a queue in the account and the region of the stack";
  }

  /** The name in the ARN of a bucket. */
  private static Optional<ScalarNode> bucket(ScalarNode arn) {
    int name = arn.text().indexOf(S3_NAME) + S3_NAME.length();
    return arn.text().contains(S3_NAME)
        ? Optional.of(arn.cut(name, arn.text().length()))
        : Optional.empty();
  }
}
