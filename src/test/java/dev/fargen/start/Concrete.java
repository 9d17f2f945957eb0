package dev.fargen.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as AWS may have them: names and ARNs of the form and length that real ones have. */
final class Concrete {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARK =
      Pattern.compile("«([^«».]+)(?:\\.([^«»]+))?»|‹[^‹›]*›(?:#\\d+)?");
  private static final String HERE = Functions.REGION + ":" + Functions.ACCOUNT;

  /** The ARN of each type, with {@code ID} in the place of the name that CloudFormation makes. */
  private static final Map<String, String> ARNS =
      Map.ofEntries(
          Map.entry("AWS::SQS::Queue", "arn:aws:sqs:" + HERE + ":ID"),
          Map.entry("AWS::SNS::Topic", "arn:aws:sns:" + HERE + ":ID"),
          Map.entry("AWS::S3::Bucket", "arn:aws:s3:::ID"),
          Map.entry(
              "AWS::ElasticLoadBalancingV2::TargetGroup",
              "arn:aws:elasticloadbalancing:" + HERE + ":targetgroup/ID/0123456789abcdef"),
          Map.entry(
              "AWS::ElasticLoadBalancingV2::Listener",
              "arn:aws:elasticloadbalancing:"
                  + HERE
                  + ":listener/net/ID/0123456789abcdef/0123456789abcdef"),
          Map.entry(
              "AWS::ElasticLoadBalancingV2::ListenerRule",
              "arn:aws:elasticloadbalancing:"
                  + HERE
                  + ":listener-rule/app/ID/0123456789abcdef/0123456789abcdef/0123456789abcdef"),
          Map.entry(
              "AWS::StepFunctions::StateMachine", "arn:aws:states:" + HERE + ":stateMachine:ID"),
          Map.entry("AWS::IAM::Role", "arn:aws:iam::" + Functions.ACCOUNT + ":role/ID"),
          Map.entry("AWS::IAM::ManagedPolicy", "arn:aws:iam::" + Functions.ACCOUNT + ":policy/ID"),
          Map.entry("AWS::ECS::Cluster", "arn:aws:ecs:" + HERE + ":cluster/ID"),
          Map.entry("AWS::ECS::Service", "arn:aws:ecs:" + HERE + ":service/ID"),
          Map.entry("AWS::ECS::TaskDefinition", "arn:aws:ecs:" + HERE + ":task-definition/ID:1"),
          Map.entry("AWS::ECR::Repository", "arn:aws:ecr:" + HERE + ":repository/ID"),
          Map.entry("AWS::Logs::LogGroup", "arn:aws:logs:" + HERE + ":log-group:ID:*"),
          Map.entry(
              "AWS::EFS::FileSystem",
              "arn:aws:elasticfilesystem:" + HERE + ":file-system/fs-0123456789abcdef0"),
          Map.entry(
              "AWS::EFS::AccessPoint",
              "arn:aws:elasticfilesystem:" + HERE + ":access-point/fsap-0123456789abcdef0"),
          Map.entry("AWS::RDS::DBCluster", "arn:aws:rds:" + HERE + ":cluster:ID"),
          Map.entry(
              "AWS::KMS::Key", "arn:aws:kms:" + HERE + ":key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
          Map.entry("AWS::DynamoDB::Table", "arn:aws:dynamodb:" + HERE + ":table/ID"),
          Map.entry("AWS::CodeBuild::Project", "arn:aws:codebuild:" + HERE + ":project/ID"),
          Map.entry("AWS::CodePipeline::Pipeline", "arn:aws:codepipeline:" + HERE + ":ID"),
          Map.entry(
              "AWS::SecretsManager::Secret",
              "arn:aws:secretsmanager:" + HERE + ":secret:ID-AbCdEf"));

  /** The types whose {@code Ref} is their ARN. */
  private static final Set<String> NAMED_BY_ARN =
      Set.of(
          "AWS::SNS::Topic",
          "AWS::ElasticLoadBalancingV2::TargetGroup",
          "AWS::ElasticLoadBalancingV2::Listener",
          "AWS::ElasticLoadBalancingV2::ListenerRule",
          "AWS::StepFunctions::StateMachine",
          "AWS::ECS::TaskDefinition",
          "AWS::SecretsManager::Secret",
          "AWS::IAM::ManagedPolicy");

  private final Template template;

  Concrete(Template template) {
    this.template = template;
  }

  String json(Object value) {
    try {
      return JSON.writeValueAsString(value(value));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  Object value(Object value) {
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach((key, inner) -> entries.put(text(String.valueOf(key)), value(inner)));
      return entries;
    }
    return text(String.valueOf(value));
  }

  private String text(String text) {
    Matcher matcher = MARK.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String id = matcher.group(1);
      String attribute = matcher.group(2);
      String made =
          id == null ? unknown(matcher.group()) : known(id, attribute == null ? "" : attribute);
      matcher.appendReplacement(result, Matcher.quoteReplacement(made));
    }
    return matcher.appendTail(result).toString();
  }

  private static String unknown(String mark) {
    if (mark.toLowerCase(Locale.ROOT).contains("arn")) {
      return "arn:aws:sqs:" + HERE + ":unknown";
    }
    return "unknown";
  }

  private String known(String id, String attribute) {
    Optional<Resource> resource = template.named(Node.ref(id));
    String type = resource.map(Resource::type).orElse("");
    String name = name(id, type);
    boolean arn = attribute.endsWith("Arn") || (attribute.isEmpty() && NAMED_BY_ARN.contains(type));
    if (attribute.startsWith("MasterUserSecret")) {
      return "arn:aws:secretsmanager:"
          + HERE
          + ":secret:rds!cluster-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-AbCdEf";
    }
    return arn && ARNS.containsKey(type) ? ARNS.getOrDefault(type, "").replace("ID", name) : name;
  }

  /** As CloudFormation makes them: the stack, the logical id and twelve characters. */
  private static String name(String id, String type) {
    String name = "shop-production-" + id.replace("/", "-") + "-1A2B3C4D5E6F";
    return type.equals("AWS::S3::Bucket") || type.equals("AWS::ECR::Repository")
        ? name.toLowerCase(Locale.ROOT)
        : name;
  }
}
