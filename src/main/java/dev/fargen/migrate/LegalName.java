package dev.fargen.migrate;

import java.util.Locale;

/** Makes names of other tools valid in a spec. A name that is valid stays what it is. */
public final class LegalName {

  private static final int LONGEST_SPEC = 60;

  private static final int LONGEST_THING = 40;

  private LegalName() {}

  /** The name of a spec: lowercase letters, digits and hyphens, a letter first. */
  public static String spec(String text) {
    return shortened(hyphenated(text), LONGEST_SPEC);
  }

  /** The name of a workload or thing: lowercase letters, digits and hyphens, a letter first. */
  public static String thing(String text) {
    return shortened(hyphenated(text), LONGEST_THING);
  }

  private static String shortened(String name, int longest) {
    return name.substring(0, Math.min(name.length(), longest)).replaceAll("-+$", "");
  }

  private static String hyphenated(String text) {
    String name =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    return name.isEmpty() ? "app" : name;
  }

  /** The name of a template parameter or logical id: {@code ImageTag} of {@code IMAGE_TAG}. */
  public static String parameter(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        String rest = word.substring(1);
        boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        name.append(shouted ? rest.toLowerCase(Locale.ROOT) : rest);
      }
    }
    String joined = name.toString();
    return joined.isEmpty() || !Character.isLetter(joined.charAt(0)) ? "P" + joined : joined;
  }
}
