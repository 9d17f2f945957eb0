package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommentTextTest {

  @Test
  void fitsOnALine() {
    assertEquals("  # Container logs of web.\n", CommentText.print("Container logs of web.", 2));
  }

  @Test
  void breaksBetweenWordsAtOneHundredColumns() {
    String full = "x".repeat(96);
    assertEquals("  # " + full + "\n  # y z\n", CommentText.print(full + " y z", 2));
  }

  @Test
  void leavesALongWordWhole() {
    String word = "x".repeat(120);
    assertEquals("# " + word + "\n# y\n", CommentText.print(word + " y", 0));
  }
}
