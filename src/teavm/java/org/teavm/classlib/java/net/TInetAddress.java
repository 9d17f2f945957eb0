package org.teavm.classlib.java.net;

/** The address of a host. */
public final class TInetAddress {

  private TInetAddress() {}

  /** None is known. */
  public static TInetAddress getByName(String host) {
    throw new UnsupportedOperationException(host);
  }
}
