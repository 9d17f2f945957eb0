package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the command and the entry point of a container. */
final class CommandWriter {

  private static final String COMMAND = "command";
  private static final String ENTRYPOINT = "entrypoint";

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final FileMounts files;

  CommandWriter(Conversion conversion, Service service, DraftMap container, FileMounts files) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.files = files;
  }

  void write() {
    if (!resets()) {
      words(ENTRYPOINT, ENTRYPOINT);
      command(COMMAND);
      return;
    }
    command(ENTRYPOINT);
    if (container.has(ENTRYPOINT)) {
      conversion
          .report()
          .converted(service.origin(ENTRYPOINT), service.subject(ENTRYPOINT), "the command");
    } else {
      conversion
          .report()
          .changed(
              service.origin(ENTRYPOINT),
              service.subject(ENTRYPOINT),
              "ECS has no empty entry point, and that of the image stays: write `entrypoint` with"
                  + " the program that runs");
    }
  }

  /**
   * Whether the entry point of the image is not used: {@code []} or {@code ""}. To ECS, an empty
   * list is none, and that of the image stays (Amazon ECS API reference, "ContainerDefinition"), so
   * the command becomes the entry point.
   */
  private boolean resets() {
    Optional<Item> entrypoint = service.keys().get(ENTRYPOINT);
    return entrypoint
        .filter(
            item ->
                (item instanceof ItemList list && list.items().isEmpty())
                    || (item instanceof ItemText text
                        && !text.isNull()
                        && text.literal().isEmpty()))
        .isPresent();
  }

  private void command(String key) {
    if (files.copied().isEmpty()) {
      words(COMMAND, key);
      return;
    }
    StringBuilder line = new StringBuilder();
    files
        .copied()
        .forEach(
            (from, to) -> line.append("cp ").append(from).append(' ').append(to).append(" && "));
    List<String> words = Commands.words(service, COMMAND);
    boolean shell = words.size() == 3 && words.get(0).endsWith("sh") && words.get(1).equals("-c");
    if (shell) {
      line.append(rewritten(words.get(2), Optional.empty()));
    } else {
      line.append("exec ");
      line.append(
          words.isEmpty()
              ? FileMounts.command(service).orElse("")
              : rewritten(
                  String.join(" ", Lists.map(words, CommandWriter::quoted)), Optional.empty()));
    }
    DraftList list = new DraftList();
    list.add(shell ? words.get(0) : "sh").add("-c").add(line.toString());
    container.put(key, list, origins(COMMAND));
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[A-Za-z0-9_./:=@%+,$-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private List<Origin> origins(String key) {
    return service.keys().get(key).map(item -> List.of(item.origin())).orElse(List.of());
  }

  /**
   * Writes words.
   *
   * @param from the key that has them
   */
  private void words(String from, String key) {
    Optional<Item> item = service.keys().get(from);
    if (item.isEmpty()) {
      return;
    }
    if (item.get() instanceof ItemText text) {
      if (text.isNull() || text.literal().isEmpty()) {
        conversion.report().converted(text.origin(), service.subject(from), "");
      } else if (Commands.isSimple(text.literal())) {
        container.put(key, rewritten(text.written(), Optional.empty()), text.origin());
      } else {
        DraftList list = new DraftList();
        for (String word : Commands.split(text.written())) {
          list.add(rewritten(word, Optional.empty()));
        }
        container.put(key, list, text.origin());
      }
      return;
    }
    DraftList list = new DraftList();
    Optional<String> option = Optional.empty();
    for (ItemText text : service.keys().texts(from)) {
      list.add(rewritten(text.written(), option), text.origin());
      option = Texts.option(text.literal());
    }
    if (!list.isEmpty()) {
      container.put(key, list, item.get().origin());
    }
  }

  private String rewritten(String given, Optional<String> option) {
    String text = given;
    for (Map.Entry<String, String> one : files.moved().entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    Rewritten rewritten = conversion.rewriter().rewrite(service, option, text, false);
    if (rewritten.isSecret()) {
      for (Interpolated.Variable variable : variables()) {
        String secret = conversion.secrets().shared(variable.name());
        container.map("secrets").put(variable.name(), new DraftMap().put("secret", secret));
        boolean news = conversion.secrets().isNews(secret);
        conversion
            .report()
            .toDecide(
                service.origin(COMMAND),
                service.subject(COMMAND),
                "`"
                    + variable.name()
                    + "` is a secret and becomes a variable of the container: a shell must replace"
                    + " `$"
                    + variable.name()
                    + "` (`[sh, -c, …]`)"
                    + (news
                        ? ". Store it with "
                            + StoredSecret.command(secret, "\"$" + variable.name() + "\"")
                        : ""));
      }
    }
    String plain = Secrets.unmarked(rewritten.text());
    String hidden = withoutSecrets(PlainSecrets.hidden(service, plain));
    if (!hidden.equals(plain)) {
      conversion
          .report()
          .secret(
              service.origin(COMMAND),
              service.subject(COMMAND),
              "the variable takes the place of the secret: a shell must replace it (`[sh, -c,"
                  + " …]`)");
    }
    return hidden;
  }

  /** The text with variables in place of the passwords of other services. */
  private String withoutSecrets(String given) {
    String text = given;
    for (Map.Entry<String, String> one : conversion.secrets().in(given).entrySet()) {
      String variable = Secrets.variable(Paths.file(one.getValue()));
      container.map("secrets").put(variable, new DraftMap().put("secret", one.getValue()));
      text = text.replace(one.getKey(), "$" + variable);
    }
    return text;
  }

  /** The secret variables of the command and the entry point. */
  private List<Interpolated.Variable> variables() {
    List<ItemText> texts = Lists.flatMap(List.of(COMMAND, ENTRYPOINT), service.keys()::texts);
    return Lists.distinct(
        Lists.filter(
            Lists.flatMap(texts, text -> text.text().variables()), Interpolated.Variable::secret));
  }
}
