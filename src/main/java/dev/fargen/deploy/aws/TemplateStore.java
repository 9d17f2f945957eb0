package dev.fargen.deploy.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 bucket for templates that are too large for a call. */
public final class TemplateStore {

  private final S3Client s3;
  private final Caller caller;
  private final String bucket;

  TemplateStore(S3Client s3, Caller caller, String bucket) {
    this.s3 = s3;
    this.caller = caller;
    this.bucket = bucket;
  }

  /**
   * Stores the template under a hash of its content and returns its URL, so that the same template
   * is always the same object.
   */
  public String put(String template) {
    byte[] bytes = template.getBytes(StandardCharsets.UTF_8);
    String key = "fargen/" + digest(bytes) + ".template.yml";
    caller.call(
        "PutObject",
        () -> s3.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
    return s3.utilities().getUrl(of -> of.bucket(bucket).key(key)).toExternalForm();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
