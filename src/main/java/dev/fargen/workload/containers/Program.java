package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs in a container, where its image does not say it, and the port that it listens on.
 *
 * @param exposed further ports
 * @param terminal whether it has a pseudo terminal
 * @param input whether its standard input stays open
 */
public record Program(
    List<Given<Text>> entrypoint,
    List<Given<Text>> command,
    Optional<Given<Text>> workingDir,
    Optional<Given<Text>> user,
    Optional<Given<Integer>> port,
    List<Given<ExposedPort>> exposed,
    Given<Boolean> terminal,
    Given<Boolean> input) {

  public Program {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    exposed = List.copyOf(exposed);
  }

  List<Given<Text>> texts() {
    List<Given<Text>> texts = new ArrayList<>(entrypoint);
    texts.addAll(command);
    workingDir.ifPresent(texts::add);
    user.ifPresent(texts::add);
    return texts;
  }

  /** Whether it has this port, for TCP. */
  public boolean listens(int wanted) {
    return listens(wanted, "tcp");
  }

  /** Whether it has this port, for TCP or UDP; its {@code port} is for TCP. */
  public boolean listens(int wanted, String protocol) {
    boolean main = port.filter(one -> one.value() == wanted).isPresent();
    return (main && protocol.equals("tcp"))
        || Lists.any(
            exposed,
            one -> one.value().port() == wanted && one.value().protocol().equals(protocol));
  }

  static Program of(Section section) {
    return new Program(
        words(section, ContainerKeys.ENTRYPOINT),
        words(section, ContainerKeys.COMMAND),
        section.get(ContainerKeys.WORKING_DIR),
        section.get(ContainerKeys.USER),
        section.get(ContainerKeys.PORT),
        section.list(ContainerKeys.EXPOSE),
        section.value(ContainerKeys.TTY),
        section.value(ContainerKeys.STDIN_OPEN));
  }

  /** A list as it stands; a single text is split as a shell would. */
  public static List<Given<Text>> words(Section section, Key<List<Given<Text>>> key) {
    List<Given<Text>> items = section.list(key);
    return line(section, key)
        .map(
            line ->
                Lists.map(
                    CommandLine.split(line), word -> Given.of(Text.of(word), items.get(0).span())))
        .orElse(items);
  }

  /** The text, if it is not a list, and has no references. */
  public static Optional<String> line(Section section, Key<List<Given<Text>>> key) {
    List<Given<Text>> items = section.list(key);
    boolean single =
        items.size() == 1 && section.get(key).orElseThrow().span().equals(items.get(0).span());
    return single ? items.get(0).value().literal() : Optional.empty();
  }
}
