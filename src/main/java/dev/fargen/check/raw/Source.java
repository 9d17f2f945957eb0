package dev.fargen.check.raw;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Properties whose values are those that another property may have.
 *
 * @param paths as in {@code /DomainName /SubjectAlternativeNames/*}
 */
record Source(String paths) {

  private static final String ITEMS = "/*";

  /** The fault of a value that is none of these values. */
  Diagnostic explained(Diagnostic fault, String name, String value, List<String> values) {
    List<String> places = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    for (String path : List.of(paths.split(" "))) {
      List<String> names = names(path);
      String last = "`" + names.get(names.size() - 1) + "`";
      if (path.endsWith(ITEMS)) {
        lists.add(last);
      }
      places.add(
          path.endsWith(ITEMS)
              ? "an item of " + last
              : names.size() > 1
                  ? last + " of an item of `" + names.get(names.size() - 2) + "`"
                  : last + " of the resource");
    }
    Diagnostic noted =
        fault.note(
            Reading.must(name, Lists.enumerated(places, "or")) + ": " + Suggestion.quoted(values));
    return lists.isEmpty()
        ? noted.unknown(value, values)
        : noted.help(
            "write "
                + Suggestion.oneOf(values)
                + ", or add `"
                + value
                + "` to "
                + Lists.enumerated(lists, "or"));
  }

  /** The names in the path. */
  private static List<String> names(String path) {
    return Lists.filter(
        List.of(path.substring(1).split("/")), one -> !one.equals("*") && !one.equals("Items"));
  }
}
