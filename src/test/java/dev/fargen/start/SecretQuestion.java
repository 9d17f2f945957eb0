package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the secrets can be read when a container starts: the execution role may read exactly that
 * secret or parameter, may decrypt it where its key is known, and there is a way to the service
 * (page "Pass sensitive data to an Amazon ECS container"). Secrets Manager takes a name that ends
 * in a hyphen and six characters for the end of a full ARN, so that such a name is not found (page
 * "What's in a Secrets Manager secret?").
 */
final class SecretQuestion implements Question {
  private static final Pattern SECRET =
      Pattern.compile("(arn:[^:]+:secretsmanager:([^:]*):[^:]*:secret:([^:]+))(:.*)?");
  private static final Pattern PARAMETER =
      Pattern.compile("arn:[^:]+:ssm:([^:]*):[^:]*:parameter(/.+|«[^».]+»)");
  private static final Pattern COMPLETE = Pattern.compile(".*-[A-Za-z0-9]{6}");
  private static final String HERE = Functions.REGION + ":" + Functions.ACCOUNT;
  private static final String OTHER_SECRET =
      "arn:aws:secretsmanager:" + HERE + ":secret:other-AbCdEf";
  private static final String OTHER_PARAMETER = "arn:aws:ssm:" + HERE + ":parameter/any/other";
  private static final String READ_SECRET = "secretsmanager:GetSecretValue";
  private static final String READ_PARAMETERS = "ssm:GetParameters";

  private final Template template;
  private final Network network;

  SecretQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part container : task.containers()) {
      List<String> values = new ArrayList<>();
      container.parts("Secrets").forEach(secret -> values.add(secret.text("ValueFrom")));
      if (container.has("RepositoryCredentials")) {
        values.add(container.part("RepositoryCredentials").text("CredentialsParameter"));
      }
      for (String value : values) {
        reasons(value, task)
            .forEach(reason -> faults.add("cannot read " + value + ", because " + reason));
      }
    }
    return faults;
  }

  private List<String> reasons(String value, Task task) {
    List<String> reasons = new ArrayList<>();
    Optional<Role> role = Role.of(template, task.executionRole());
    Matcher secret = SECRET.matcher(value);
    Matcher parameter = PARAMETER.matcher(value);
    Optional<String> ours = Secrets.ours(template, value);
    if (ours.isPresent()) {
      role.ifPresent(one -> own(one, ours.get(), reasons));
      reasons.addAll(Secrets.notFound(template, ours.get()));
      way("secretsmanager", Functions.REGION, task, reasons);
    } else if (secret.matches()) {
      role.ifPresent(one -> named(one, secret.group(1), secret.group(3), reasons));
      way("secretsmanager", secret.group(2), task, reasons);
    } else if (isOurs(parameter) && !isWhole(parameter.group(2))) {
      reasons.add("the ARN of its parameter has a slash too many or too few");
    } else if (parameter.matches() || isName(value)) {
      String name = value.startsWith("/") ? value.substring(1) : value;
      String arn = parameter.matches() ? value : "arn:aws:ssm:" + HERE + ":parameter/" + name;
      role.ifPresent(one -> parameter(one, arn, reasons));
      way("ssm", parameter.matches() ? parameter.group(1) : Functions.REGION, task, reasons);
    } else if (!Node.isUnknown(value)) {
      reasons.add("it is neither a secret nor a parameter");
    }
    return reasons;
  }

  /** Whether a parameter of the stack's own is meant. */
  private boolean isOurs(Matcher parameter) {
    return parameter.matches()
        && Node.in(parameter.group(2)).stream()
            .anyMatch(node -> template.named(Node.ref(node.id())).isPresent());
  }

  /** An ARN has no slash before a name that begins with one. */
  private boolean isWhole(String path) {
    Node node = Node.in(path).iterator().next();
    boolean absolute =
        template
            .named(Node.ref(node.id()))
            .filter(one -> one.properties().text("Name").startsWith("/"))
            .isPresent();
    return absolute != path.startsWith("/");
  }

  /** The name of a parameter in place of its ARN. */
  private static boolean isName(String value) {
    return !value.startsWith("arn:") && !Node.isUnknown(value);
  }

  /** A secret of the stack's own, and its key. */
  private void own(Role role, String arn, List<String> reasons) {
    lacks(role, READ_SECRET, arn, reasons);
    Secrets.key(template, arn)
        .filter(key -> !role.may("kms:Decrypt", key))
        .ifPresent(key -> reasons.add(role.name() + " lacks kms:Decrypt on " + key));
  }

  private static void named(Role role, String arn, String name, List<String> reasons) {
    boolean asName = role.may(READ_SECRET, arn + "-AbCdEf");
    if (COMPLETE.matcher(name).matches()) {
      if (asName) {
        reasons.add("Secrets Manager takes the end of its name for that of a full ARN");
      } else {
        lacks(role, READ_SECRET, arn, reasons);
      }
    } else if (!asName) {
      reasons.add(role.name() + " lacks " + READ_SECRET + " on " + arn + "-??????");
    }
    if (role.may(READ_SECRET, OTHER_SECRET)) {
      reasons.add(role.name() + " may read any secret, not " + arn + " alone");
    }
  }

  private static void parameter(Role role, String arn, List<String> reasons) {
    lacks(role, READ_PARAMETERS, arn, reasons);
    if (role.may(READ_PARAMETERS, OTHER_PARAMETER)) {
      reasons.add(role.name() + " may read any parameter, not " + arn + " alone");
    }
  }

  private static void lacks(Role role, String action, String arn, List<String> reasons) {
    role.lacks(arn, Map.of(), action)
        .forEach(one -> reasons.add(role.name() + " lacks " + one + " on " + arn));
  }

  private void way(String service, String region, Task task, List<String> reasons) {
    (region.equals(Functions.REGION)
            ? network.noWayTo(service, task)
            : network.noWayToTheInternet(task))
        .ifPresent(reason -> reasons.add("there is no way to " + service + ": " + reason));
  }
}
