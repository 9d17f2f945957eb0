package dev.fargen.spec.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

  /** A newer Java may have one more, which is then to be added. */
  @Test
  void hasEveryZoneOfJava() {
    Set<String> missing = new TreeSet<>(ZoneId.getAvailableZoneIds());
    missing.removeIf(ZoneNames::has);

    assertEquals(Set.of(), missing);
  }

  @Test
  void listsWhatItHas() {
    assertTrue(ZoneNames.all().containsAll(Set.of("UTC", "Europe/Berlin", "Etc/GMT+9")));
    assertTrue(ZoneNames.all().stream().allMatch(ZoneNames::has));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "Europe",
        "Europe/",
        "Berlin",
        "/UTC",
        "utc",
        "CET CST6CDT",
        "Europe/Ber",
        "Mars/Olympus"
      })
  void hasNoOther(String name) {
    assertFalse(ZoneNames.has(name));
  }
}
