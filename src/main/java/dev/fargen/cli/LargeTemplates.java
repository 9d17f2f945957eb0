package dev.fargen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.compile.Compilation;
import dev.fargen.deploy.StackRequest;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Templates that are too large for a call to CloudFormation and must be in an S3 bucket
 * (CloudFormation user guide, "Understand CloudFormation quotas": template body size).
 */
final class LargeTemplates {

  private LargeTemplates() {}

  /**
   * What to say about them; a pipeline passes its templates through S3.
   *
   * @param templates the texts of the templates, by file name
   */
  static List<String> of(Compilation compilation, Map<String, String> templates) {
    boolean passed =
        compilation.pipeline().isPresent()
            || Lists.all(
                compilation.environments(),
                one -> one.environment().delivery().bucket().isPresent());
    List<String> remarks = new ArrayList<>();
    templates.forEach(
        (file, text) -> {
          boolean own = file.equals(compilation.templateFile());
          if (file.endsWith(".template.yml")
              && !(own && passed)
              && text.getBytes(UTF_8).length > StackRequest.LONGEST_INLINE) {
            remarks.add(
                file
                    + " is larger than 51,200 bytes, the limit without an S3 bucket: "
                    + (own ? "write `bucket` in each environment, or " : "")
                    + "use `aws cloudformation deploy --s3-bucket`");
          }
        });
    return remarks;
  }
}
