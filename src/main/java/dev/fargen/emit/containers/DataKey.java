package dev.fargen.emit.containers;

import dev.fargen.workload.data.Table;
import dev.fargen.workload.environment.Thing;
import java.util.List;

/**
 * What an application that uses a bucket or a table may do with its KMS key, through the service
 * alone: S3 and DynamoDB ask KMS on behalf of the caller (Amazon S3 user guide, "Using server-side
 * encryption with AWS KMS keys", Permissions, where an upload in parts has to decrypt too; Amazon
 * DynamoDB developer guide, "DynamoDB encryption at rest usage notes"; the actions for tables are
 * those that the AWS CDK grants).
 *
 * @param sid of the statement
 */
record DataKey(String sid, String service, List<String> actions) {

  static DataKey of(Thing thing, String access) {
    boolean reads = access.equals("read");
    if (thing instanceof Table) {
      return new DataKey(
          (reads ? "Decrypt" : "Encrypt") + "Items",
          "dynamodb",
          reads
              ? List.of("kms:Decrypt", "kms:DescribeKey")
              : List.of(
                  "kms:Decrypt",
                  "kms:DescribeKey",
                  "kms:Encrypt",
                  "kms:GenerateDataKey",
                  "kms:ReEncryptFrom",
                  "kms:ReEncryptTo"));
    }
    return new DataKey(
        (reads ? "Decrypt" : "Encrypt") + "Objects",
        "s3",
        reads ? List.of("kms:Decrypt") : List.of("kms:Decrypt", "kms:GenerateDataKey"));
  }
}
