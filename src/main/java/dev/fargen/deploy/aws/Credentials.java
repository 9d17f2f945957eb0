package dev.fargen.deploy.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there are no credentials, in one sentence: the SDK lists everything that it has tried. */
final class Credentials {

  private static final Pattern PROFILE = Pattern.compile("credentials for profile '([^']+)'");

  private Credentials() {}

  /** The message for the user; empty if the SDK's is about something else. */
  static Optional<String> missing(String message, Connection connection) {
    String text = message.toLowerCase(Locale.ROOT);
    boolean expired = text.contains("expired") && (text.contains("token") || text.contains("sso"));
    if (text.contains("sso token") || text.contains("sso session") || expired) {
      return Optional.of(
          (expired
                  ? "the login to IAM Identity Center has expired"
                  : "not logged in to IAM Identity Center")
              + "; run "
              + connection.login());
    }
    Matcher profile = PROFILE.matcher(message);
    if (profile.find() && !profile.group(1).equals("default")) {
      return Optional.of("profile `" + profile.group(1) + "` does not exist or has no credentials");
    }
    if (text.contains("unable to load credentials")) {
      return Optional.of(
          "no credentials found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use --profile,"
              + " or run "
              + connection.login());
    }
    return text.contains("credentials") ? Optional.of(message) : Optional.empty();
  }

  /** The message for an exception that is not one of the SDK's own. */
  static String unreadable(RuntimeException e) {
    boolean login =
        Arrays.stream(e.getStackTrace()).anyMatch(frame -> frame.getClassName().contains(".sso"));
    return login ? "the SSO token has expired" : "the credentials cannot be loaded";
  }

  /** Whether AWS says by this error code that the credentials were valid once. */
  static boolean expired(String code, String message) {
    return code.contains("ExpiredToken")
        || code.equals("InvalidGrantException")
        || (code.equals("UnauthorizedException") && message.contains("oken"));
  }
}
