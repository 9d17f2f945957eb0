package org.teavm.classlib.java.net;

/** The address of a host. */
public final class TInetAddress {

  private TInetAddress() {}

  /** None is known. */
  @SuppressWarnings("DoNotCallSuggester") // called by picocli, never at run time
  public static TInetAddress getByName(String host) {
    throw new UnsupportedOperationException(host);
  }
}
