package dev.fargen.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Submission;
import dev.fargen.deploy.aws.Submission.Manner;
import java.util.Optional;

/** What is passed to CloudFormation to create or update a stack. */
record Submissions(Aws aws, StackRequest request, Options options) {

  /** Whether the template must be in a bucket, because a call cannot contain it. */
  boolean areTooLong() {
    String text = request.content().template().text();
    return text.getBytes(UTF_8).length > StackRequest.LONGEST_INLINE;
  }

  /**
   * A call.
   *
   * @param token makes it idempotent
   */
  Submission of(String token) {
    StackTemplate template = request.content().template();
    Optional<String> url =
        areTooLong()
            ? Optional.of(aws.templates(options.bucket().orElseThrow()).put(template.text()))
            : Optional.empty();
    return new Submission(
        request.stack(),
        new Submission.Template(template.text(), url, template.outline().capabilities()),
        request.content().parameters(),
        request.protection(),
        request.content().tags(),
        new Manner(options.role(), options.consent().noRollback(), options.express()),
        token);
  }
}
