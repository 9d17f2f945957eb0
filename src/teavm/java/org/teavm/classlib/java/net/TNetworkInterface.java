package org.teavm.classlib.java.net;

/** A network interface. */
@SuppressWarnings("DoNotCallSuggester") // called by picocli, never at run time
public final class TNetworkInterface {

  private TNetworkInterface() {}

  /** None is known. */
  public static TNetworkInterface getByName(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** None is known. */
  public static TNetworkInterface getByInetAddress(TInetAddress address) {
    throw new UnsupportedOperationException();
  }
}
