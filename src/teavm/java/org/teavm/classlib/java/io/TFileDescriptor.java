package org.teavm.classlib.java.io;

/** A standard stream. */
public final class TFileDescriptor {

  /** Standard input. */
  public static final TFileDescriptor in = new TFileDescriptor();

  /** Standard output. */
  public static final TFileDescriptor out = new TFileDescriptor();

  /** Standard error. */
  public static final TFileDescriptor err = new TFileDescriptor();

  private TFileDescriptor() {}
}
