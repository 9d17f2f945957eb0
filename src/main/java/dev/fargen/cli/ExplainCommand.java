package dev.fargen.cli;

import dev.fargen.diag.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen explain}: what a diagnostic means, or a key of the spec. */
final class ExplainCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "explain",
            "Says what a diagnostic means, or a key of the spec; lists the diagnostics without either.",
            "  fargen explain memory-not-offered",
            "  fargen explain workloads.http.healthcheck",
            "  fargen explain spec                        the keys at the top of a spec",
            "  fargen explain references                  texts with ${...}",
            "  fargen explain                             every code that fargen may report")
        .addOption(Commands.text("--output", "FORMAT", "text", "text or json (${DEFAULT-VALUE})."))
        .addPositional(Commands.operands("CODE|KEY", "A code, or the path of a key."));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String output = arguments.value("--output").orElse("text");
    if (!List.of("text", "json").contains(output)) {
      throw new UsageException("--output takes text or json, not " + output);
    }
    List<String> asked = arguments.operands();
    if (asked.size() > 1) {
      throw new UsageException("one code or key at a time, not " + asked.size());
    }
    Explained explained = asked.isEmpty() ? new ExplainedCodes() : find(asked.get(0));
    if (output.equals("json")) {
      console.out().println(JsonText.of(explained.document()));
    } else {
      console.out().print(explained.text());
    }
    return ExitCode.DONE;
  }

  /** A code as it is printed, {@code error[port-twice]} included, or a key. */
  private static Explained find(String asked) {
    String word =
        asked.replaceAll("^(error|warning)\\[|]:?$", "").toLowerCase(Locale.ROOT).replace('_', '-');
    Optional<Code> code =
        Arrays.stream(Code.values()).filter(one -> one.word().equals(word)).findFirst();
    if (code.isPresent()) {
      return new ExplainedCode(Explanation.of(code.get()));
    }
    if (ExplainedSpec.WORDS.contains(word)) {
      return new ExplainedSpec();
    }
    if (ExplainedReferences.isAsked(asked)) {
      return new ExplainedReferences();
    }
    return KeyPlace.find(asked)
        .<Explained>map(ExplainedKey::new)
        .orElseGet(() -> new ExplainedKey(onlyOne(asked)));
  }

  /** The one key whose path ends as was asked. */
  private static KeyPlace onlyOne(String asked) {
    List<KeyPlace> places = KeyPlace.endingIn(asked);
    if (places.size() == 1) {
      return places.get(0);
    }
    if (!places.isEmpty()) {
      throw new UsageException(
          "`"
              + asked
              + "` stands in several places; name one:\n  "
              + String.join("\n  ", places.stream().map(KeyPlace::path).toList()));
    }
    String help =
        ExplainSuggestion.of(asked)
            .orElse("`fargen explain` lists the codes, `fargen explain spec` the top-level keys");
    throw new UsageException("there is no code or key `" + asked + "`; " + help);
  }
}
