package dev.fargen.spec.form;

import java.util.List;
import java.util.Optional;

/**
 * A list of texts, or one parameter that stands for the whole list.
 *
 * @param parameter the list parameter; then there are no items
 */
public record Texts(List<Given<Text>> items, Optional<String> parameter) {

  public Texts {
    items = List.copyOf(items);
  }
}
