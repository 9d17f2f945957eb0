package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.SubnetEmitter;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the file system of an S3 bucket, with its role, a mount target in each subnet of the tasks,
 * and an access point (Amazon S3 user guide, "Prerequisites for S3 Files"; Amazon ECS developer
 * guide, "Configuring S3 Files for Amazon ECS").
 */
record S3FilesEmitter(Draft draft, NetworkReference network, Volume.Bucket volume) {

  private static final String SERVICE = "elasticfilesystem.amazonaws.com";

  VolumeReference emit() {
    String bucket = "arn:${AWS::Partition}:s3:::" + draft.inSub(volume.bucket());
    Optional<Value> key =
        volume
            .kmsKey()
            .map(given -> draft.text(prefix() + "KeyArn", "KMS key ARN for " + words(), given));
    Optional<Value> objectsKey = objectsKey();
    Resource role = role(bucket, objectsKey);
    Resource fileSystem =
        draft.add(
            volume.span(),
            Resource.of(id(""), "AWS::S3Files::FileSystem")
                .comment("File system of the bucket of the volume " + volume.name() + ".")
                .comment("S3 Files synchronizes the files with the objects of the bucket.")
                .property("Bucket", Intrinsic.sub(bucket))
                .property(
                    "Prefix",
                    volume
                        .prefix()
                        .map(
                            given ->
                                draft.text(
                                    prefix() + "Prefix",
                                    "Prefix of the objects in " + words(),
                                    given)))
                .property("KmsKeyId", key)
                .property("RoleArn", role.att("Arn")));
    Value fileSystemId = fileSystem.att("FileSystemId");
    Resource group = securityGroup();
    List<Resource> targets = new ArrayList<>();
    for (int zone = 1; zone <= network.zones(); zone++) {
      targets.add(target(fileSystemId, group, zone));
    }
    Resource point = accessPoint(fileSystemId);
    return new VolumeReference(
        fileSystemId,
        fileSystem.att("FileSystemArn"),
        new VolumeReference.AccessPoint(point.att("AccessPointId"), point.att("AccessPointArn"))
            .entry(volume.point().user().uid().value() == 0),
        Optional.of(group.ref()),
        targets,
        Optional.of(new VolumeReference.Bucket(bucket, objects(bucket), objectsKey)));
  }

  /** The key of a bucket of the spec has the parameter of that bucket. */
  private Optional<Value> objectsKey() {
    return volume
        .own()
        .map(name -> draft.things().find(ThingKind.BUCKETS, name, BucketEmitter.KEY))
        .orElseGet(
            () ->
                volume
                    .objectsKey()
                    .map(
                        given ->
                            draft.text(
                                prefix() + "BucketKeyArn",
                                "KMS key ARN for the bucket of " + words(),
                                given)));
  }

  /**
   * The objects that tasks can reach: those with the prefix, in the directory of the access point.
   * Where the slash between the two is not known, the prefix alone.
   */
  private String objects(String bucket) {
    String prefix = volume.prefix().map(draft::inSub).orElse("");
    boolean joined = prefix.isEmpty() || prefix.endsWith("/");
    if (!volume.point().creates() || !joined) {
      return bucket + "/" + prefix + "*";
    }
    String parent = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
    return bucket + parent + draft.inSub(volume.point().path()) + "/*";
  }

