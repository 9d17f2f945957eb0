package dev.fargen.start;

/**
 * A resource of a template in one environment.
 *
 * @param id its logical id; that of another stack's resource begins with the stack's name
 */
record Resource(String id, String type, Part properties) {

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  String ref() {
    return Node.ref(id);
  }

  String attribute(String name) {
    return Node.attribute(id, name);
  }

  @Override
  public String toString() {
    return id;
  }
}
