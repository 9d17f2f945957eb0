package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KEYS =
      List.of("healthcheck", "health", "port", "image", "cpu", "read_only", "network", "http");

  /** One edit in three letters may be wrong, and one in any word. */
  @ParameterizedTest
  @CsvSource({
    "health_check,healthcheck",
    "prot,port",
    "pot,port",
    "porrt,port",
    "part,port",
    "PORT,port",
    "read-only,read_only",
    "Read-Olny,read_only",
    "helthchek,healthcheck",
    "hhealthcheckk,healthcheck",
    "imgae,image",
    "netwrok,network",
    "cp,cpu",
    "CPU,cpu",
    "pc,",
    "cxy,",
    "pxxt,",
    "imxxe,",
    "frobnicate,",
    "'',",
  })
  void findsWhatIsNear(String word, String found) {
    assertEquals(Optional.ofNullable(found), Suggestion.nearest(word, KEYS));
  }

  @Test
  void prefersTheNearest() {
    assertEquals(Optional.of("health"), Suggestion.nearest("healt", KEYS));
    assertEquals(Optional.of("nights"), Suggestion.nearest("nigths", List.of("night", "nights")));
  }

  @Test
  void ofTwoAsNearTakesTheFirstByAlphabetWhateverTheirOrder() {
    assertEquals(Optional.of("cart"), Suggestion.nearest("cxrt", List.of("cert", "cart")));
    assertEquals(Optional.of("cart"), Suggestion.nearest("cxrt", List.of("cart", "cert")));
  }

  @Test
  void findsNothingAmongNothing() {
    assertEquals(Optional.empty(), Suggestion.nearest("port", List.of()));
  }
}
