package org.teavm.classlib.java.util.regex;

/** A group with a count, that begins to count anew whenever it is left. */
final class TCountedGroup extends TCompositeGroupQuantifierSet {

  TCountedGroup(TQuantifier count, TAbstractSet inner, TAbstractSet next, int type, int counter) {
    super(count, inner, next, type, counter);
  }

  @Override
  public int matches(int at, CharSequence text, TMatchResultImpl result) {
    int rounds = result.getEnterCounter(setCounter);
    int end = -1;
    if (rounds < quantifier.max() && innerSet.hasConsumed(result)) {
      result.setEnterCounter(setCounter, rounds + 1);
      end = innerSet.matches(at, text, result);
    }
    if (end < 0 && (rounds >= quantifier.min() || !innerSet.hasConsumed(result))) {
      result.setEnterCounter(setCounter, 0);
      end = next.matches(at, text, result);
    }
    result.setEnterCounter(setCounter, end < 0 ? rounds : 0);
    return end;
  }
}
