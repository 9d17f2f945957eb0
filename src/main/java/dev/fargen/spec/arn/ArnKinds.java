package dev.fargen.spec.arn;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TextForm;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** The kinds of ARNs that a spec may have. */
public final class ArnKinds {

  private static final String ACCOUNT = "eu-west-1:111122223333:";

  public static final String SECRET_EXAMPLE =
      "arn:aws:secretsmanager:" + ACCOUNT + "secret:shop-AbCdEf";
  public static final String SECRET_PATTERN =
      "arn:aws[a-z-]*:secretsmanager:"
          + Patterns.REGION
          + ":[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}";
  public static final String PARAMETER_EXAMPLE = "arn:aws:ssm:" + ACCOUNT + "parameter/shop/url";
  public static final String PARAMETER_PATTERN =
      "arn:aws[a-z-]*:ssm:" + Patterns.REGION + ":[0-9]{12}:parameter/[A-Za-z0-9_./-]{1,2047}";

  /** A standard topic: a FIFO topic needs a group for each message. */
  public static final String TOPIC_PATTERN =
      "arn:aws[a-z-]*:sns:[a-z0-9-]{1,30}:[0-9]{12}:[A-Za-z0-9_-]{1,256}";

  public static final String TOPIC_EXAMPLE = "arn:aws:sns:eu-central-1:111122223333:on-call";

  /** A topic of the spec by its name, or any topic, FIFO topics included, by its ARN. */
  public static final Form<Text> SUBSCRIBED_TOPIC =
      NameOrArn.form(
          "the name of a topic of this spec or the ARN of another SNS topic",
          "[a-z]([a-z0-9-]{0,38}[a-z0-9])?",
          TOPIC_PATTERN + "(\\.fifo)?",
          "arn:aws:sns:" + ACCOUNT + "orders",
          ArnKinds::withEnding);

  /** The email address or the topic that alarms are sent to. */
  public static Form<Text> recipient(String email) {
    return NameOrArn.form(
        "an email address or the ARN of an SNS topic",
        email,
        TOPIC_PATTERN,
        TOPIC_EXAMPLE,
        ArnKinds::notArn);
  }

