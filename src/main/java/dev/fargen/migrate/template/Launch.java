package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tasks run.
 *
 * @param network subnets and security groups
 * @param cluster as a service has it
 */
record Launch(Mapping network, Optional<Value> cluster) {

  /** Ids that a patch replaces. */
  private static final List<String> UNKNOWN_SUBNETS =
      List.of("subnet-00000000000000000", "subnet-00000000000000001");

  private static final List<String> UNKNOWN_GROUPS = List.of("sg-00000000000000000");

  /** Writes the keys of the spec, unless it has them already. */
  void write(TemplateFile template, DraftMap spec, Texts texts) {
    network(template, spec, texts);
    cluster(spec, texts);
  }

  /** The network of the first workload is that of the spec; others have patches. */
  private void network(TemplateFile template, DraftMap spec, Texts texts) {
    if (spec.has("network")) {
      return;
    }
    DraftMap keys = new DraftMap().put("vpc", vpc(template, texts));
    Map<String, Value> from = network.entries();
    put("subnets", Optional.ofNullable(from.get("Subnets")), UNKNOWN_SUBNETS, keys, texts);
    put(
        "security_groups",
        Optional.ofNullable(from.get("SecurityGroups")),
        UNKNOWN_GROUPS,
        keys,
        texts);
    if (Containers.text(network, "AssignPublicIp").equals("ENABLED")) {
      keys.put("public_ip", true);
    }
    spec.put("network", keys);
  }

  /** The VPC of the first resource that has one. */
  private static Draft vpc(TemplateFile template, Texts texts) {
    for (Resource resource : template.resources().values()) {
      Optional<Draft> vpc = resource.property("VpcId").flatMap(texts::draft);
      if (vpc.isPresent()) {
        return vpc.get();
      }
    }
    return DraftValue.text("vpc-00000000000000000");
  }

  /** Writes ids; where a spec cannot say them, a patch does. */
  private static void put(
      String key, Optional<Value> value, List<String> unknown, DraftMap to, Texts texts) {
    if (value.isPresent()) {
      Optional<Draft> ids = ids(value.get(), texts);
      to.put(key, ids.orElse(DraftValue.texts(unknown)));
      if (ids.isEmpty()) {
        to.comment(key, Containers.BY_PATCH);
      }
    }
  }

  /** A list of ids, or the parameter that is one. */
  private static Optional<Draft> ids(Value value, Texts texts) {
    if (value instanceof Sequence list && !list.items().isEmpty()) {
      DraftList ids = new DraftList();
      for (Value item : list.items()) {
        Optional<Draft> id = texts.draft(item);
        if (id.isEmpty()) {
          return Optional.empty();
        }
        ids.add(id.get());
      }
      return Optional.of(ids);
    }
    if (Canonical.of(value) instanceof Intrinsic call
        && call.name().equals("Split")
        && call.argument() instanceof Sequence both
        && both.items().size() == 2
        && both.items().get(0).equals(Value.text(","))
        && both.items().get(1) instanceof Intrinsic inner
        && inner.name().equals("ImportValue")) {
      return texts.draft(inner);
    }
    return Canonical.of(value) instanceof Intrinsic call && call.name().equals("Ref")
        ? texts.draft(value)
        : Optional.empty();
  }

  private void cluster(DraftMap spec, Texts texts) {
    boolean typed = cluster.flatMap(Recognition::referred).map(texts::isTyped).orElse(false);
    if (!spec.has("cluster") && !typed) {
      Draft usual = DraftValue.text("default");
      spec.put("cluster", cluster.flatMap(texts::draft).orElse(usual));
    }
  }
}
