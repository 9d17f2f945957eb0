package dev.fargen.spec.services;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A workload that another one calls, as written: {@code api}, {@code api:backend} or {@code
 * shared/api}.
 *
 * @param spec the other spec that has the workload
 * @param alias the name that the caller uses, as in Compose's {@code links}
 */
public record LinkText(Optional<String> spec, String workload, Optional<String> alias) {

  private static final String NAME = "[a-z]([a-z0-9-]{0,38}[a-z0-9])?";

  /**
   * Amazon ECS API reference, "ServiceConnectClientAlias": at most 127 characters. The discovery
   * name, which is the alias and a port, has at most 64 ("ServiceConnectService").
   */
  private static final String ALIAS = "[a-z0-9]([a-z0-9._-]{0,55}[a-z0-9])?";

  static final Form<LinkText> FORM =
      Form.plain(
              "the name of a workload, `workload:alias` or `spec/workload`; an alias has at most 57"
                  + " letters, digits, dots, underscores and hyphens",
              "(" + Patterns.SPEC + "/)?" + NAME + "(:" + ALIAS + ")?")
          .as(LinkText::of);

  private static LinkText of(ScalarNode node) {
    String text = node.text();
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1);
    int colon = name.indexOf(':');
    return new LinkText(
        slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash)),
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)));
  }
}
