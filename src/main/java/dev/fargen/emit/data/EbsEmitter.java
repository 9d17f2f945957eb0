package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emits the configuration of the EBS volume that each task of a workload gets, and the role with
 * which ECS makes it (Amazon ECS developer guide, "Specify Amazon EBS volume configuration at
 * Amazon ECS deployment" and "Amazon ECS infrastructure IAM role").
 */
public record EbsEmitter(Draft draft, Workload workload) {

  /** Begins the variables of a request. */
  private static final String PREFIX = "Volume";

  private static final String MANAGED =
      "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes";

  /** Why a service may have no EBS volume. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "EbsVolume",
        "Attaches an EBS volume to each task of " + workload.name());
  }

  /**
   * {@code VolumeConfigurations} of the service. Without them, an update would keep those of a
   * volume that the task definition no longer has, and fail (Amazon ECS developer guide, "Specify
   * Amazon EBS volume configuration at Amazon ECS deployment"; Amazon ECS API reference,
   * "UpdateService", volumeConfigurations).
   */
  public Value configurations() {
    return Lists.first(workload.volumes())
        .map(
            volume ->
                new Block(
                    cause(workload),
                    true,
                    Value.list(configuration(volume, role(volume), "SERVICE"))))
        .orElseGet(() -> new Block(cause(workload), false, Value.list()));
  }

  /**
   * The configuration in a request to run a task.
   *
   * @param role the role of ECS, which the caller passes
   * @param managed {@code ManagedEBSVolume}
   */
  public record Launched(String name, Resource role, Mapping managed) {

    private static final List<String> NUMBERS = List.of("SizeInGiB", "Iops", "Throughput");
    private static final List<String> FIXED = List.of("Encrypted", "TagSpecifications");

    /** {@code VolumeConfigurations} as JSON, with variables for {@code !Sub}. */
    public String request() {
      StringBuilder text =
          new StringBuilder("\"VolumeConfigurations\": [{\"Name\": \"")
              .append(name)
              .append("\", \"ManagedEBSVolume\": {");
      for (String key : values().entries().keySet()) {
        String property = key.substring(PREFIX.length());
        String value = "${" + key + "}";
        text.append("\"").append(property).append("\": ");
        text.append(NUMBERS.contains(property) ? value : "\"" + value + "\"").append(", ");
      }
      return text.append(
              "\"Encrypted\": true, \"TagSpecifications\": [{\"ResourceType\": \"volume\",")
          .append(" \"PropagateTags\": \"TASK_DEFINITION\"}]}}]")
          .toString();
    }

    /** The values of the variables. */
    public Mapping values() {
      Mapping values = Value.map();
      for (Map.Entry<String, Value> entry : managed.entries().entrySet()) {
        if (!FIXED.contains(entry.getKey())) {
          values = values.with(PREFIX + entry.getKey(), entry.getValue());
        }
      }
      return values;
    }
  }

  /** What a request to run a task has. */
  public Optional<Launched> launched() {
    return Lists.first(workload.volumes())
        .map(
            volume -> {
              Resource role = role(volume);
              return new Launched(volume.name(), role, managed(volume, role, "TASK_DEFINITION"));
            });
  }

  private Resource role(Volume.Ebs volume) {
    Optional<Value> key = volume.kmsKey().map(given -> draft.text(key(), keyWords(), given));
    Resource.Builder role =
        Resource.of(LogicalName.of(workload.name()) + "VolumeRole", "AWS::IAM::Role")
            .comment("Infrastructure role of " + workload.name() + ": creates EBS volumes.")
            .property("AssumeRolePolicyDocument", Policies.trustInfrastructure())
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("ManagedPolicyArns", Value.list(Intrinsic.sub(MANAGED)));
    key.ifPresent(arn -> role.property("Policies", Policies.inline("encrypt", encrypt(arn))));
    return draft.of(cause(workload)).add(volume.span(), role);
  }

  private String key() {
    return LogicalName.of(workload.name()) + "VolumeKeyArn";
  }

  private String keyWords() {
    return "KMS key ARN for the EBS volumes of " + workload.name();
  }

  /**
   * Amazon ECS developer guide, "Encrypt data stored in Amazon EBS volumes attached to Amazon ECS
   * tasks".
   */
  private static List<Value> encrypt(Value key) {
    Mapping use =
        Policies.allow(
                "UseVolumeKey",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo")
            .with("Resource", key)
            .with(
                "Condition",
                Value.map()
                    .with(
                        "StringEquals",
                        Value.map()
                            .with(
                                "kms:ViaService",
                                Intrinsic.sub("ec2.${AWS::Region}.amazonaws.com"))));
    Mapping grant =
        Policies.allow("GrantVolumeKey", "kms:CreateGrant")
            .with("Resource", key)
            .with(
                "Condition",
                Value.map().with("Bool", Value.map().with("kms:GrantIsForAWSResource", "true")));
    return List.of(use, grant);
  }

  private Mapping configuration(Volume.Ebs volume, Resource role, String tags) {
    return Value.map()
        .with("Name", volume.name())
        .with("ManagedEBSVolume", managed(volume, role, tags));
  }

  private Mapping managed(Volume.Ebs volume, Resource role, String tags) {
    String prefix = LogicalName.of(workload.name()) + "Volume";
    String of = " of the EBS volumes of " + workload.name();
    return Value.map()
        .with("RoleArn", role.att("Arn"))
        .with("SizeInGiB", draft.number(prefix + "Size", "Size in GiB" + of, volume.size()))
        .with("VolumeType", draft.word(prefix + "Type", "Type" + of, volume.type()))
        .with("Iops", volume.iops().map(iops -> draft.number(prefix + "Iops", "IOPS" + of, iops)))
        .with(
            "Throughput",
            volume
                .throughput()
                .map(rate -> draft.number(prefix + "Throughput", "Throughput in MiB/s" + of, rate)))
        .with(
            "FilesystemType",
            draft.word(prefix + "FileSystem", "File system" + of, volume.fileSystem()))
        .with(
            "SnapshotId",
            volume.snapshot().map(id -> draft.text(prefix + "Snapshot", "Snapshot" + of, id)))
        .with("Encrypted", true)
        .with("KmsKeyId", volume.kmsKey().map(given -> draft.text(key(), keyWords(), given)))
        .with(
            "TagSpecifications",
            Value.list(Value.map().with("ResourceType", "volume").with("PropagateTags", tags)));
  }
}
