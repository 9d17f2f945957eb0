package dev.fargen.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file cannot be read or written, in words for users. */
final class FileFault {

  private FileFault() {}

  /**
   * The fault as a sentence for users.
   *
   * @param cannot what cannot be done, such as {@code write}
   */
  static IOException at(Path file, String cannot, IOException fault) {
    return new IOException("cannot " + cannot + " `" + file + "`: " + reason(fault), fault);
  }

  static String reason(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof DirectoryNotEmptyException) {
      return "a directory with this name exists";
    }
    if (fault instanceof FileAlreadyExistsException exists) {
      return "`" + exists.getFile() + "` exists and is not a directory";
    }
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof FileSystemException inFile) {
      message = String.valueOf(inFile.getReason());
    } else if (fault instanceof FileNotFoundException && message.endsWith(")")) {
      message = message.substring(message.lastIndexOf('(') + 1, message.length() - 1);
    }
    return message.equals("null") ? "input/output error" : message.toLowerCase(Locale.ROOT);
  }
}
