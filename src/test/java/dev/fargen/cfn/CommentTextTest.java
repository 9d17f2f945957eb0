package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommentTextTest {

  @Test
  void fitsOnALine() {
    assertEquals("  # Container logs of web.\n", CommentText.print("Container logs of web.", 2));
  }

  @Test
  void breaksBetweenWordsAtTheLastColumn() {
    String full = "x".repeat(116);
    assertEquals("  # " + full + "\n  # y z\n", CommentText.print(full + " y z", 2));
  }

  @Test
  void leavesALongWordWhole() {
    String word = "x".repeat(140);
    assertEquals("# " + word + "\n# y\n", CommentText.print(word + " y", 0));
  }
}
