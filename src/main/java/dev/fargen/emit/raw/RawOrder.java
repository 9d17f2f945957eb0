package dev.fargen.emit.raw;

import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.services.ServiceEmitter;
import dev.fargen.list.Lists;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes services and schedules wait for raw resources that complete what their tasks use: the
 * policy of a role, the rule of a security group. A service refers to the role and not to the
 * policy, so CloudFormation would create both at once (CloudFormation template reference,
 * "DependsOn attribute").
 */
public final class RawOrder {

  /** What starts tasks. */
  private static final Set<String> STARTERS =
      Set.of("AWS::ECS::Service", "AWS::Scheduler::Schedule");

  /** What needs the routes of its subnets. */
  private static final Set<String> BALANCERS = Set.of("AWS::ElasticLoadBalancingV2::LoadBalancer");

  /** The types of what completes another resource, and the property that names that. */
  private static final Map<String, String> COMPLETING =
      Map.ofEntries(
          Map.entry("AWS::DocDB::DBInstance", "DBClusterIdentifier"),
          Map.entry("AWS::EC2::Route", "RouteTableId"),
          Map.entry("AWS::EC2::SubnetCidrBlock", "SubnetId"),
          Map.entry("AWS::EC2::SubnetRouteTableAssociation", "SubnetId"),
          Map.entry("AWS::EC2::VPCEndpoint", "VpcId"),
          Map.entry("AWS::EC2::VPCGatewayAttachment", "VpcId"),
          Map.entry("AWS::EFS::MountTarget", "FileSystemId"),
          Map.entry("AWS::ElasticLoadBalancingV2::ListenerRule", "Actions"),
          Map.entry("AWS::IAM::ManagedPolicy", "Roles"),
          Map.entry("AWS::IAM::Policy", "Roles"),
          Map.entry("AWS::IAM::RolePolicy", "RoleName"),
          Map.entry("AWS::Neptune::DBInstance", "DBClusterIdentifier"),
          Map.entry("AWS::RDS::DBInstance", "DBClusterIdentifier"),
          Map.entry("AWS::RDS::DBProxyTargetGroup", "DBProxyName"),
          Map.entry("AWS::S3::BucketPolicy", "Bucket"),
          Map.entry("AWS::S3Files::MountTarget", "FileSystemId"),
          Map.entry("AWS::SNS::TopicPolicy", "Topics"),
          Map.entry("AWS::SQS::QueuePolicy", "Queues"),
          Map.entry("AWS::SecretsManager::ResourcePolicy", "SecretId"),
          Map.entry("AWS::SecretsManager::SecretTargetAttachment", "SecretId"));

  private static final List<String> GROUPS =
      List.of("GroupId", "SourceSecurityGroupId", "DestinationSecurityGroupId");

  private final Draft draft;
  private final Map<String, Set<String>> references = new HashMap<>();

  public RawOrder(Draft draft) {
    this.draft = draft;
  }

  /** Completes the order, after everything is emitted; {@code raw} are the spec's own ids. */
  public void settle(Set<String> raw) {
    List<Resource> all = draft.resources();
    all.forEach(resource -> references.put(resource.id(), references(resource)));
    List<Resource> own = Lists.filter(all, resource -> raw.contains(resource.id()));
    for (Resource balancer : Lists.filter(all, one -> isOwn(one, BALANCERS, raw))) {
      settle(balancer, own);
    }
    for (Resource starter : Lists.filter(all, one -> isOwn(one, STARTERS, raw))) {
      settle(starter, own);
    }
  }

  private static boolean isOwn(Resource one, Set<String> types, Set<String> raw) {
    return types.contains(one.type()) && !raw.contains(one.id());
  }

  private void settle(Resource one, List<Resource> raw) {
    List<String> needs = needs(one, raw);
    if (!needs.isEmpty()) {
      Resource waiting = waiting(one, needs);
      draft.replace(waiting);
      references.put(one.id(), references(waiting));
    }
  }

  private static Resource waiting(Resource starter, List<String> needs) {
    List<String> all = new ArrayList<>(starter.dependsOn());
    all.addAll(needs);
    Resource waiting = starter.with(starter.properties(), starter.condition(), all);
    if (!starter.dependsOn().isEmpty() || !STARTERS.contains(starter.type())) {
      return waiting;
    }
    List<String> comment = new ArrayList<>(starter.comment());
    comment.add(Math.min(1, comment.size()), ServiceEmitter.WAITS);
    return waiting.commented(comment);
  }

  /** What completes something that is reached, and what completes that in turn. */
  private List<String> needs(Resource starter, List<Resource> raw) {
    List<String> needs = new ArrayList<>();
    Set<String> reached = reached(starter.id());
    boolean more = true;
    while (more) {
      more = false;
      for (Resource one : raw) {
        if (!reached.contains(one.id())
            && completes(one, reached)
            && !reached(one.id()).contains(starter.id())) {
          needs.add(one.id());
          reached.addAll(reached(one.id()));
          more = true;
        }
      }
    }
    return needs;
  }

  private boolean completes(Resource one, Set<String> reached) {
    if (one.type().equals("AWS::EC2::SecurityGroupIngress")
        || one.type().equals("AWS::EC2::SecurityGroupEgress")) {
      Set<String> groups = new LinkedHashSet<>();
      GROUPS.forEach(property -> groups.addAll(named(one, property)));
      return !groups.isEmpty() && reached.containsAll(groups);
    }
    String property = COMPLETING.get(one.type());
    return property != null && Lists.any(named(one, property), reached::contains);
  }

  /** The resources that the property refers to. */
  private Set<String> named(Resource one, String property) {
    Set<String> named = new LinkedHashSet<>();
    Value value = one.properties().entries().get(property);
    if (value != null) {
      add(value, named);
    }
    named.retainAll(references.keySet());
    return named;
  }

  private static Set<String> references(Resource resource) {
    Set<String> all = new LinkedHashSet<>(resource.dependsOn());
    add(resource.attributes(), all);
    add(resource.properties(), all);
    return all;
  }

  private static void add(Value value, Set<String> all) {
    for (Reference reference : References.of(value)) {
      if (reference.isValue()) {
        all.add(reference.name());
      }
    }
  }

  /** The resource, and all that is created before it. */
  private Set<String> reached(String from) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(from));
    while (!waiting.isEmpty()) {
      String id = waiting.pop();
      if (seen.add(id)) {
        waiting.addAll(references.getOrDefault(id, Set.of()));
      }
    }
    return seen;
  }
}
