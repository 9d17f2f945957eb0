package dev.fargen.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The words after the name of a command. */
interface Arguments {

  /** The words that are not options: most often spec files. */
  List<String> operands();

  /** Whether an option was given. */
  boolean has(String option);

  /** The value of an option; the last one where it was given several times. */
  Optional<String> value(String option);

  /** Every value of an option. */
  List<String> values(String option);

  /** The words after {@code --}, for a command that passes them on. */
  default List<String> command() {
    return List.of();
  }

  /** Whether all words are operands, so that there is nothing to parse. */
  static boolean areOperands(List<String> words) {
    for (String word : words) {
      if ((word.startsWith("-") && word.length() > 1) || word.startsWith("@")) {
        return false;
      }
    }
    return true;
  }

  /** Words without options. They do not need picocli, whose start takes longer than a render. */
  record Operands(List<String> operands) implements Arguments {
    public Operands {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean has(String option) {
      return false;
    }

    @Override
    public Optional<String> value(String option) {
      return Optional.empty();
    }

    @Override
    public List<String> values(String option) {
      return List.of();
    }
  }

  /** Words parsed by picocli. */
  record Parsed(ParseResult result, List<String> command) implements Arguments {
    public Parsed {
      command = List.copyOf(command);
    }

    @Override
    public List<String> operands() {
      List<String> words = new ArrayList<>();
      for (PositionalParamSpec matched : new LinkedHashSet<>(result.matchedPositionals())) {
        words.addAll(matched.originalStringValues());
      }
      return words;
    }

    @Override
    public boolean has(String option) {
      return result.hasMatchedOption(option);
    }

    @Override
    public Optional<String> value(String option) {
      return Optional.ofNullable(result.matchedOptionValue(option, (String) null));
    }

    @Override
    public List<String> values(String option) {
      OptionSpec matched = result.matchedOption(option);
      return matched == null || matched.arity().max() == 0
          ? List.of()
          : List.copyOf(matched.originalStringValues());
    }
  }
}
