package dev.fargen.deploy;

import dev.fargen.cfn.Document;

/**
 * The template of a stack as it shall be.
 *
 * @param text what is sent
 * @param content what the text says
 */
public record StackTemplate(String text, Document content, TemplateOutline outline) {

  /** A template that was made here, so that nobody need read its text. */
  public static StackTemplate of(String text, Document content) {
    return new StackTemplate(text, content, TemplateOutline.of(content));
  }

  /** A template of which there is only the text. */
  public static StackTemplate read(String text) throws UnreadableTemplate {
    return of(text, TemplateReader.read(text));
  }
}
