package dev.fargen.deploy;

import dev.fargen.cfn.Document;

/**
 * The template of a request.
 *
 * @param text the text that is sent
 * @param content its parsed content
 */
public record StackTemplate(String text, Document content, TemplateOutline outline) {

  /** A template that was rendered here, so that its text need not be parsed. */
  public static StackTemplate of(String text, Document content) {
    return new StackTemplate(text, content, TemplateOutline.of(content));
  }

  /** A template that is only known as text. */
  public static StackTemplate read(String text) throws UnreadableTemplate {
    return of(text, TemplateReader.read(text));
  }
}
