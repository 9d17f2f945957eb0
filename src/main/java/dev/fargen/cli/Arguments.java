package dev.fargen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What was said after a command's name. */
interface Arguments {

  /** The words that are no options: most often specs. */
  List<String> operands();

  /** Whether an option was given. */
  boolean has(String option);

  /** The value that was given to an option, the last one where there were several. */
  Optional<String> value(String option);

  /** Every value that was given to an option. */
  List<String> values(String option);

  /** Whether words are operands without exception, so that there is nothing to parse. */
  static boolean areOperands(List<String> words) {
    for (String word : words) {
      if (word.startsWith("-") || word.startsWith("@")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Words without an option. They go without picocli: to start it takes longer than to render a
   * spec.
   */
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

  /** Words that picocli has parsed. */
  record Parsed(ParseResult result) implements Arguments {

    @Override
    public List<String> operands() {
      return result.matchedPositionalValue(0, List.of());
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
      return result.matchedOptionValue(option, List.of());
    }
  }
}
