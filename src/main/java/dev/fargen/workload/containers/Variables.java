package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.FileText;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of a container.
 *
 * @param plain those that everybody reads who may read the task definition
 */
public record Variables(List<Variable> plain, List<SecretVariable> secrets) {

  /**
   * One that is no secret.
   *
   * @param file the path of the file that has it, whose place in the spec is the span then
   */
  public record Variable(String name, Given<Text> value, Span span, Optional<String> file) {
    public Variable(String name, Given<Text> value, Span span) {
      this(name, value, span, Optional.empty());
    }

    public boolean ofFile() {
      return file.isPresent();
    }
  }

  public Variables {
    plain = List.copyOf(plain);
    secrets = List.copyOf(secrets);
  }

  /** What stands under {@code secrets} but is none, as a host or a name, is a plain one. */
  static Variables of(Section section, Map<String, String> values, Map<String, FileText> files) {
    List<Variable> plain = new ArrayList<>(plain(section, ContainerKeys.ENVIRONMENT));
    Set<String> written = new HashSet<>(section.named(ContainerKeys.SECRETS).keySet());
    plain.forEach(one -> written.add(one.name()));
    plain.addAll(
        Lists.filter(
            EnvFiles.read(section.list(ContainerKeys.ENV_FILE), files).variables(),
            one -> !written.contains(one.name())));
    return new Variables(plain, secrets(section, values)).sorted();
  }

  /** The same with what is no secret among the plain ones. */
  Variables sorted() {
    List<Variable> open = new ArrayList<>(plain);
    Lists.filter(secrets, Variables::isPlain)
        .forEach(one -> open.add(new Variable(one.name(), one.text(), one.span())));
    return new Variables(open, Lists.filter(secrets, secret -> !isPlain(secret)));
  }

  /** The entries of a map of texts. */
  static List<Variable> plain(Section section, Key<Named<Text>> key) {
    List<Variable> plain = new ArrayList<>();
    section
        .named(key)
        .forEach((name, entry) -> plain.add(new Variable(name, entry.value(), entry.key())));
    return plain;
  }

  /** Whether it is nothing but what a thing of the spec gives, and that is no secret. */
  private static boolean isPlain(SecretVariable secret) {
    Text text = secret.text().value();
    return secret.source() instanceof SecretVariable.Reference
        && text.parts().size() == 1
        && Lists.any(text.things(), thing -> !ThingKind.isPassword(thing) && !thing.isOfResource());
  }

  /** The secrets without a path, which would be files. */
  private static List<SecretVariable> secrets(Section section, Map<String, String> values) {
    List<SecretVariable> all = new ArrayList<>();
    section
        .named(ContainerKeys.SECRETS)
        .forEach(
            (name, entry) -> {
              Section secret = entry.value().value();
              if (!secret.has(SecretKeys.TARGET)) {
                SecretVariable.of(name, entry.key(), secret, values).ifPresent(all::add);
              }
            });
    return all;
  }
}
