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
    /** An error of AWS itself: says nothing about the stack. */
    FAILING("AWS failed"),
    /** There is nothing to log in with, so that AWS was not called. */
    NO_CREDENTIALS("cannot log in to AWS"),
    /** No permission, or credentials that are not valid. */
    DENIED("AWS denied access"),
    /** AWS rejected the request. */
    REJECTED("AWS rejected the request");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What it means, to be followed by the message of AWS. */
    private String meaning() {
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

  /** What happened, with the call if there was one, and the message. */
  public String sentence() {
    boolean called = kind != Kind.NO_CREDENTIALS;
    return kind.meaning() + ": " + (called ? action + ": " : "") + reason();
  }

  /** Whether the same call may succeed later. */
  public boolean passes() {
    return kind == Kind.THROTTLED || kind == Kind.UNREACHABLE || kind == Kind.FAILING;
  }
}
