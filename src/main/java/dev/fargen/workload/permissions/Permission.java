package dev.fargen.workload.permissions;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.Thing;
import java.util.List;

/** Something that the application in a workload may do. */
public sealed interface Permission {

  Span span();

  /**
   * Access to a thing, in a word.
   *
   * @param kind one of {@link Access#kinds}
   */
  record ToThing(String kind, Identifier thing, Given<String> access, Span span)
      implements Permission {}

  /** Access to a thing of the same spec. */
  record ToOwn(Thing thing, Given<String> access, Span span) implements Permission {}

  /** Actions by their own names. */
  record Raw(List<Given<String>> actions, List<Given<Text>> resources, Span span)
      implements Permission {
    public Raw {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }
}
