package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.CacheEngine;
import dev.fargen.workload.data.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits a serverless cache (Amazon ElastiCache API reference, "CreateServerlessCache"). Its name
 * and that of its final snapshot are required and must be unique in the account and region, so they
 * end with the beginning of the stack's unique ID: a stack that is created again has others.
 */
record ServerlessCacheEmitter(Draft draft, Cache cache, String prefix, String words) {

  Resource emit(Resource group, Value subnets, Optional<Value> key) {
    OnDelete onDelete = cache.protection().onDelete().value();
    Resource.Builder builder =
        Resource.of(prefix + "Serverless", "AWS::ElastiCache::ServerlessCache")
            .comment(
                "Serverless " + cache.engine().value().title() + " cache " + cache.name() + ".")
            .comment(
                "Its name ends with a part of the stack's unique ID, because each cache of the account needs another name.")
            .explain(
                onDelete == OnDelete.DELETE, "Stack deletion deletes the cache without a snapshot.")
            .deletionPolicy(onDelete == OnDelete.RETAIN ? "RetainExceptOnCreate" : "Delete")
            .property("ServerlessCacheName", unique())
            .property("Description", "Cache " + cache.name())
            .property(
                "Engine",
                draft.word(
                    prefix + "Engine", "Engine of " + words, cache.engine().map(CacheEngine::word)))
            .property(
                "MajorEngineVersion",
                draft.word(
                    prefix + "MajorVersion",
                    "Major engine version of " + words,
                    cache.version().map(version -> cache.release().major())))
            .property("SubnetIds", subnets)
            .property("SecurityGroupIds", Value.list(group.ref()))
            .property("KmsKeyId", key)
            .property(
                "SnapshotRetentionLimit",
                draft.number(
                    prefix + "BackupRetention",
                    "Retention of automatic backups of " + words + " in days (0 = off)",
                    cache.protection().backupRetention()));
    if (onDelete == OnDelete.SNAPSHOT) {
      Cause last = new Cause.Part(prefix + "FinalSnapshot", "Takes a final snapshot of " + words);
      builder.property("FinalSnapshotName", new Block(last, true, unique("final")));
    }
    return draft.add(cache.span(), builder);
  }

  /** The name of the cache, and the first of the five parts of the UUID in the stack's ARN. */
  private Value unique(String... more) {
    Value id = Intrinsic.select(2, Intrinsic.split("/", Pseudo.STACK_ID.ref()));
    List<Value> parts = new ArrayList<>();
    parts.add(Value.text(cache.name()));
    parts.add(Intrinsic.select(0, Intrinsic.split("-", id)));
    for (String word : more) {
      parts.add(Value.text(word));
    }
    return new Intrinsic("Join", Value.list(Value.text("-"), Value.list(parts)));
  }
}
