package dev.fargen.migrate;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes the comments of the source along: those above a key, and the one behind its value. A key
 * that has a comment already keeps that one.
 */
final class SourceComments {

  private final Map<String, List<String>> files = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Predicate<String> unwanted;

  SourceComments(Sources sources, Predicate<String> unwanted) {
    for (Sources.Yaml yaml : sources.read()) {
      files.put(yaml.file().name(), List.of(yaml.file().text().split("\r\n|\r|\n", -1)));
    }
    this.unwanted = unwanted;
  }

  /** Adds the comments to a spec. */
  void addTo(Draft draft) {
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        if (entry.comments().isEmpty() && !entry.origins().isEmpty()) {
          for (String line : ofFirst(entry.origins())) {
            map.comment(entry.key(), line);
          }
        }
        addTo(entry.draft());
      }
    } else if (draft instanceof DraftList list) {
      for (int i = 0; i < list.items().size(); i++) {
        DraftList.Item item = list.items().get(i);
        List<String> comments = ofFirst(item.origins());
        if (!comments.isEmpty()) {
          list.comment(i, comments);
        }
        addTo(item.draft());
      }
    }
  }

  /** The comments of the first place that has some. */
  private List<String> ofFirst(List<Origin> origins) {
    for (Origin origin : origins) {
      List<String> comments = of(origin);
      if (!comments.isEmpty()) {
        return comments;
      }
    }
    return List.of();
  }

  private List<String> of(Origin origin) {
    List<String> comments = new ArrayList<>();
    List<String> file = files.getOrDefault(origin.file(), List.of());
    int line = origin.span().line() - 1;
    if (line >= file.size() || !taken.add(origin.file() + ":" + line)) {
      return comments;
    }
    int indent = indent(file.get(line));
    for (int above = line - 1; above >= 0 && isAbove(file.get(above), indent); above--) {
      comments.add(0, withoutHash(file.get(above).strip()));
    }
    int behind = behind(file.get(line));
    if (behind >= 0) {
      comments.add(withoutHash(file.get(line).substring(behind)));
    }
    comments.removeIf(comment -> comment.isBlank() || unwanted.test(comment));
    return comments;
  }

  /** Whether it is a comment on what has this indentation; a deeper one is on what ends there. */
  private static boolean isAbove(String line, int indent) {
    return line.strip().startsWith("#") && indent(line) <= indent;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String withoutHash(String comment) {
    return comment.replaceFirst("^#+\\s?", "").stripTrailing();
  }

  /** Where the comment behind a value begins; negative where there is none. */
  private static int behind(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && (i == 0 || " [{:,".indexOf(line.charAt(i - 1)) >= 0)) {
        quote = c;
      } else if (c == '#' && i > 0 && Character.isWhitespace(line.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }
}
