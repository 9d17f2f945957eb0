package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Aurora Serverless clusters as {@code copilot storage init} writes them: a cluster with an
 * instance, its password in a secret, and a security group for its clients.
 */
record StoredDatabases(DraftMap spec, DraftMap resources, Report report) {

  private static final Map<String, String> PORTS =
      Map.of("aurora-postgresql", "5432", "aurora-mysql", "3306");

  private static final Set<String> PROPERTIES =
      Set.of(
          "MasterUsername",
          "MasterUserPassword",
          "DatabaseName",
          "Engine",
          "EngineVersion",
          "EngineMode",
          "DBClusterParameterGroupName",
          "DBSubnetGroupName",
          "Port",
          "VpcSecurityGroupIds",
          "ServerlessV2ScalingConfiguration",
          "ScalingConfiguration");

  /** The capacity that a database of a spec has by default. */
  private static final String SMALLEST = "0.5";

  private static final Set<String> PARAMETERS = Set.of("client_encoding", "character_set_client");

  private static final Set<String> INSTANCE =
      Set.of(
          "DBClusterIdentifier", "DBInstanceClass", "Engine", "PromotionTier", "AvailabilityZone");

  /** The database of a spec; empty where it cannot say the same. */
  Optional<StoredThing> of(DraftMap.Entry entry) {
    String cluster = entry.key();
    if (!(entry.draft() instanceof DraftMap resource)
        || !StoredThings.is(resource, "AWS::RDS::DBCluster")) {
      return Optional.empty();
    }
    DraftMap properties = resource.getMap("Properties").orElseGet(DraftMap::new);
    String engine = text(properties, "Engine");
    Optional<String> secret = one(properties, "MasterUserPassword", "AWS::SecretsManager::Secret");
    Optional<String> group = one(properties, "VpcSecurityGroupIds", "AWS::EC2::SecurityGroup");
    Optional<String> subnets = one(properties, "DBSubnetGroupName", "AWS::RDS::DBSubnetGroup");
    Optional<String> parameters =
        one(properties, "DBClusterParameterGroupName", "AWS::RDS::DBClusterParameterGroup");
    boolean known =
        StoredThings.hasOnly(properties, PROPERTIES)
            && PORTS.containsKey(engine)
            && secret.isPresent()
            && group.isPresent()
            && subnets.isPresent()
            && parameters.map(this::isUsual).orElse(true);
    if (!known) {
      raw(entry, misfit(properties, parameters));
      return Optional.empty();
    }
    List<String> replaced = new ArrayList<>(List.of(cluster, secret.get(), group.get()));
    replaced.add(subnets.get());
    parameters.ifPresent(replaced::add);
    int instances = 0;
    Set<String> clients = new LinkedHashSet<>();
    for (DraftMap.Entry other : resources.entries()) {
      if (replaced.contains(other.key()) || !(other.draft() instanceof DraftMap one)) {
        continue;
      }
      DraftMap its = one.getMap("Properties").orElseGet(DraftMap::new);
      Set<String> named = RawReferences.inRaw(one);
      if (StoredThings.is(one, "AWS::RDS::DBInstance") && named.contains(cluster)) {
        if (!StoredThings.hasOnly(its, INSTANCE)
            || !text(its, "DBInstanceClass").equals("db.serverless")) {
          raw(entry, "`databases` has no keys for its instance `" + other.key() + "`");
          return Optional.empty();
        }
        instances++;
        replaced.add(other.key());
      } else if (StoredThings.is(one, "AWS::SecretsManager::SecretTargetAttachment")
          && named.contains(secret.get())) {
        replaced.add(other.key());
      } else if (StoredThings.is(one, "AWS::EC2::SecurityGroupIngress")
          && its.get("GroupId").map(RawReferences::inRaw).orElse(Set.of()).contains(group.get())) {
        replaced.add(other.key());
        clients.addAll(sources(its));
      }
    }
    DraftMap own = properties(group.get());
    for (DraftMap rule : StoredThings.maps(own.get("SecurityGroupIngress"))) {
      clients.addAll(sources(rule));
    }
    if (clients.size() != 1 || !isClient(clients.iterator().next())) {
      raw(entry, "its security group admits others than one group that marks the clients");
      return Optional.empty();
    }
    replaced.add(clients.iterator().next());
    String suffix = cluster.endsWith("DBCluster") ? "DBCluster" : "Cluster";
    String name = StoredThings.name(entry, suffix);
    DraftMap keys = keys(properties, engine, secret.get(), Math.max(1, instances));
    StoredThing thing =
        new StoredThing(
            "databases",
            name,
            keys,
            replaced,
            texts(cluster, name, secret.get(), clients.iterator().next()),
            Map.of(
                cluster,
                Names.id(name) + "Database",
                secret.get(),
                Names.id(name) + "DatabaseSecret"));
    if (!isUsed(thing)) {
      raw(entry, "no workload has its secret and its security group");
      return Optional.empty();
    }
    return Optional.of(thing);
  }

