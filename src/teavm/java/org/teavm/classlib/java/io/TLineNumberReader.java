package org.teavm.classlib.java.io;

import java.io.BufferedReader;
import java.io.Reader;

/** A reader, whose lines nobody counts. */
public class TLineNumberReader extends BufferedReader {

  /** Reads from another one. */
  public TLineNumberReader(Reader in) {
    super(in);
  }
}
