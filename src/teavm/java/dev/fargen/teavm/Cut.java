package dev.fargen.teavm;

import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;

/**
 * A call that the native program does not make, and with it all that is behind: what {@code
 * dev.fargen.cli.Native} does instead, in the method of the same name.
 */
enum Cut {

  /** Commands that use AWS or the network start Java. */
  COMMANDS("dev.fargen.cli.Command", "run(Ldev/fargen/cli/Arguments;Ldev/fargen/cli/Console;)I"),

  /** So does the comparison with a stack. */
  STACK(
      "dev.fargen.cli.ImportedStack",
      "compare(Ljava/lang/String;Ldev/fargen/cli/Console;)"
          + "Ldev/fargen/cli/ImportedStack$Comparison;"),

  /** And an import that could fill the heap. */
  IMPORTED(
      Change.call(
              "dev.fargen.cli.Native",
              new MethodReference(
                  "dev.fargen.cli.TextFile",
                  MethodDescriptor.parse("read(Ljava/nio/file/Path;I)Ldev/fargen/spec/FileText;")))
          .within("dev.fargen.cli.ImportedFolder")),

  /** A run that has no end would fill the heap. */
  WATCH(
      "dev.fargen.cli.RenderCommand",
      "watch(Ljava/util/List;Ldev/fargen/cli/Rendering;Ldev/fargen/cli/Console;)I"),

  /** One processor renders one spec after the other. */
  THREADS(
      "dev.fargen.cli.InOrder",
      "each(Ljava/util/List;Ljava/util/function/Function;Ljava/util/function/Consumer;)V"),

  /** Nothing takes as long as it waits before it draws. */
  PROGRESS("dev.fargen.cli.ProgressBar", "draw()V"),

  /** No command is declared by annotations. */
  ANNOTATIONS(
      "picocli.CommandLine$Model$CommandReflection",
      "extractCommandSpec(Ljava/lang/Object;Lpicocli/CommandLine$IFactory;Z)"
          + "Lpicocli/CommandLine$Model$CommandSpec;"),

  /** Options are ASCII; TeaVM would decode what it has of all of Unicode. */
  PREFIX("java.lang.Character", "isJavaIdentifierPart(C)Z"),

  /** No option is a date; all time zones and their names in all languages come with it. */
  DATES(converter("ISO8601DateConverter")),

  /** Nor a time zone. */
  ZONES(converter("TimeZoneConverter")),

  /** The width of a help is given; picocli would start {@code stty}. */
  WIDTH("picocli.CommandLine$Model$UsageMessageSpec", "detectTerminalWidth()I"),

  /** A help is ASCII. */
  WIDE("picocli.CommandLine$Model$UsageMessageSpec", "isCodePointCJK(I)Z"),

  /** What {@code System.console} means. */
  TERMINAL("picocli.CommandLine$Help$Ansi", "calcTTY()Z"),

  /** No property but fargen's own is asked for; the home of a user takes the C library 25 calls. */
  HOME("java.lang.System", Posix.class.getName(), "getHomeDir()Ljava/lang/String;"),

  /**
   * TeaVM's collector can crash: rendering a thousand specs ended in SIGSEGV within it, whatever
   * the options of the compiler. The heap has its full size from the start, objects lie one behind
   * the other, and a program that fills it ends. No small program shows the crash; it is not
   * reported.
   */
  COLLECTOR(
      "org.teavm.runtime.GC", Posix.class.getName(), "alloc(I)Lorg/teavm/runtime/RuntimeObject;"),

  /** What has never been used is zero. */
  FILL(
      "org.teavm.interop.Address",
      Posix.class.getName(),
      "fillZero(Lorg/teavm/interop/Address;I)V");

  @SuppressWarnings("ImmutableEnumChecker") // what a change closes over never changes
  private final Change change;

  Cut(String owner, String method) {
    this(owner, "dev.fargen.cli.Native", method);
  }

  Cut(String owner, String instead, String method) {
    change = Change.call(instead, new MethodReference(owner, MethodDescriptor.parse(method)));
  }

  Cut(Change change) {
    this.change = change;
  }

  /** A text stays a text. */
  private static Change converter(String name) {
    String types = "picocli.CommandLine$BuiltIn$";
    return Change.type(types + name, types + "StringConverter")
        .within("picocli.CommandLine$Interpreter");
  }

  /** Cuts it off, where the instruction is the call. */
  void in(String className, Instruction instruction) {
    change.apply(className, instruction);
  }
}
