package dev.fargen.deploy.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there are no credentials, in a sentence: the SDK tells all that it has tried instead. */
final class Credentials {

  private static final Pattern PROFILE = Pattern.compile("credentials for profile '([^']+)'");

  private Credentials() {}

  /** What to tell the user; empty where the message is about something else. */
  static Optional<String> missing(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("sso token") || text.contains("sso session")) {
      return Optional.of("nobody is logged in to IAM Identity Center; run `aws sso login` first");
    }
    Matcher profile = PROFILE.matcher(message);
    if (profile.find() && !profile.group(1).equals("default")) {
      return Optional.of("there is no profile " + profile.group(1) + ", or it has no credentials");
    }
    if (text.contains("unable to load credentials")) {
      return Optional.of(
          "no credentials were found; set AWS_ACCESS_KEY_ID and its companions, name a profile"
              + " with --profile, or log in with `aws sso login`");
    }
    return text.contains("credentials") ? Optional.of(message) : Optional.empty();
  }
}
