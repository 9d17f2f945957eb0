package dev.fargen.migrate.template;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.Optional;

/** What {@code ValueFrom} of a container's secret is in a spec. */
final class SecretReference {

  private SecretReference() {}

  /** {@code arn:key:version:id} has up to three parts behind the ARN of a secret. */
  static Optional<Draft> of(Draft draft) {
    if (!(draft.value() instanceof Scalar scalar)) {
      return Optional.of(draft);
    }
    String text = scalar.asText();
    if (text.startsWith("/") || (!text.contains(":") && !text.startsWith("${"))) {
      return Optional.of(new DraftMap().put("ssm", text));
    }
    int end = text.startsWith("${") ? text.indexOf('}') + 1 : afterArn(text);
    if (end <= 0 || end > text.length()) {
      return Optional.empty();
    }
    String[] rest = text.substring(end).split(":", -1);
    if (rest.length < 2) {
      return rest[0].isEmpty() ? Optional.of(DraftValue.text(text)) : Optional.empty();
    }
    boolean key = !rest[1].isEmpty();
    DraftMap secret = new DraftMap().put(key ? "secret" : "from", text.substring(0, end));
    if (key) {
      secret.put("key", rest[1]);
    }
    return rest.length < 3 || rest[2].isEmpty() ? Optional.of(secret) : Optional.empty();
  }

  /** Where the ARN of a secret ends: it has seven parts. */
  private static int afterArn(String text) {
    if (!text.startsWith("arn:") || !text.contains(":secret:")) {
      return text.startsWith("arn:") ? text.length() : -1;
    }
    int start = text.indexOf(":secret:") + ":secret:".length();
    int end = text.indexOf(':', start);
    return end < 0 ? text.length() : end;
  }
}
