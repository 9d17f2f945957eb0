package dev.fargen.deploy.aws;

/** The time that the user gave is over; what runs in AWS runs on. */
public final class DeadlinePassed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeadlinePassed() {
    super("deadline passed", null, false, false);
  }
}
