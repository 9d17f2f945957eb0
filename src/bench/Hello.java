/** The least that a JVM can do: the floor that start-up is measured against. */
final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("hello");
  }
}
