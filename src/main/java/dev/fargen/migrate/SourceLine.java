package dev.fargen.migrate;

import java.util.Optional;

/**
 * What became of a line of the source.
 *
 * @param line from 1
 * @param subject the key as the source has it
 * @param text why; empty where there is nothing to say
 * @param specLine the line of the spec that it became, from 1
 */
public record SourceLine(
    String file,
    int line,
    Verdict verdict,
    String subject,
    String text,
    Optional<Integer> specLine) {}
