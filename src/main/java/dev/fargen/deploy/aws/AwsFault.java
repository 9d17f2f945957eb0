package dev.fargen.deploy.aws;

/** A call to AWS that failed. */
public final class AwsFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kinds of faults. */
  public enum Kind {
    /** Too many calls; the same call will succeed later. */
    THROTTLED("AWS cannot be reached"),
    /** No response, or an invalid one: says nothing about the stack. */
    UNREACHABLE("AWS cannot be reached"),
    /** No credentials, or no permission. */
    DENIED("AWS denied access"),
    /** AWS rejected the request. */
    REJECTED("AWS rejected the request");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What it means, to be followed by the message of AWS. */
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

  /** The error code of AWS; empty if there was no response. */
  public String code() {
    return code;
  }

  /** The message; AWS fills it for all faults. */
  public String reason() {
    String message = getMessage();
    return message == null ? code : message;
  }

  /** Whether the same call may succeed later. */
  public boolean passes() {
    return kind == Kind.THROTTLED || kind == Kind.UNREACHABLE;
  }
}
