package dev.fargen.check.permissions;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.permissions.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A permission for a raw resource must name its kind: the name of a table makes the ARN of a bucket
 * that does not exist (Service Authorization Reference, "Resource types defined by" each service).
 */
public final class PermittedResourceRule implements SpecRule {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("AWS::Cognito::UserPool", "user_pool"),
          Map.entry("AWS::DynamoDB::GlobalTable", "table"),
          Map.entry("AWS::DynamoDB::Table", "table"),
          Map.entry("AWS::EFS::FileSystem", "volume"),
          Map.entry("AWS::KMS::Key", "kms_key"),
          Map.entry("AWS::KMS::ReplicaKey", "kms_key"),
          Map.entry("AWS::Kinesis::Stream", "stream"),
          Map.entry("AWS::S3::Bucket", "bucket"),
          Map.entry("AWS::SNS::Topic", "topic"),
          Map.entry("AWS::SQS::Queue", "queue"),
          Map.entry("AWS::SSM::Parameter", "parameters"),
          Map.entry("AWS::SecretsManager::Secret", "secret"));

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<SpecThing> resources = environment.things(StackKeys.RESOURCES);
    if (resources.isEmpty()) {
      return;
    }
    for (SpecThing workload : environment.workloads()) {
      for (Given<Section> permission : workload.keys().list(WorkloadKeys.PERMISSIONS)) {
        for (String kind : Access.kinds()) {
          permission
              .value()
              .get(PermissionKeys.thing(kind))
              .ifPresent(text -> check(kind, text, resources, diagnostics));
        }
      }
    }
  }

  private static void check(
      String kind, Given<Text> text, List<SpecThing> resources, Diagnostics diagnostics) {
    Optional<ThingReference> reference =
        Lists.first(text.value().things(), ThingReference::isOfResource);
    Optional<String> type = reference.flatMap(one -> type(one, resources));
    String right = type.map(KINDS::get).orElse(kind);
    if (!right.equals(kind) && text.value().parts().size() == 1) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE, "`" + kind + ": " + text.value().written() + "` is not valid")
              .at(text.span())
              .note(
                  "`"
                      + reference.orElseThrow().name()
                      + "` is a resource of the type "
                      + type.orElseThrow())
              .help("write `" + right + ": \"" + text.value().written() + "\"`"));
    }
  }

  private static Optional<String> type(ThingReference reference, List<SpecThing> resources) {
    return Lists.first(resources, one -> one.name().equals(reference.name()))
        .flatMap(one -> one.keys().get(RawKeys.Resource.TYPE))
        .map(Given::value);
  }
}
