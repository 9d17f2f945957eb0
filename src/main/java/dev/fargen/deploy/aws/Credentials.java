package dev.fargen.deploy.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there are no credentials, in one sentence: the SDK lists everything that it has tried. */
final class Credentials {

  private static final Pattern PROFILE = Pattern.compile("credentials for profile '([^']+)'");

  private Credentials() {}

  /** The message for the user; empty if the SDK's is about something else. */
  static Optional<String> missing(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("sso token") || text.contains("sso session")) {
      return Optional.of("not logged in to IAM Identity Center; run `aws sso login`");
    }
    Matcher profile = PROFILE.matcher(message);
    if (profile.find() && !profile.group(1).equals("default")) {
      return Optional.of("profile `" + profile.group(1) + "` does not exist or has no credentials");
    }
    if (text.contains("unable to load credentials")) {
      return Optional.of(
          "no credentials found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use --profile,"
              + " or run `aws sso login`");
    }
    return text.contains("credentials") ? Optional.of(message) : Optional.empty();
  }
}