  public static final Form<Text> TOPIC =
      Arns.form("the ARN of an SNS topic", TOPIC_PATTERN, TOPIC_EXAMPLE);
  public static final Form<Text> CERTIFICATE =
      Arns.form(
          "the ARN of a certificate",
          Patterns.CERTIFICATE,
          "arn:aws:acm:" + ACCOUNT + "certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
          "acm",
          "iam");
  public static final Form<Text> LISTENER =
      Form.text("the ARN of a listener", Patterns.LISTENER, Listener::fault);
  public static final Form<Text> WEB_ACL =
      Form.text("the ARN of a regional web ACL", WebAcl.PATTERN, WebAcl::fault);
  public static final Form<Text> KMS_KEY =
      Arns.form(
          "the ARN of a KMS key",
          Patterns.KMS_KEY,
          "arn:aws:kms:" + ACCOUNT + "key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
  public static final Form<Text> CONNECTION =
      Arns.form(
          "the ARN of a connection",
          "arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]+",
          "arn:aws:codeconnections:" + ACCOUNT + "connection/0a1b2c3d",
          "codeconnections",
          "codestar-connections");
  public static final Form<String> ROLE =
      Form.plain(
          "the ARN of a role",
          Patterns.ROLE,
          Arns.check("the ARN of a role", Patterns.ROLE, "arn:aws:iam::111122223333:role/deploy"));
  public static final Form<Text> POLICY =
      Form.text("the ARN of a managed policy", ManagedPolicy.PATTERN, ManagedPolicy::fault);
  public static final Form<Text> SECRET =
      Arns.form("the ARN of a secret", SECRET_PATTERN, SECRET_EXAMPLE);

  /**
   * The values of {@code valueFrom} in ECS: if a secret is followed by a key, version stage or
   * version id, all three colons are required (Amazon ECS developer guide, "Pass Secrets Manager
   * secrets through Amazon ECS environment variables").
   */
  public static final TextForm SECRET_SOURCE =
      Form.text(Source.WORDS, Source.PATTERN, Source::fault);

  /** Listener rules are of an Application Load Balancer ("AWS::...::ListenerRule"). */
  private static final class Listener {

    private static final Check ARN =
        Arns.check(
            "the ARN of a listener",
            Patterns.LISTENER,
            "arn:aws:elasticloadbalancing:" + ACCOUNT + "listener/app/shop/0a1b2c3d/4e5f6071");

    static Optional<Diagnostic> fault(ScalarNode text, String key) {
      int net = text.text().indexOf(":listener/net/");
      int gateway = text.text().indexOf(":listener/gwy/");
      return net < 0 && gateway < 0
          ? ARN.fault(text, key)
          : Optional.of(
              Diagnostic.of(
                      Code.INVALID_VALUE,
                      "the listener belongs to a "
                          + (net < 0 ? "Gateway" : "Network")
                          + " Load Balancer, which has no listener rules")
                  .at(text.part(Math.max(net, gateway) + ":listener/".length(), 3))
                  .note("`http` requires an Application Load Balancer listener")
                  .help(
                      "write the ARN of an Application Load Balancer listener (with `listener/app/`), or remove `load_balancer` to create a load balancer"));
    }
  }

  /** Policies of service-linked roles cannot be attached to others (IAM "AttachRolePolicy"). */
  private static final class ManagedPolicy {

    static final String PATTERN = "arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9+=,.@_/-]+";
    private static final String LINKED = ":iam::aws:policy/aws-service-role/";
    private static final Check ARN =
        Arns.check(
            "the ARN of a managed policy",
            PATTERN,
            "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess");

    static Optional<Diagnostic> fault(ScalarNode text, String key) {
      int linked = text.text().indexOf(LINKED);
      return linked < 0
          ? ARN.fault(text, key)
          : Optional.of(
              Diagnostic.of(
                      Code.INVALID_VALUE,
                      "the policy `"
                          + text.text().substring(linked + LINKED.length())
                          + "` cannot be attached to a task role")
                  .at(text.span())
                  .note("policies in `aws-service-role/` are those of service-linked roles")
                  .help("write the actions under `permissions`, or another policy"));
    }
  }

  /** A web ACL of AWS WAF, not of AWS WAF Classic nor of CloudFront (WAFv2 "AssociateWebACL"). */
  private static final class WebAcl {

    static final String PATTERN =
        "arn:aws[a-z-]*:wafv2:"
            + Patterns.REGION
            + ":[0-9]{12}:regional/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}";
    private static final Check ARN =
        Arns.check(
            "the ARN of a regional web ACL",
            PATTERN,
            "arn:aws:wafv2:"
                + ACCOUNT
                + "regional/webacl/shop/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

    static Optional<Diagnostic> fault(ScalarNode text, String key) {
      int global = text.text().indexOf(":global/webacl/");
      return global < 0
          ? ARN.fault(text, key)
          : Optional.of(
              Diagnostic.of(
                      Code.INVALID_VALUE, "the web ACL is for CloudFront, not for a load balancer")
                  .at(text.part(global + 1, "global".length()))
                  .note(
                      "a load balancer requires a web ACL with the scope `REGIONAL` in its own region")
                  .help("write the ARN of a regional web ACL (with `:regional/webacl/`)"));
    }
  }

  /** A value that is not an ARN may be the secret itself, so messages do not have it. */
  private static final class Source {

    static final String WORDS =
        "the ARN of a secret or SSM parameter, or a string with `${databases.<database>.password}` or"
            + " `${secret:<secret>}` in it";
    static final String PATTERN =
        "(" + SECRET_PATTERN + "(:[^:]*:[^:]*:[^:]*)?|" + PARAMETER_PATTERN + ")";
    private static final Check ARN =
        Arns.check(WORDS, PATTERN, SECRET_EXAMPLE + ":password::", "ssm", "secretsmanager");

    /** A path is the name of a parameter. */
    private static Diagnostic marked(Diagnostic fault, ScalarNode text) {
      return text.text().startsWith("/") ? fault.at(text.span()) : fault.atSecret(text.span());
    }

    static Optional<Diagnostic> fault(ScalarNode text, String key) {
      return text.text().startsWith("arn:")
          ? ARN.fault(text, key)
          : Optional.of(
              marked(
                      Diagnostic.of(
                          Code.INVALID_VALUE,
                          "the value of `" + key + "` does not refer to a secret or SSM parameter"),
                      text)
                  .note("the value must be `{secret: <secret>}`, `{ssm: <parameter>}`, " + WORDS));
    }
  }

  private ArnKinds() {}

  /** The name of a FIFO topic as SNS has it, in place of that of the spec. */
  private static Optional<Diagnostic> withEnding(ScalarNode text, String key) {
    int end = text.text().length() - Arns.FIFO.length();
    return text.text().endsWith(Arns.FIFO) && Arns.isName(text.text().substring(0, end))
        ? Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    Reading.written(key, text) + " must not end with `" + Arns.FIFO + "`")
                .at(text.cut(end, text.text().length()).span())
                .note(
                    "`"
                        + key
                        + "` must be the key under `topics` for a topic of this spec, and the ARN"
                        + " for another one")
                .help("write `" + key + ": " + text.text().substring(0, end) + "`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> notArn(ScalarNode text, String key) {
    return Arns.isName(text.text()) || text.text().contains("://")
        ? Optional.of(
            Arns.topic(
                text,
                Reading.written(key, text) + " is neither an email address nor an ARN",
                "an email address, "))
        : Optional.empty();
  }
}
