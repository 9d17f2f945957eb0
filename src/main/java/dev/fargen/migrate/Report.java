package dev.fargen.migrate;

import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an importer notes while it reads: nothing in the source is dropped without a word. */
public final class Report {

  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<Origin> places = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();

  /** The spec, or fargen's default, says the same without a line of its own. */
  public void converted(Origin origin, String subject, String text) {
    add(new Finding(origin, Verdict.CONVERTED, subject, text));
  }

  public void ignored(Origin origin, String subject, String why) {
    add(new Finding(origin, Verdict.IGNORED, subject, why));
  }

  public void noEffect(Origin origin, String subject, String why) {
    add(new Finding(origin, Verdict.NO_EFFECT, subject, why));
  }

  public void toDecide(Origin origin, String subject, String what) {
    add(new Finding(origin, Verdict.TO_DECIDE, subject, what));
  }

  /**
   * A secret in plain text.
   *
   * @param what never the secret itself
   */
  public void secret(Origin origin, String subject, String what) {
    add(new Finding(origin, Verdict.SECRET, subject, what));
  }

  public void changed(Origin origin, String subject, String how) {
    add(new Finding(origin, Verdict.CHANGED, subject, how));
  }

  public void refused(Origin origin, String subject, String why) {
    add(new Finding(origin, Verdict.REFUSED, subject, why));
  }

  /** Forgets what was noted of a place, which is converted in another way after all. */
  public void withdraw(Origin origin) {
    findings.removeIf(finding -> finding.origin().equals(origin));
    places.remove(origin);
  }

  /** A remark about the whole: no line of the source is its place. */
  public void remark(String text) {
    if (!remarks.contains(text)) {
      remarks.add(text);
    }
  }

  private void add(Finding finding) {
    findings.add(finding);
    places.add(finding.origin());
  }

  /** Whether something is noted of the place. */
  public boolean has(Origin origin) {
    return places.contains(origin);
  }

  /** In the order in which they were noted; the same finding of several environments once. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  public List<String> remarks() {
    return List.copyOf(remarks);
  }
}
