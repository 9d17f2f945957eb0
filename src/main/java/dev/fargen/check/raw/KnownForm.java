package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form of values that has a name in the AWS documentation, such as the ARN of an IAM role.
 * Schemas give such a form as one of many regular expressions: the one that its example matches.
 *
 * @param words its name with an article
 * @param example a value of this form
 */
record KnownForm(String words, String example) {

  /** More forms than these in one pattern are not listed. */
  private static final int MOST = 3;

  /** Texts of other forms: a pattern that one of them matches allows more than known forms. */
  private static final List<String> OTHERS =
      List.of(
          "shop",
          "5",
          "a b",
          "A",
          "Shop1",
          "x-1",
          "a.b.c",
          "/shop",
          "shop:1",
          "$",
          "$.a",
          "d-0123456789",
          "kafka://shop",
          "smk://shop:1",
          "aws/codebuild/standard:7.0");

  private static final String ARN = "arn:aws:";

  private static final List<KnownForm> ALL =
      List.of(
          arn("an IAM role", "iam::111122223333:role/shop"),
          arn("an IAM user", "iam::111122223333:user/shop"),
          arn("an IAM policy", "iam::111122223333:policy/shop"),
          arn("an IAM instance profile", "iam::111122223333:instance-profile/shop"),
          arn("a KMS key", "kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
          arn("an alias of a KMS key", "kms:eu-west-1:111122223333:alias/shop"),
          arn("an SNS topic", "sns:eu-west-1:111122223333:orders"),
          arn("an SQS queue", "sqs:eu-west-1:111122223333:jobs"),
          arn("a Lambda function", "lambda:eu-west-1:111122223333:function:resize"),
          arn("an S3 bucket", "s3:::my-bucket"),
          arn("a DynamoDB table", "dynamodb:eu-west-1:111122223333:table/users"),
          arn("a Kinesis stream", "kinesis:eu-west-1:111122223333:stream/clicks"),
          arn("a Firehose stream", "firehose:eu-west-1:111122223333:deliverystream/clicks"),
          arn("an ECR repository", "ecr:eu-west-1:111122223333:repository/shop"),
          arn("an ECS cluster", "ecs:eu-west-1:111122223333:cluster/shop"),
          arn("a state machine", "states:eu-west-1:111122223333:stateMachine:nightly"),
          arn("an event bus", "events:eu-west-1:111122223333:event-bus/orders"),
          arn(
              "a Cognito user pool",
              "cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"),
          arn("a parameter", "ssm:eu-west-1:111122223333:parameter/shop/url"),
          arn("a secret", "secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf"),
          arn("a log group", "logs:eu-west-1:111122223333:log-group:/shop/api"),
          arn(
              "a certificate",
              "acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
          arn(
              "a load balancer",
              "elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188"),
          arn(
              "a target group",
              "elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/50dc6c495c0c9188"),
          arn(
              "a file system",
              "elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718"),
          arn(
              "a web ACL",
              "wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
          new KnownForm("a UUID", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
          new KnownForm("the alias of a KMS key", "alias/shop"),
          new KnownForm("a VPC ID", "vpc-0a1b2c3d4e5f60718"),
          new KnownForm("a subnet ID", "subnet-0a1b2c3d4e5f60718"),
          new KnownForm("a security group ID", "sg-0a1b2c3d4e5f60718"),
          new KnownForm("an AMI ID", "ami-0a1b2c3d4e5f60718"),
          new KnownForm("an instance ID", "i-0a1b2c3d4e5f60718"),
          new KnownForm("a VPC endpoint ID", "vpce-0a1b2c3d4e5f60718"),
          new KnownForm("a file system ID", "fs-0a1b2c3d4e5f60718"),
          new KnownForm("an access point ID", "fsap-0a1b2c3d4e5f60718"),
          new KnownForm("an account ID", "111122223333"),
          new KnownForm("an IPv4 CIDR block", "10.0.0.0/16"),
          new KnownForm("an IPv6 CIDR block", "2001:db8::/32"),
          new KnownForm("an email address", "shop@example.com"),
          new KnownForm("an HTTP URL", "http://example.com/"),
          new KnownForm("an HTTPS URL", "https://example.com/"),
          new KnownForm("an S3 URI", "s3://my-bucket/shop"),
          new KnownForm("a date", "2027-01-31"),
          new KnownForm("a maintenance window", "sun:05:00-sun:06:00"),
          new KnownForm("an IPv4 address", "192.0.2.44"),
          new KnownForm("an IPv6 address", "2001:db8::1"),
          new KnownForm("a string in double quotes", "\"v=spf1 -all\""),
          new KnownForm("a `cron(…)` or `rate(…)` expression", "rate(1 day)"),
          new KnownForm("an `at(…)` expression", "at(2027-01-31T04:00:00)"),
          new KnownForm("a path in `/mnt`", "/mnt/data"),
          new KnownForm("a list or range of HTTP status codes", "200-299"),
          new KnownForm("an EC2 instance type", "t3.micro"),
          new KnownForm("a region code", "eu-west-1"),
          new KnownForm("the name of an Availability Zone", "eu-west-1a"),
          new KnownForm("a time", "03:00"),
          new KnownForm("a phone number in E.164 format", "+12065550100"),
          new KnownForm("a DB instance class", "db.t4g.medium"),
          new KnownForm("a cache node type", "cache.t4g.micro"));

  private static KnownForm arn(String resource, String rest) {
    return new KnownForm("the ARN of " + resource, ARN + rest);
  }

  /**
   * The forms that a pattern allows, in words; empty if it allows other values, or many forms.
   *
   * @param name of the property, which tells which of many ARNs is meant
   */
  static Optional<String> of(String pattern, String name) {
    if (Lists.any(OTHERS, text -> allows(pattern, text))) {
      return Optional.empty();
    }
    boolean arns = pattern.contains("arn") || pattern.startsWith("^");
    List<KnownForm> forms =
        Lists.filter(
            ALL, form -> (arns || !form.example.startsWith(ARN)) && allows(pattern, form.example));
    if (forms.size() > MOST && Lists.all(forms, form -> form.example.startsWith(ARN))) {
      return Optional.of(
          Lists.first(forms, form -> form.isMeant(name))
              .map(form -> "an ARN, such as `" + form.example + "`")
              .orElse("an ARN (`arn:aws:<service>:<region>:<account ID>:<resource>`)"));
    }
    if (forms.size() == 1) {
      KnownForm form = forms.get(0);
      return Optional.of(form.words + ", such as " + form.shown());
    }
    return forms.isEmpty() || forms.size() > MOST
        ? Optional.empty()
        : Optional.of(
            Lists.enumerated(
                Lists.map(forms, form -> form.words + " (such as " + form.shown() + ")"), "or"));
  }

  /** The example as it is written in YAML. */
  private String shown() {
    return example.startsWith("\"") ? "`'" + example + "'`" : "`" + example + "`";
  }

  /** Whether the name of a property has the last word of the form: {@code KmsKeyArn}. */
  private boolean isMeant(String name) {
    String noun = words.substring(words.lastIndexOf(' ') + 1);
    boolean notified = noun.equals("topic") && name.contains("Actions");
    boolean bounded = noun.equals("policy") && name.equals("PermissionsBoundary");
    return notified || bounded || name.toLowerCase(Locale.ROOT).contains(noun);
  }

  private static boolean allows(String pattern, String text) {
    return BoundedText.contains(pattern, text).orElse(false);
  }
}
