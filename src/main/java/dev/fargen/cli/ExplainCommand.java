package dev.fargen.cli;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.diag.Code;
import dev.fargen.spec.StackKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen explain}: explains a diagnostic code or a key of the spec. */
final class ExplainCommand implements Command {

  private static final List<String> OUTPUTS = List.of("text", "json");

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "explain",
            "Explain a diagnostic code or a key of the spec. Without an argument, list all codes.",
            "  fargen explain memory-not-offered",
            "  fargen explain workloads.http.healthcheck",
            "  fargen explain spec",
            "  fargen explain references",
            "  fargen explain")
        .addOption(Commands.choice("--output", "FORMAT", OUTPUTS, "Output format"))
        .addPositional(
            Commands.operands("[CODE|KEY]", "Diagnostic code, or path of a key.")
                .hideParamSyntax(true)
                .completionCandidates(candidates())
                .build());
  }

  private static List<String> candidates() {
    Set<String> words = new TreeSet<>();
    Arrays.stream(Code.values()).map(Code::word).forEach(words::add);
    KeyPlace.all().forEach(place -> words.add(place.typed()));
    return List.copyOf(words);
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String output = Commands.chosen(arguments, "--output", OUTPUTS);
    List<String> asked = arguments.operands();
    if (asked.size() > 1) {
      throw new UsageException("`fargen explain` accepts one code or key, not " + asked.size());
    }
    Explained explained = asked.isEmpty() ? new ExplainedCodes() : find(asked.get(0));
    asked.stream()
        .flatMap(word -> ExplainSuggestion.ofName(word).stream())
        .forEach(remark -> console.err().println("fargen: " + remark));
    if (output.equals("json")) {
      console.out().print(JsonPrinter.print(explained.document()));
    } else {
      console.out().print(explained.text());
    }
    return ExitCode.DONE;
  }

  /** A code, also as it is printed ({@code error[port-twice]}), or a key. */
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
    return KeyPlace.find(asked).<Explained>map(ExplainedKey::new).orElseGet(() -> endingIn(asked));
  }

  /** The only key whose path ends so, or the key of a workload. */
  private static ExplainedKey endingIn(String asked) {
    List<KeyPlace> places = KeyPlace.endingIn(asked);
    if (places.size() == 1) {
      return new ExplainedKey(places.get(0));
    }
    for (KeyPlace place : places) {
      if (place.typed().equals(StackKeys.WORKLOADS.name() + "." + asked)) {
        return new ExplainedKey(
            place,
            places.stream()
                .map(KeyPlace::typed)
                .distinct()
                .filter(other -> !other.equals(place.typed()))
                .toList());
      }
    }
    if (!places.isEmpty()) {
      throw new UsageException(
          "`"
              + asked
              + "` is a key in several places; write one of:\n  "
              + String.join("\n  ", places.stream().map(KeyPlace::typed).distinct().toList()));
    }
    String help =
        ExplainSuggestion.of(asked)
            .orElse("`fargen explain` lists the codes, `fargen explain spec` the top-level keys");
    throw new UsageException("there is no code or key `" + asked + "`; " + help);
  }
}
