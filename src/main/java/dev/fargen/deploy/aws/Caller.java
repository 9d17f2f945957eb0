package dev.fargen.deploy.aws;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls one after the other, and retries them where that may help. The retries of the SDK are
 * off: they give up on throttling after three seconds, which is too early for a deploy.
 */
final class Caller {

  /** How many tries one without a connection counts for: a wrong address stays wrong. */
  private static final int UNCONNECTED = 2;

  private final Throttle throttle;
  private final Connection connection;
  private final Pace pace;
  private final Deadline deadline;
  private final Consumer<AwsFault> trouble;
  private final Persistence persistence;

  /** When to stop trying. */
  enum Persistence {
    /** After one try: the information is optional. */
    ONCE,
    /** After AWS could not be reached for a while. Throttled calls are retried. */
    SOME,
    /** Only at the deadline: an operation is in progress. */
    UNTIL_DEADLINE
  }

  Caller(
      Throttle throttle,
      Connection connection,
      Deadline deadline,
      Consumer<AwsFault> trouble,
      Persistence persistence) {
    this.throttle = throttle;
    this.connection = connection;
    this.pace = connection.pace();
    this.deadline = deadline;
    this.trouble = trouble;
    this.persistence = persistence;
  }

  Caller with(Persistence other) {
    return new Caller(throttle, connection, deadline, trouble, other);
  }

  Caller until(Deadline other) {
    return new Caller(throttle, connection, other, trouble, persistence);
  }

  <T> T call(String action, Supplier<T> call) {
    Duration backoff = pace.backoff();
    int unanswered = 0;
    while (true) {
      Duration turn = throttle.turn(action);
      if (!turn.isZero()) {
        deadline.sleep(turn);
      }
      AwsFault fault;
      boolean connected = true;
      try {
        T answer = call.get();
        throttle.answered(action);
        return answer;
      } catch (SdkException e) {
        fault = fault(action, e);
        connected = !isConnecting(e);
      } catch (AwsFault e) {
        fault = e;
      }
      if (fault.kind() == AwsFault.Kind.THROTTLED) {
        throttle.throttled(action);
      } else {
        unanswered++;
      }
      if (!again(fault, connected ? unanswered : unanswered * UNCONNECTED)) {
        throw fault;
      }
      trouble.accept(fault);
      deadline.sleep(backoff);
      backoff = shorter(backoff.multipliedBy(2), pace.longestBackoff());
    }
  }

  private boolean again(AwsFault fault, int unanswered) {
    if (!fault.passes()) {
      return false;
    }
    return switch (persistence) {
      case ONCE -> false;
      case SOME -> unanswered < pace.tries();
      case UNTIL_DEADLINE -> true;
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private AwsFault fault(String action, SdkException e) {
    if (e instanceof AwsServiceException service && service.statusCode() != 0) {
      String code =
          service.awsErrorDetails() == null ? "" : text(service.awsErrorDetails().errorCode());
      String said =
          service.awsErrorDetails() == null ? "" : text(service.awsErrorDetails().errorMessage());
      String message = said.isEmpty() ? "HTTP " + service.statusCode() : said;
      return Credentials.expired(code, message)
          ? new AwsFault(
              AwsFault.Kind.DENIED,
              action,
              code,
              message + "; log in again, such as with " + connection.login())
          : new AwsFault(kind(service, code), action, code, message);
    }
    String message = text(e.getMessage());
    Optional<String> missing =
        e instanceof SdkClientException
            ? Credentials.missing(message, connection)
            : Optional.empty();
    return new AwsFault(
        missing.isPresent() ? AwsFault.Kind.NO_CREDENTIALS : AwsFault.Kind.UNREACHABLE,
        action,
        "",
        brief(missing.orElse(message)) + where(e));
  }

  /** The endpoint that there is no connection to, if it is not that of AWS. */
  private String where(SdkException e) {
    return isConnecting(e) ? connection.address().map(url -> " (" + url + ")").orElse("") : "";
  }

  /** Whether there was not even a connection. */
  private static boolean isConnecting(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static AwsFault.Kind kind(AwsServiceException e, String code) {
    if (e.isThrottlingException() || code.contains("Throttl") || e.statusCode() == 429) {
      return AwsFault.Kind.THROTTLED;
    }
    if (e.statusCode() >= 500) {
      return AwsFault.Kind.FAILING;
    }
    if (code.isEmpty() && e.statusCode() != 403) {
      return AwsFault.Kind.UNREACHABLE;
    }
    boolean denied =
        e.statusCode() == 401
            || e.statusCode() == 403
            || code.contains("AccessDenied")
            || code.equals("UnrecognizedClientException");
    return denied ? AwsFault.Kind.DENIED : AwsFault.Kind.REJECTED;
  }

  /** The first line, without what the SDK appends to it and without names of Java classes. */
  private String brief(String message) {
    String line = message.lines().findFirst().orElse("no response");
    if (line.contains("UnknownHostException")) {
      return connection.address().isPresent()
          ? "the host name cannot be resolved"
          : "the host name of the service cannot be resolved: no network, or no such region";
    }
    int sdk = line.indexOf(" (SDK ");
    return (sdk < 0 ? line : line.substring(0, sdk))
        .replaceAll("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:: )?", "");
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
