package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Text whose value CloudFormation reads from another service (CloudFormation user guide, "Get
 * values stored in other services using dynamic references").
 */
final class DynamicReference {

  private static final String START = "{{resolve:";
  private static final String END = "}}";
  private static final String SECURE = "ssm-secure";
  private static final List<String> SERVICES = List.of("secretsmanager", "ssm", SECURE);

  /** The parts of a reference to a secret behind its name. */
  private static final int SECRET_PARTS = 4;

  /** "Get a secure string value from Systems Manager Parameter Store". */
  private static final Set<String> OF_SECURE =
      Set.of(
          "AWS::DirectoryService::MicrosoftAD Password",
          "AWS::DirectoryService::SimpleAD Password",
          "AWS::ElastiCache::ReplicationGroup AuthToken",
          "AWS::IAM::User LoginProfile/Password",
          "AWS::KinesisFirehose::DeliveryStream RedshiftDestinationConfiguration/Password",
          "AWS::OpsWorks::App AppSource/Password",
          "AWS::OpsWorks::Stack CustomCookbooksSource/Password",
          "AWS::OpsWorks::Stack RdsDbInstances/DbPassword",
          "AWS::RDS::DBCluster MasterUserPassword",
          "AWS::RDS::DBInstance MasterUserPassword",
          "AWS::Redshift::Cluster MasterUserPassword");

  private final String type;
  private final Diagnostics diagnostics;

  private DynamicReference(String type, Diagnostics diagnostics) {
    this.type = type;
    this.diagnostics = diagnostics;
  }

  /** Whether the value is not known before CloudFormation has resolved it. */
  static boolean isIn(Node node) {
    return node instanceof ScalarNode scalar && scalar.text().contains(START);
  }

  /** Checks the references in the properties of a resource of this type. */
  static void check(String type, MapNode properties, Diagnostics diagnostics) {
    new DynamicReference(type, diagnostics).node(properties, List.of());
  }

  private void node(Node node, List<String> path) {
    if (RawFunction.of(node).filter(call -> call.name().equals("Join")).isPresent()) {
      return; // its parts are put together before the reference is resolved
    }
    if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        List<String> longer = new ArrayList<>(path);
        longer.add(entry.key().text());
        node(entry.value(), longer);
      }
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> node(item, path));
    } else if (isIn(node)) {
      text((ScalarNode) node, path);
    }
  }

  private void text(ScalarNode scalar, List<String> path) {
    String text = scalar.text();
    int end = 0;
    for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, end)) {
      end = text.indexOf(END, at);
      if (end < 0 && path.contains("Fn::Join")) {
        return; // another part of the list closes it
      }
      if (end < 0) {
        report(
            scalar,
            "a dynamic reference is not closed",
            "write `" + END + "` at the end of the dynamic reference");
        return;
      }
      reference(scalar, text.substring(at + START.length(), end), path);
    }
  }

  private void reference(ScalarNode scalar, String inside, List<String> path) {
    if (inside.contains("${")) {
      return; // its parts are put in before it is resolved
    }
    List<String> parts = Arrays.asList(inside.split(":", -1));
    String service = parts.get(0);
    if (!SERVICES.contains(service)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + service + "` is not a service of dynamic references")
              .at(scalar.span())
              .unknown(
                  service,
                  SERVICES,
                  isOfSecure(path)
                      ? "write `ssm`, `ssm-secure` or `secretsmanager` after `resolve:`"
                      : "write `ssm` or `secretsmanager` after `resolve:`"));
    } else if (parts.size() < 2 || parts.get(1).isEmpty()) {
      report(
          scalar,
          "the dynamic reference names no "
              + (service.equals("secretsmanager") ? "secret" : "parameter"),
          "");
    } else if (service.equals("secretsmanager")) {
      secret(scalar, parts.subList(1, parts.size()));
    } else {
      parameter(scalar, service, parts.subList(1, parts.size()), path);
    }
  }

  private void parameter(ScalarNode scalar, String service, List<String> parts, List<String> path) {
    String last = parts.get(parts.size() - 1);
    boolean versioned = parts.size() > 1 && Digits.only(last);
    boolean arn = parts.get(0).equals("arn");
    if (!arn && (parts.size() > 2 || (parts.size() == 2 && !versioned))) {
      report(
          scalar,
          "the version in an `"
              + service
              + "` dynamic reference must be a number, not `"
              + last
              + "`",
          "write `{{resolve:"
              + service
              + ":"
              + parts.get(0)
              + "}}` for the latest version, or a number in place of `"
              + last
              + "`");
    } else if (service.equals(SECURE) && !isOfSecure(path)) {
      report(
          scalar,
          "CloudFormation does not resolve `ssm-secure` dynamic references in `"
              + path.get(path.size() - 1)
              + "` of "
              + type,
          "store the value in Secrets Manager and write `{{resolve:secretsmanager:<secret>:SecretString:<key>}}`, or as a `String` parameter and write `{{resolve:ssm:"
              + parts.get(0)
              + "}}`");
    }
  }

  private boolean isOfSecure(List<String> path) {
    return OF_SECURE.contains(type + " " + String.join("/", path));
  }

  private void secret(ScalarNode scalar, List<String> parts) {
    // An ARN has six colons of its own.
    int name = parts.get(0).equals("arn") ? 7 : 1;
    List<String> more = parts.subList(Math.min(name, parts.size()), parts.size());
    if (more.size() > SECRET_PARTS) {
      report(scalar, "the dynamic reference has too many parts", "");
    } else if (!more.isEmpty() && !more.get(0).isEmpty() && !more.get(0).equals("SecretString")) {
      report(
          scalar,
          "`" + more.get(0) + "` is not supported in a dynamic reference to a secret",
          "write `SecretString`");
    } else if (more.size() == SECRET_PARTS
        && Lists.all(more.subList(2, 4), one -> !one.isEmpty())) {
      report(scalar, "a dynamic reference cannot have both a version stage and a version ID", "");
    }
  }

  private void report(ScalarNode scalar, String message, String help) {
    Diagnostic fault = Diagnostic.of(Code.INVALID_REFERENCE, message).at(scalar.span());
    diagnostics.report(help.isEmpty() ? fault : fault.help(help));
  }
}
