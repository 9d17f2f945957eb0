package dev.fargen.deploy.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads a good answer to its end and refuses what is none. The SDK takes the login page of a proxy
 * for an empty list of stacks, and a stack that seems missing would be created.
 */
final class AnswerGuard implements ExecutionInterceptor {

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (!context.httpResponse().isSuccessful() || context.responseBody().isEmpty()) {
      return context.responseBody();
    }
    byte[] body;
    try (InputStream in = context.responseBody().get()) {
      body = in.readAllBytes();
    } catch (IOException e) {
      throw SdkClientException.create("the answer broke off", e);
    }
    String text = new String(body, StandardCharsets.UTF_8).strip();
    boolean xml = text.startsWith("<") && text.endsWith("Response>");
    boolean json = text.startsWith("{") && text.endsWith("}");
    if (!xml && !json) {
      throw SdkClientException.create(
          text.startsWith("<") && !text.toLowerCase(java.util.Locale.ROOT).contains("<html")
              ? "the answer broke off"
              : "the answer is not one of AWS, but of something in between");
    }
    return Optional.of(new ByteArrayInputStream(body));
  }
}
