package dev.fargen.cfn;

import java.util.List;
import java.util.Optional;

/**
 * A mention of something else of the template.
 *
 * @param name a logical id, or the name of a pseudo parameter
 * @param attribute of the resource, where one is asked for and written out
 * @param path where it stands in the value that was searched
 * @param part what names it, where that is only a part of the text at the end of the path
 */
public record Reference(
    Kind kind, String name, Optional<String> attribute, Path path, Optional<Part> part) {

  /** What is mentioned. */
  public enum Kind {
    /** A resource or a parameter. */
    VALUE,
    RESOURCE,
    CONDITION,
    MAPPING;

    /** The sections of the template that may have what is mentioned. */
    public List<String> sections() {
      return switch (this) {
        case VALUE -> List.of("Resources", "Parameters");
        case RESOURCE -> List.of("Resources");
        case CONDITION -> List.of("Conditions");
        case MAPPING -> List.of("Mappings");
      };
    }
  }

  /** A part of a text, in code points: <code>${Name}</code> with all that belongs to it. */
  public record Part(int offset, int length) {}

  /** Whether it is a resource or a parameter. */
  public boolean isValue() {
    return kind == Kind.VALUE || kind == Kind.RESOURCE;
  }
}
