package dev.fargen.deploy.aws;

/** The timeout has passed; operations in AWS continue. */
public final class DeadlinePassed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeadlinePassed() {
    super("deadline passed", null, false, false);
  }
}