  /** Files and objects are synchronized with this role; EventBridge tells of changed objects. */
  private Resource role(String bucket, Optional<Value> key) {
    Mapping ofAccount =
        Value.map()
            .with("StringEquals", Value.map().with("aws:ResourceAccount", Intrinsic.ACCOUNT_ID));
    Value rules = Intrinsic.sub("arn:${AWS::Partition}:events:*:*:rule/DO-NOT-DELETE-S3-Files*");
    List<Value> statements =
        new ArrayList<>(
            List.of(
                Policies.allow("ListBucket", "s3:ListBucket", "s3:ListBucketVersions")
                    .with("Resource", Intrinsic.sub(bucket))
                    .with("Condition", ofAccount),
                Policies.allow(
                        "SynchronizeObjects",
                        "s3:AbortMultipartUpload",
                        "s3:DeleteObject*",
                        "s3:GetObject*",
                        "s3:List*",
                        "s3:PutObject*")
                    .with("Resource", Intrinsic.sub(bucket + "/*"))
                    .with("Condition", ofAccount),
                Policies.allow(
                        "ManageRules",
                        "events:DeleteRule",
                        "events:DisableRule",
                        "events:EnableRule",
                        "events:PutRule",
                        "events:PutTargets",
                        "events:RemoveTargets")
                    .with("Resource", rules)
                    .with(
                        "Condition",
                        Value.map()
                            .with("StringEquals", Value.map().with("events:ManagedBy", SERVICE))),
                Policies.allow(
                        "ReadRules",
                        "events:DescribeRule",
                        "events:ListRuleNamesByTarget",
                        "events:ListRules",
                        "events:ListTargetsByRule")
                    .with("Resource", Intrinsic.sub("arn:${AWS::Partition}:events:*:*:rule/*"))));
    key.ifPresent(
        arn ->
            statements.add(
                Policies.allow(
                        "UseBucketKey",
                        "kms:Decrypt",
                        "kms:Encrypt",
                        "kms:GenerateDataKey",
                        "kms:ReEncryptFrom",
                        "kms:ReEncryptTo")
                    .with("Resource", arn)
                    .with("Condition", Value.map().with("StringLike", ofBucket(bucket)))));
    Value fileSystems =
        Intrinsic.sub(
            "arn:${AWS::Partition}:s3files:${AWS::Region}:${AWS::AccountId}:file-system/*");
    return draft.add(
        volume.span(),
        Resource.of(id("Role"), "AWS::IAM::Role")
            .comment("Role of S3 Files for " + words() + ": synchronizes files and objects.")
            .property(
                "AssumeRolePolicyDocument",
                Policies.trust(
                    SERVICE,
                    Value.map().with("ArnLike", Value.map().with("aws:SourceArn", fileSystems))))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("synchronize", statements)));
  }

  /** Only for objects of the bucket, or with its bucket key. */
  private static Mapping ofBucket(String bucket) {
    return Value.map()
        .with("kms:ViaService", Intrinsic.sub("s3.${AWS::Region}.amazonaws.com"))
        .with(
            "kms:EncryptionContext:aws:s3:arn",
            Value.list(Intrinsic.sub(bucket), Intrinsic.sub(bucket + "/*")));
  }

  private Resource securityGroup() {
    return draft.add(
        volume.span(),
        Resource.of(id("SecurityGroup"), "AWS::EC2::SecurityGroup")
            .comment("Security group of " + words() + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Mount targets of " + volume.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  private Resource target(Value fileSystem, Resource group, int zone) {
    return SubnetEmitter.inZone(draft, zone)
        .add(
            volume.span(),
            Resource.of(id("MountTarget" + zone), "AWS::S3Files::MountTarget")
                .comment("Mount target of " + words() + " in subnet " + zone + ".")
                .property("FileSystemId", fileSystem)
                .property("SubnetId", Intrinsic.select(zone - 1, network.storeSubnets()))
                .property("SecurityGroups", Value.list(group.ref())));
  }

  private Resource accessPoint(Value fileSystem) {
    Volume.AccessPoint point = volume.point();
    String of = " of the access point of " + words();
    Value uid = draft.numberAsText(prefix() + "Uid", "POSIX user ID" + of, point.user().uid());
    Value gid = draft.numberAsText(prefix() + "Gid", "POSIX group ID" + of, point.user().gid());
    Mapping creation =
        Value.map()
            .with("OwnerUid", uid)
            .with("OwnerGid", gid)
            .with(
                "Permissions",
                draft.word(
                    prefix() + "Permissions",
                    "POSIX permissions of the root directory",
                    point.permissions()));
    return draft.add(
        volume.span(),
        Resource.of(id("AccessPoint"), "AWS::S3Files::AccessPoint")
            .comment("Access point of " + words() + ".")
            .comment("Tasks can access only RootDirectory, as PosixUser.")
            .property("FileSystemId", fileSystem)
            .property("PosixUser", Value.map().with("Uid", uid).with("Gid", gid))
            .property(
                "RootDirectory",
                Value.map()
                    .with(
                        "Path", draft.text(prefix() + "Path", "Root directory" + of, point.path()))
                    .with(
                        "CreationPermissions",
                        point.creates() ? Optional.of(creation) : Optional.empty())));
  }

  /** Not the ids of an EFS file system: a resource cannot change its type. */
  private String id(String part) {
    return prefix() + "Files" + part;
  }

  private String prefix() {
    return LogicalName.of(volume.name());
  }

  private String words() {
    return VolumeEmitter.words(volume.name());
  }
}
