package dev.fargen.deploy.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads a successful response to its end and rejects a response that is not one of AWS. The SDK
 * reads the login page of a proxy as an empty list of stacks, and a stack that seems missing would
 * be created.
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
      throw SdkClientException.create("the response is incomplete", e);
    }
    String text = new String(body, StandardCharsets.UTF_8).strip();
    boolean xml = text.startsWith("<") && text.endsWith("Response>");
    boolean json = text.startsWith("{") && text.endsWith("}");
    if (!xml && !json) {
      throw SdkClientException.create(
          text.startsWith("<") && !text.toLowerCase(Locale.ROOT).contains("<html")
              ? "the response is incomplete"
              : "the response does not come from AWS, possibly from a proxy");
    }
    return Optional.of(new ByteArrayInputStream(body));
  }
}