  /** Says why a cluster does not become one of {@code databases}. */
  private void raw(DraftMap.Entry entry, String why) {
    report.remark("the cluster `" + entry.key() + "` stays a raw resource: " + why);
  }

  private String misfit(DraftMap properties, Optional<String> parameters) {
    for (DraftMap.Entry property : properties.entries()) {
      if (!PROPERTIES.contains(property.key())) {
        return "`databases` has no key for its property `" + property.key() + "`";
      }
    }
    for (DraftMap.Entry parameter :
        parameters
            .flatMap(group -> properties(group).getMap("Parameters"))
            .map(DraftMap::entries)
            .orElse(List.of())) {
      if (!PARAMETERS.contains(parameter.key())) {
        return "its parameter group sets `" + parameter.key() + "`";
      }
    }
    return "its engine, secret, security group, subnets or parameter group are not those that"
        + " `copilot storage init` writes";
  }

  /** The secret and the clients' group have no place in texts any more: {@link #use}. */
  private static Map<String, String> texts(
      String cluster, String name, String secret, String group) {
    String thing = "${databases." + name + ".";
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(cluster + ".Endpoint.Address", thing + "host}");
    texts.put(cluster + ".ReadEndpoint.Address", thing + "reader_host}");
    texts.put(cluster + ".Endpoint.Port", thing + "port}");
    texts.put(secret, "");
    texts.put(group, "");
    return texts;
  }

  private DraftMap properties(String resource) {
    return resources
        .getMap(resource)
        .flatMap(one -> one.getMap("Properties"))
        .orElseGet(DraftMap::new);
  }

  private static String text(DraftMap map, String key) {
    return map.get(key).flatMap(Draft::text).orElse("");
  }

  /** The only resource that the property names, if it is of the type. */
  private Optional<String> one(DraftMap properties, String key, String type) {
    Set<String> ids = properties.get(key).map(RawReferences::inRaw).orElse(Set.of());
    return ids.size() == 1
        ? Optional.of(ids.iterator().next())
            .filter(id -> resources.getMap(id).map(one -> StoredThings.is(one, type)).orElse(false))
        : Optional.empty();
  }

  /** Whether the group has only parameters that each client sets for itself. */
  private boolean isUsual(String group) {
    return StoredThings.hasOnly(properties(group).map("Parameters"), PARAMETERS);
  }

  /** The groups of the clients; the empty name for other sources. */
  private static Set<String> sources(DraftMap rule) {
    Set<String> named =
        rule.get("SourceSecurityGroupId").map(RawReferences::inRaw).orElse(Set.of());
    return named.isEmpty() ? Set.of("") : named;
  }

  /** Whether it is a group without rules, which only marks the clients. */
  private boolean isClient(String group) {
    return resources
        .getMap(group)
        .filter(one -> StoredThings.is(one, "AWS::EC2::SecurityGroup"))
        .map(one -> !one.map("Properties").has("SecurityGroupIngress"))
        .orElse(false);
  }

  private DraftMap keys(DraftMap properties, String engine, String secret, int instances) {
    DraftMap keys = new DraftMap();
    copy(properties, "Engine", "engine", keys);
    if (!properties.has("EngineMode") || engine.equals("aurora-postgresql")) {
      copy(properties, "EngineVersion", "version", keys);
    }
    copy(properties, "DatabaseName", "database", keys);
    username(secret).ifPresent(name -> keys.put("username", name));
    String port = text(properties, "Port");
    if (!port.isEmpty() && !port.equals(PORTS.get(engine))) {
      copy(properties, "Port", "port", keys);
    }
    for (DraftMap.Entry entry : properties.entries()) {
      if (entry.draft() instanceof DraftMap scaling
          && entry.key().endsWith("ScalingConfiguration")) {
        keys.put("capacity", capacity(scaling), entry.origins());
      }
    }
    keys.put("instances", instances);
    return keys;
  }

  private static void copy(DraftMap from, String property, String key, DraftMap keys) {
    for (DraftMap.Entry entry : from.entries()) {
      if (entry.key().equals(property)) {
        keys.put(key, entry.draft(), entry.origins());
      }
    }
  }

  private static DraftMap capacity(DraftMap scaling) {
    DraftMap capacity = new DraftMap();
    boolean pauses = text(scaling, "AutoPause").equals("true");
    if (pauses) {
      capacity.put("min", 0);
    } else if (!text(scaling, "MinCapacity").equals(SMALLEST)) {
      copy(scaling, "MinCapacity", "min", capacity);
    }
    copy(scaling, "MaxCapacity", "max", capacity);
    String seconds = text(scaling, "SecondsUntilAutoPause");
    if (pauses && !seconds.isEmpty()) {
      capacity.put("pause_after", seconds + "s");
    }
    return capacity;
  }

