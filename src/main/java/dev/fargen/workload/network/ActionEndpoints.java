package dev.fargen.workload.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The endpoints that serve an IAM action. Most services have one with the name of their IAM prefix;
 * others have another name, or a second one for the calls of applications (AWS PrivateLink guide,
 * "AWS services that integrate with AWS PrivateLink").
 */
public final class ActionEndpoints {

  /**
   * Services that have no endpoint in a region. IAM, CloudFront and Route 53 have one for all
   * regions, which a VPC of another region reaches only across regions (AWS PrivateLink guide,
   * "Cross-region enabled AWS services").
   */
  private static final Set<String> WITHOUT =
      Set.of(
          "iam",
          "budgets",
          "ce",
          "cloudfront",
          "globalaccelerator",
          "route53",
          "route53domains",
          "shield",
          "support");

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("aps", "aps-workspaces"),
          Map.entry("cloudwatch", "monitoring"),
          Map.entry("codeartifact", "codeartifact.api codeartifact.repositories"),
          Map.entry("ecr", "ecr.api ecr.dkr"),
          Map.entry("firehose", "kinesis-firehose"),
          Map.entry("kinesis", "kinesis-streams"),
          Map.entry("memorydb", "memory-db"),
          Map.entry("sagemaker", "sagemaker.api"),
          Map.entry("ses", "email"));

  /** Actions by their beginnings that another endpoint of the service serves; first match. */
  private static final List<String> BY_ACTION =
      List.of(
          "appconfig:GetLatestConfiguration appconfigdata",
          "appconfig:StartConfigurationSession appconfigdata",
          "appsync:GraphQL appsync-api",
          "bedrock:ApplyGuardrail bedrock-runtime",
          "bedrock:CallWithBearerToken bedrock-runtime",
          "bedrock:Converse bedrock-runtime",
          "bedrock:CountTokens bedrock-runtime",
          "bedrock:GetAsyncInvoke bedrock-runtime",
          "bedrock:ListAsyncInvokes bedrock-runtime",
          "bedrock:StartAsyncInvoke bedrock-runtime",
          "bedrock:InvokeModel bedrock-runtime",
          "bedrock:InvokeAgent bedrock-agent-runtime",
          "bedrock:InvokeFlow bedrock-agent-runtime",
          "bedrock:InvokeInlineAgent bedrock-agent-runtime",
          "bedrock:OptimizePrompt bedrock-agent-runtime",
          "bedrock:Rerank bedrock-agent-runtime",
          "bedrock:Retrieve bedrock-agent-runtime",
          "dynamodb:DescribeStream dynamodb-streams",
          "dynamodb:GetRecords dynamodb-streams",
          "dynamodb:GetShardIterator dynamodb-streams",
          "dynamodb:ListStreams dynamodb-streams",
          "iot:Connect iot.data",
          "iot:Publish iot.data",
          "iot:Receive iot.data",
          "iot:RetainPublish iot.data",
          "iot:Subscribe iot.data",
          "sagemaker:InvokeEndpoint sagemaker.runtime",
          "servicediscovery:DiscoverInstances data-servicediscovery",
          "states:StartSyncExecution sync-states");

  /** Fluent Bit manual, "Outputs": those of services that have no private addresses. */
  private static final Set<String> ON_INTERNET =
      Set.of(
          "azure",
          "azure_blob",
          "azure_logs_ingestion",
          "bigquery",
          "chronicle",
          "datadog",
          "dynatrace",
          "logdna",
          "newrelic",
          "nrlogs",
          "observe",
          "slack",
          "stackdriver",
          "td");

  private ActionEndpoints() {}

  /** Whether the service of the action has no endpoint. */
  public static boolean hasNone(String action) {
    return WITHOUT.contains(prefix(action));
  }

  /** Whether an output of Fluent Bit sends to a service that is only on the internet. */
  public static boolean isOnInternet(String output) {
    return ON_INTERNET.contains(output);
  }

  /** The endpoints; none if none is known. An action with {@code *} may need several. */
  public static List<String> of(String action) {
    String service = prefix(action);
    String wanted = action.toLowerCase(Locale.ROOT);
    int star = wanted.indexOf('*');
    String fixed = star < 0 ? wanted : wanted.substring(0, star);
    List<String> found = new ArrayList<>();
    boolean only = false;
    for (String line : BY_ACTION) {
      String[] words = line.split(" ");
      String begins = words[0].toLowerCase(Locale.ROOT);
      boolean serves = fixed.startsWith(begins);
      boolean may = star >= 0 && begins.startsWith(fixed);
      if ((serves || may) && !found.contains(words[1])) {
        found.add(words[1]);
      }
      only |= serves;
    }
    if (!only) {
      for (String name : OTHER_NAMES.getOrDefault(service, service).split(" ")) {
        if (EndpointServices.isKnown(name)) {
          found.add(0, name);
        }
      }
    }
    return found;
  }

  private static String prefix(String action) {
    int colon = action.indexOf(':');
    return (colon < 0 ? action : action.substring(0, colon)).toLowerCase(Locale.ROOT);
  }
}
