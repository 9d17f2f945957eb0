package dev.fargen.teavm;

import dev.fargen.cases.RandomSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Specs that nobody wrote, the same ones each time: {@code -Dfargen.specs}, {@code
 * -Dfargen.mutants} and {@code -Dfargen.seed} make more and others.
 */
final class RandomSpecs {

  /** The characters with a meaning in YAML. */
  private static final String MARKS = "{}[]:,-#&*!|>'\"%@` \n\t";

  private static final int RANDOM = Integer.getInteger("fargen.specs", 100);
  private static final int MUTANTS = Integer.getInteger("fargen.mutants", 500);
  private static final long SEED = Long.getLong("fargen.seed", 1);

  private RandomSpecs() {}

  /** Right ones, each in a file of the folder. */
  static List<Path> made(Path folder) {
    List<Path> specs = new ArrayList<>();
    for (long seed = SEED; seed < SEED + RANDOM; seed++) {
      specs.add(RandomSpec.of(seed).write(folder.resolve("random-" + seed + ".yml")));
    }
    return specs;
  }

  /** Some of these with a few bytes changed, moved or lost, each in a file of the folder. */
  static List<Path> mutants(List<Path> of, Path folder) throws IOException {
    List<Path> mutants = new ArrayList<>();
    Random random = new Random(SEED);
    for (int n = 0; n < MUTANTS; n++) {
      byte[] bytes = Files.readAllBytes(of.get(random.nextInt(of.size())));
      Path mutant = folder.resolve("mutant-" + n + ".yml");
      mutants.add(Files.write(mutant, mutated(bytes, random)));
    }
    return mutants;
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] mutant = bytes.clone();
    for (int change = random.nextInt(4); change >= 0 && mutant.length > 0; change--) {
      int at = random.nextInt(mutant.length);
      int end = Math.min(mutant.length, at + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        case 2 -> mutant = joined(mutant, 0, at, end, mutant.length);
        default -> mutant = joined(mutant, 0, end, at, mutant.length);
      }
    }
    return mutant;
  }

  private static byte[] joined(byte[] bytes, int from, int to, int from2, int to2) {
    byte[] joined = Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + to2 - from2);
    System.arraycopy(bytes, from2, joined, to - from, to2 - from2);
    return joined;
  }
}
