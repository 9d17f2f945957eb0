package dev.fargen.spec.services;

import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A workload that another one calls, as written: {@code api} or {@code api:backend}.
 *
 * @param alias the name that the caller uses, as in Compose's {@code links}
 */
public record LinkText(String workload, Optional<String> alias) {

  private static final String NAME = "[a-z]([a-z0-9-]{0,38}[a-z0-9])?";

  /** Amazon ECS API reference, "ServiceConnectClientAlias": at most 127 characters. */
  private static final String ALIAS = "[a-z0-9]([a-z0-9._-]{0,125}[a-z0-9])?";

  static final Form<LinkText> FORM =
      Form.plain("the name of a workload, or `workload:alias`", NAME + "(:" + ALIAS + ")?")
          .as(LinkText::of);

  private static LinkText of(ScalarNode node) {
    String text = node.text();
    int colon = text.indexOf(':');
    return colon < 0
        ? new LinkText(text, Optional.empty())
        : new LinkText(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
  }
}
