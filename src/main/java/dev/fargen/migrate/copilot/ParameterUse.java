package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftNothing;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a stack uses a template parameter: where it does not, no value may be given. */
final class ParameterUse {

  private static final String PARAMETERS = "parameters";

  private final Pattern name;

  private ParameterUse(String parameter) {
    String name = Pattern.quote(parameter);
    this.name =
        Pattern.compile(
            "\\$\\{"
                + name
                + "[}:]|Ref\\W{1,9}\\w{0,20}\\W{0,9}(?:Scalar\\[content=)?"
                + name
                + "\\W");
  }

  /** Whether the stack of an environment uses it. */
  static boolean in(DraftMap spec, String environment, String parameter) {
    DraftMap base = new DraftMap();
    for (DraftMap.Entry entry : spec.entries()) {
      if (!entry.key().equals(Workloads.ENVIRONMENTS)) {
        base.put(entry.key(), entry.draft());
      }
    }
    Optional<DraftMap> own =
        spec.getMap(Workloads.ENVIRONMENTS).flatMap(all -> all.getMap(environment));
    DraftMap over = new DraftMap();
    own.ifPresent(
        map -> {
          for (DraftMap.Entry entry : map.entries()) {
            if (!entry.key().equals(PARAMETERS)) {
              over.put(entry.key(), entry.draft());
            }
          }
        });
    return new ParameterUse(parameter).isIn(base, over);
  }

  private boolean isIn(DraftMap base, DraftMap over) {
    for (DraftMap.Entry entry : base.entries()) {
      Optional<Draft> own = over.get(entry.key());
      boolean merged =
          entry.draft() instanceof DraftMap map
              && own.orElse(null) instanceof DraftMap other
              && isIn(map, other);
      if (merged || (own.isEmpty() && names(entry.draft()))) {
        return true;
      }
    }
    for (DraftMap.Entry entry : over.entries()) {
      boolean both =
          entry.draft() instanceof DraftMap
              && base.get(entry.key()).orElse(null) instanceof DraftMap;
      if (!both && names(entry.draft())) {
        return true;
      }
    }
    return false;
  }

  private boolean names(Draft draft) {
    return !(draft instanceof DraftNothing) && name.matcher(draft.value().toString()).find();
  }
}
