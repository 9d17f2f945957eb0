package dev.fargen.spec.form;

import dev.fargen.cfn.Pseudo;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text with references in it: {@code jdbc:mysql://${databases.shop.host}/shop}. */
public record Text(List<Part> parts) {

  /** A piece of the text. */
  public sealed interface Part {
    /** The text as written in the spec. */
    String written();
  }

  /** Literal text. */
  public record Literal(String text) implements Part {
    @Override
    public String written() {
      return text.replace("${", "$${");
    }
  }

  /** {@code ${Name}}: a template parameter. */
  public record ParameterReference(String name) implements Part {
    @Override
    public String written() {
      return "${" + name + "}";
    }
  }

  /** {@code ${AWS::Region}}: a pseudo parameter of CloudFormation. */
  public record PseudoReference(Pseudo pseudo) implements Part {
    @Override
    public String written() {
      return "${" + pseudo.id() + "}";
    }
  }

  /**
   * {@code ${databases.shop.host}}: something that the spec describes.
   *
   * @param kind {@code databases}
   * @param name {@code shop}
   * @param attribute {@code host}; empty where the thing itself is meant
   */
  public record ThingReference(String kind, String name, String attribute) implements Part {
    @Override
    public String written() {
      return "${" + path() + "}";
    }

    /** The reference without its braces. */
    public String path() {
      return kind + "." + name + (attribute.isEmpty() ? "" : "." + attribute);
    }

    /** Whether it is what CloudFormation returns for a raw resource of the spec. */
    public boolean isOfResource() {
      return kind.equals("resources");
    }
  }

  /**
   * {@code {from_cfn: name}}: the value that another stack exports under the name.
   *
   * @param name may contain parameters and pseudo parameters
   */
  public record ExportReference(Text name) implements Part {
    @Override
    public String written() {
      return "{" + FromCfn.KEY + ": " + name.written() + "}";
    }
  }

  /**
   * {@code ${secret:shop/api:token}}: a secret in Secrets Manager.
   *
   * @param id its name or ARN
   * @param key of the JSON in it; empty where the whole secret is meant
   */
  public record SecretReference(String id, String key) implements Part {
    @Override
    public String written() {
      return "${secret:" + id + (key.isEmpty() ? "" : ":" + key) + "}";
    }
  }

  public Text {
    parts = List.copyOf(parts);
  }

  public static Text of(String literal) {
    return new Text(literal.isEmpty() ? List.of() : List.of(new Literal(literal)));
  }

  public static Text of(Part... parts) {
    return new Text(Arrays.asList(parts));
  }

  /** The text, if it has no references. */
  public Optional<String> literal() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Literal literal)) {
        return Optional.empty();
      }
      text.append(literal.text());
    }
    return Optional.of(text.toString());
  }

  /** The parameter, if the text is exactly {@code ${Name}}. */
  public Optional<String> parameter() {
    return parts.size() == 1 && parts.get(0) instanceof ParameterReference reference
        ? Optional.of(reference.name())
        : Optional.empty();
  }

  /** The export, if the text is the value of one. */
  public Optional<ExportReference> export() {
    return parts.size() == 1 && parts.get(0) instanceof ExportReference export
        ? Optional.of(export)
        : Optional.empty();
  }

  /** The thing, if the text is exactly {@code ${kind.name.attribute}}. */
  public Optional<ThingReference> thing() {
    return parts.size() == 1 && parts.get(0) instanceof ThingReference thing
        ? Optional.of(thing)
        : Optional.empty();
  }

  /** The references to things in the spec. */
  public List<ThingReference> things() {
    List<ThingReference> things = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof ThingReference thing) {
        things.add(thing);
      }
    }
    return things;
  }

  /** Whether it refers to a raw resource, whose values only CloudFormation knows. */
  public boolean isOfResource() {
    return Lists.any(things(), ThingReference::isOfResource);
  }

  /** The references to secrets in Secrets Manager. */
  public List<SecretReference> secrets() {
    return Lists.only(parts, SecretReference.class);
  }

  /** The text with the values of its parameters, as far as they are known. */
  public String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          part instanceof Literal literal
              ? literal.text()
              : part instanceof ParameterReference reference
                  ? values.getOrDefault(reference.name(), part.written())
                  : part.written());
    }
    return text.toString();
  }

  /** This text with another part at its end. */
  public Text plus(Part more) {
    List<Part> longer = new ArrayList<>(parts);
    longer.add(more);
    return new Text(longer);
  }

  /** The text as written in the spec. */
  public String written() {
    StringBuilder written = new StringBuilder();
    for (Part part : parts) {
      written.append(part.written());
    }
    return written.toString();
  }

  /** Texts are equal if they are written in the same way. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text text
        && written().equals(text.written())
        && export().isPresent() == text.export().isPresent();
  }

  @Override
  public int hashCode() {
    return written().hashCode();
  }
}
