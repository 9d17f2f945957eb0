package dev.fargen.deploy.aws;

/** A call to AWS that did not do what was asked, and of which kind that is. */
public final class AwsFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What to make of it. */
  public enum Kind {
    /** Too many calls; it will go through later. */
    THROTTLED("AWS can't be reached"),
    /** No answer, or one that is none: says nothing about the stack. */
    UNREACHABLE("AWS can't be reached"),
    /** No credentials, or none that may do this. */
    DENIED("AWS does not let us in"),
    /** AWS understood and said no. */
    REJECTED("AWS refused");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What it means, for a sentence that goes on with what AWS said. */
    public String meaning() {
      return meaning;
    }
  }

  private final Kind kind;
  private final String action;
  private final String code;

  AwsFault(Kind kind, String action, String code, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.action = action;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  /** The call, as the API names it: {@code DescribeStacks}. */
  public String action() {
    return action;
  }

  /** AWS's own word for the error; empty where there was no answer. */
  public String code() {
    return code;
  }

  /** The message; AWS fills it for all faults. */
  public String reason() {
    String message = getMessage();
    return message == null ? code : message;
  }

  /** Whether the same call may go through later. */
  public boolean passes() {
    return kind == Kind.THROTTLED || kind == Kind.UNREACHABLE;
  }
}
