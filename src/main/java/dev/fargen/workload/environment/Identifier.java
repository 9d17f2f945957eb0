package dev.fargen.workload.environment;

import dev.fargen.diag.Span;
import dev.fargen.spec.arn.SecretName;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The name or the ARN of something outside the stack. Which of them a template parameter is, its
 * value in the environment decides; the value of an export is an ARN, unless said otherwise.
 *
 * @param text as in the spec
 * @param value the text with the values of its parameters; empty if only CloudFormation knows them
 * @param exportedName whether it is the value of an export, which is a name
 */
public record Identifier(Given<Text> text, Optional<String> value, boolean exportedName) {

  private static final String ARN = "arn:";
  private static final String SECRET = ":secret:";

  /** The number of colons before the resource of a secret's ARN ends: {@code secret:name}. */
  private static final int COLONS = 6;

  public static Identifier of(Given<Text> text, Map<String, String> values) {
    return new Identifier(text, Environment.literal(text.value(), values), false);
  }

  /** The same; if it is the value of an export, that is a name. */
  public static Identifier named(Given<Text> text, Map<String, String> values) {
    return new Identifier(
        text, Environment.literal(text.value(), values), text.value().export().isPresent());
  }

  /** Whether it is the value of an export. */
  public boolean isExported() {
    return text.value().export().isPresent();
  }

  public Span span() {
    return text.span();
  }

  /** The value, or the text as written. */
  private String known() {
    return value.orElseGet(() -> text.value().written());
  }

  /** Whether it is an ARN; a parameter without a value is one if its name ends with {@code Arn}. */
  public boolean isArn() {
    if (isExported()) {
      return !exportedName;
    }
    Optional<ThingReference> thing = text.value().thing().filter(one -> !one.isOfResource());
    if (thing.isPresent()) {
      return thing.get().attribute().equals("arn");
    }
    Optional<String> unknown = value.isPresent() ? Optional.empty() : text.value().parameter();
    return unknown.map(name -> name.endsWith("Arn")).orElseGet(() -> known().startsWith(ARN));
  }

  /** Whether it begins with a slash, as the name of a parameter in Parameter Store may. */
  public boolean isAbsolute() {
    return known().startsWith("/");
  }

  /** Whether it is the ARN of a parameter in Parameter Store. */
  public boolean isOfParameterStore() {
    return known().startsWith(ARN) && known().contains(":ssm:");
  }

  /**
   * Whether it is a secret's ARN without the hyphen and the six characters that Secrets Manager
   * adds to the name (AWS Secrets Manager API reference, "GetSecretValue", SecretId).
   */
  public boolean isPartialArn() {
    String arn = known();
    int at = arn.indexOf(SECRET);
    if (!arn.startsWith(ARN) || at < 0) {
      return false;
    }
    String name = arn.substring(at + SECRET.length());
    boolean open = name.contains("${") || name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    return !open && !SecretName.endsLikeArn(name.split(":", 2)[0]);
  }

  /** Whether a template parameter holds a secret's ARN with what may follow it. */
  public boolean holdsKey() {
    return text.value().parameter().isPresent()
        && value.orElse("").startsWith(ARN)
        && value.orElse("").split(":", -1).length > COLONS + 1;
  }

  /** The ARN of a secret without the JSON key, version stage and version id that may follow it. */
  public Given<Text> withoutKey() {
    List<Text.Part> parts = new ArrayList<>();
    int colons = 0;
    for (Text.Part part : text.value().parts()) {
      if (!(part instanceof Text.Literal literal)) {
        parts.add(part);
        boolean whole = part instanceof Text.ThingReference thing && thing.isOfResource();
        colons += whole ? COLONS : 0;
        continue;
      }
      for (int i = 0; i < literal.text().length(); i++) {
        colons += literal.text().charAt(i) == ':' ? 1 : 0;
        if (colons > COLONS) {
          if (i > 0) {
            parts.add(new Text.Literal(literal.text().substring(0, i)));
          }
          return text.map(all -> new Text(parts));
        }
      }
      parts.add(literal);
    }
    return text;
  }
}
