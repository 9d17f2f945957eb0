package dev.fargen.migrate.compose;

/**
 * The name of an image without its registry, and its tag.
 *
 * @param repository such as {@code postgres} or {@code bitnami/postgresql}
 * @param tag empty where there is none
 */
record ImageName(String repository, String tag) {

  static ImageName of(String reference) {
    String name =
        reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String tag = colon < 0 ? "" : name.substring(colon + 1);
    String path = colon < 0 ? name : name.substring(0, colon);
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      path = path.substring(slash + 1);
    }
    for (String official : new String[] {"docker/library/", "library/"}) {
      path = path.startsWith(official) ? path.substring(official.length()) : path;
    }
    return new ImageName(path, tag);
  }

  /** The numbers at the beginning of the tag: {@code 12} of {@code 12-alpine}. */
  String version() {
    int end = 0;
    String text = tag.startsWith("v") ? tag.substring(1) : tag;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    String version = text.substring(0, end);
    return version.endsWith(".") ? version.substring(0, version.length() - 1) : version;
  }

  boolean isAlpine() {
    return tag.contains("alpine");
  }
}