  private Optional<String> username(String secret) {
    String template = text(properties(secret).map("GenerateSecretString"), "SecretStringTemplate");
    String[] words = template.split("\"", -1);
    return words.length == 5 && words[1].equals("username")
        ? Optional.of(words[3])
        : Optional.empty();
  }

  /**
   * Whether every workload with the clients' group names the database, so that it keeps its way to
   * it, and the secret stands alone where it is named.
   */
  private boolean isUsed(StoredThing thing) {
    String group = group(thing);
    String secret = secret(thing);
    boolean used = true;
    for (DraftMap.Entry workload : spec.map("workloads").entries()) {
      Set<String> named = RawReferences.inTexts(workload.draft());
      boolean names = named.contains(secret);
      for (String reference : thing.texts().keySet()) {
        names |= !reference.equals(group) && named.contains(reference);
      }
      used &= names || !named.contains(group);
      used &= isAlone(workload.draft(), secret, group);
    }
    for (DraftMap.Entry section : spec.entries()) {
      boolean workloads = section.key().equals("workloads");
      Set<String> named = workloads ? Set.of() : RawReferences.inTexts(section.draft());
      used &= !named.contains(group) && !named.contains(secret);
    }
    return used;
  }

  /** Whether only secrets name the secret, and only security groups the group. */
  private static boolean isAlone(Draft container, String secret, String group) {
    boolean alone = true;
    for (DraftMap.Entry entry :
        container instanceof DraftMap map ? map.entries() : List.<DraftMap.Entry>of()) {
      Set<String> named = RawReferences.inTexts(entry.draft());
      if (entry.key().equals("sidecars") && entry.draft() instanceof DraftMap sidecars) {
        for (DraftMap.Entry sidecar : sidecars.entries()) {
          alone &= isAlone(sidecar.draft(), secret, group);
        }
      } else if (entry.key().equals("secrets") && entry.draft() instanceof DraftMap secrets) {
        for (DraftMap.Entry one : secrets.entries()) {
          boolean whole = one.draft().text().orElse("").equals("${resources." + secret + "}");
          alone &= whole || !RawReferences.inTexts(one.draft()).contains(secret);
        }
      } else {
        alone &= !named.contains(secret);
        alone &= entry.key().equals("security_groups") || !named.contains(group);
      }
    }
    return alone;
  }

  /** The secret, which a database replaces first behind its cluster. */
  private static String secret(StoredThing thing) {
    return thing.resources().get(1);
  }

  /** The group of the clients, which it replaces last. */
  private static String group(StoredThing thing) {
    return thing.resources().get(thing.resources().size() - 1);
  }

  /** Lets the workloads use the database of the spec. */
  void use(StoredThing thing) {
    String group = group(thing);
    String secret = secret(thing);
    for (DraftMap.Entry entry : spec.map("workloads").entries()) {
      if (entry.draft() instanceof DraftMap workload) {
        StoredPolicies.remove(workload, "security_groups", group);
        login(workload, secret, thing.name());
      }
    }
  }

  private void login(DraftMap container, String secret, String name) {
    container
        .getMap("secrets")
        .ifPresent(
            secrets -> {
              for (DraftMap.Entry entry : secrets.entries()) {
                if (entry.draft().text().orElse("").equals("${resources." + secret + "}")) {
                  secrets.put(entry.key(), json(name), entry.origins());
                  Lists.first(entry.origins())
                      .ifPresent(
                          origin ->
                              report.changed(
                                  origin,
                                  "secrets." + entry.key(),
                                  "the JSON has no `engine` and no `dbClusterIdentifier`"));
                }
              }
            });
    container
        .getMap("sidecars")
        .ifPresent(
            all -> {
              for (DraftMap.Entry sidecar : all.entries()) {
                if (sidecar.draft() instanceof DraftMap map) {
                  login(map, secret, name);
                }
              }
            });
  }

  private static Draft json(String database) {
    String thing = "${databases." + database + ".";
    return DraftValue.text(
        "{\"host\":\""
            + thing
            + "host}\",\"port\":"
            + thing
            + "port},\"dbname\":\""
            + thing
            + "name}\",\"username\":\""
            + thing
            + "username}\",\"password\":\""
            + thing
            + "password}\"}");
  }

  private void changed(DraftMap.Entry property, String how) {
    property.origins().forEach(origin -> report.changed(origin, property.key(), how));
  }

  /** Notes what a database of a spec does otherwise. */
  void note(DraftMap.Entry entry) {
    if (entry.draft() instanceof DraftMap resource) {
      for (DraftMap.Entry property : resource.map("Properties").entries()) {
        if (property.key().equals("EngineMode")) {
          changed(property, "Aurora Serverless v1 has ended: this is a cluster of v2");
        } else if (property.key().equals("EngineVersion")
            && resource.map("Properties").has("EngineMode")
            && text(resource.map("Properties"), "Engine").equals("aurora-mysql")) {
          property.origins().forEach(report::withdraw);
          changed(
              property, "clusters of v2 have MySQL 8.0 and later: test the application with it");
        }
      }
    }
  }
}
