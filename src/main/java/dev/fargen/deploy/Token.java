package dev.fargen.deploy;

import dev.fargen.deploy.aws.StackEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The ClientRequestToken of a deploy. Its first half is a hash of the content, so that another run
 * of the same deploy recognizes it; the second half distinguishes the runs, because CloudFormation
 * accepts a token for one call only.
 */
record Token(String content, String nonce) {

  static Token of(StackRequest request, String nonce) {
    StackRequest.Content content = request.content();
    String all = content.template().text() + content.parameters() + content.tags();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return new Token("fargen-" + HexFormat.of().formatHex(digest, 0, 8), nonce);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  String text() {
    return content + "-" + nonce;
  }

  /** Whether the event belongs to an operation that deploys the same. */
  boolean started(Optional<StackEvent> event) {
    return event.map(e -> e.token().startsWith(content + "-")).orElse(false);
  }
}
