package dev.fargen.spec.form;

/** The ID of an AWS account. */
public final class AccountId {

  public static final Form<String> FORM =
      Form.plain("an account ID of 12 digits", Patterns.ACCOUNT);

  private AccountId() {}
}
