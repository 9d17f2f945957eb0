package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import dev.fargen.testing.WireServer.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The buckets of a scenario: {@code objects: {bucket: 3}} says how many versions one has. */
final class ScriptedBuckets {

  static final String LIST = "ListObjectVersions";
  static final String DELETE = "DeleteObjects";

  private final Map<String, Integer> objects = new HashMap<>();

  ScriptedBuckets(Map<?, ?> objects) {
    objects.forEach((bucket, count) -> this.objects.put("/" + bucket, (Integer) count));
  }

  /** The call that S3 tells by method and query. */
  static Optional<String> action(Request request) {
    String query = request.path().substring(request.path().indexOf('?') + 1);
    return switch (request.method() + " " + query) {
      case "GET versions" -> Optional.of(LIST);
      case "POST delete" -> Optional.of(DELETE);
      default -> Optional.empty();
    };
  }

  static boolean answers(String action) {
    return action.equals(LIST) || action.equals(DELETE);
  }

  /** An error as S3 writes it. */
  static Answer error(int status, String code, String message) {
    String body = Xml.element("Code", code) + Xml.element("Message", message);
    return answer(status, "<Error>" + body + "</Error>");
  }

  Answer answer(String action, Request request) {
    String bucket = request.path().substring(0, request.path().indexOf('?'));
    Integer count = objects.get(bucket);
    if (count == null) {
      return error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    if (action.equals(DELETE)) {
      objects.put(bucket, 0);
      return answer(200, "<DeleteResult></DeleteResult>");
    }
    StringBuilder versions = new StringBuilder();
    for (int number = 0; number < count; number++) {
      versions
          .append("<Version>")
          .append(Xml.element("Key", "key" + number))
          .append(Xml.element("VersionId", "null"))
          .append("</Version>");
    }
    return answer(200, "<ListVersionsResult>" + versions + "</ListVersionsResult>");
  }

  private static Answer answer(int status, String body) {
    return new Answer(status, "application/xml", body, Optional.empty());
  }
}
