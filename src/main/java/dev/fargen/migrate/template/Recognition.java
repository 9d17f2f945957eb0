package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the resources that a spec has keys for. */
final class Recognition {

  private static final String TASK = "AWS::ECS::TaskDefinition";
  private static final String SERVICE = "AWS::ECS::Service";
  private static final String BALANCING = "AWS::ElasticLoadBalancingV2::";

  /** Ends of logical ids that a workload does not need in its name. */
  private static final List<String> ENDS =
      List.of("taskdefinition", "taskdef", "task", "service", "ecs", "definition");

  private final TemplateFile template;
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  Recognition(TemplateFile template) {
    this.template = template;
  }

  /** The workloads, each followed by what belongs to it. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(queues());
    for (Resource task : template.ofType(TASK)) {
      List<Resource> services = services(task);
      Optional<Launch> launch = services.isEmpty() ? started(task) : launch(services.get(0));
      Optional<String> why = whyRaw(task, services, launch);
      List<Resource> roots = services.isEmpty() ? List.of(task) : services;
      why.ifPresent(text -> roots.forEach(root -> reasons.put(root.id(), text)));
      if (why.isEmpty()) {
        workload(task, Lists.first(services), launch.orElseThrow(), parts);
      }
    }
    for (Resource service : template.ofType(SERVICE)) {
      boolean own = Lists.any(template.ofType(TASK), task -> services(task).contains(service));
      if (!own) {
        reasons.put(service.id(), "its task definition is not in this template");
      }
    }
    for (Resource service : template.ofType("AWS::AppRunner::Service")) {
      parts.add(new AppRunnerPart(template, unique(shortened(service.id())), service));
    }
    for (Resource service : template.ofType("AWS::ECS::ExpressGatewayService")) {
      parts.add(new ExpressPart(template, unique(shortened(service.id())), service));
    }
    return parts;
  }

  /** Why services and task definitions are no workloads, by their logical ids. */
  Map<String, String> reasons() {
    return new LinkedHashMap<>(reasons);
  }

  /** Each queue that has its own dead-letter queue, or none. */
  private List<Part> queues() {
    List<Part> parts = new ArrayList<>();
    List<Resource> all = template.ofType("AWS::SQS::Queue");
    List<String> dead = new ArrayList<>();
    for (Resource queue : all) {
      QueuePart.deadLetters(queue).ifPresent(dead::add);
    }
    for (Resource queue : all) {
      Optional<String> letters = QueuePart.deadLetters(queue);
      boolean shared = letters.isPresent() && Lists.filter(dead, letters.get()::equals).size() > 1;
      boolean conditional =
          queue.declaration().entries().containsKey("Condition")
              || letters
                  .map(template.resources()::get)
                  .map(one -> one.declaration().entries().containsKey("Condition"))
                  .orElse(letters.isPresent());
      if (!dead.contains(queue.id()) && !shared && !conditional) {
        String name = shortened(queue.id());
        name = name.endsWith("-queue") ? name.substring(0, name.length() - 6) : name;
        parts.add(new QueuePart(template, name, queue, letters.map(template.resources()::get)));
      }
    }
    return parts;
  }

  private String unique(String name) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** Where a rule or a schedule runs the task. */
  private Optional<Launch> started(Resource task) {
    for (String type : List.of("AWS::Events::Rule", "AWS::Scheduler::Schedule")) {
      for (Resource starter : template.ofType(type)) {
        if (starter.references().contains(task.id())) {
          return launch(starter);
        }
      }
    }
    return Optional.empty();
  }

  /** The network and the cluster that the resource has for tasks. */
  private static Optional<Launch> launch(Resource resource) {
    List<Mapping> networks = new ArrayList<>();
    List<Value> clusters = new ArrayList<>();
    resource.property("Cluster").ifPresent(clusters::add);
    resource
        .properties()
        .walk(
            (value, path) -> {
              if (value instanceof Mapping map) {
                for (String key : List.of("AwsvpcConfiguration", "AwsVpcConfiguration")) {
                  if (map.entries().get(key) instanceof Mapping network) {
                    networks.add(network);
                  }
                }
                if (map.entries().containsKey("EcsParameters")
                    && map.entries().containsKey("Arn")) {
                  clusterOf(map.entries().get("Arn")).ifPresent(clusters::add);
                }
              }
            });
    return Lists.first(networks).map(network -> new Launch(network, Lists.first(clusters)));
  }

  /** The cluster that an ARN is of: a resource, or the name at its end. */
  private static Optional<Value> clusterOf(Value arn) {
    Value canonical = Canonical.of(arn);
    Optional<String> resource = referred(canonical);
    if (resource.isPresent()) {
      return Optional.of(new Intrinsic("Ref", Value.text(resource.get())));
    }
    String mark = ":cluster/";
    return canonical instanceof Intrinsic call
            && call.name().equals("Sub")
            && call.argument() instanceof Scalar text
            && text.asText().contains(mark)
        ? Optional.of(
            Intrinsic.sub(text.asText().substring(text.asText().indexOf(mark) + mark.length())))
        : Optional.empty();
  }

  private void workload(
      Resource task, Optional<Resource> service, Launch launch, List<Part> parts) {
    WorkloadPart workload = new WorkloadPart(template, name(task, service), task, service, launch);
    parts.add(workload);
    role(workload, "ExecutionRoleArn", "ExecutionRole").ifPresent(parts::add);
    role(workload, "TaskRoleArn", "TaskRole").ifPresent(parts::add);
    logGroup(workload).ifPresent(parts::add);
    http(workload).ifPresent(parts::add);
    scaling(workload).ifPresent(parts::add);
  }

  /** Why the task definition cannot be a workload, if it cannot. */
  private static Optional<String> whyRaw(
      Resource task, List<Resource> services, Optional<Launch> launch) {
    List<Value> containers = Containers.items(task.property("ContainerDefinitions"));
    boolean named = !containers.isEmpty() && containers.get(0) instanceof Mapping;
    for (int i = 1; i < containers.size(); i++) {
      named &= !Containers.text(containers.get(i), "Name").isEmpty();
    }
    List<Value> compatible = Containers.items(task.property("RequiresCompatibilities"));
    if (!task.text("NetworkMode").orElse("awsvpc").equals("awsvpc")
        || !Lists.any(compatible, one -> one.equals(Value.text("FARGATE")))) {
      return Optional.of("its task definition is not for Fargate");
    }
    if (!named) {
      return Optional.of("its containers are not a list of maps with names");
    }
    if (isConditional(task) || Lists.any(services, Recognition::isConditional)) {
      return Optional.of("it has a condition; a spec has environments in place of conditions");
    }
    if (services.size() > 1) {
      return Optional.of("several services have its task definition");
    }
    Optional<String> service = Lists.firstPresent(services, Recognition::whyRaw);
    return service.isPresent() || launch.isPresent()
        ? service
        : Optional.of("nothing in this template says in which subnets it runs");
  }

  private static boolean isConditional(Resource resource) {
    return resource.declaration().entries().containsKey("Condition");
  }

  private static Optional<String> whyRaw(Resource service) {
    boolean controlled =
        service.property("DeploymentController").orElse(Value.list()) instanceof Mapping map
            && !Containers.text(map, "Type").equals("ECS");
    if (controlled) {
      return Optional.of("another deployment controller than ECS deploys it");
    }
    boolean fargate = service.text("LaunchType").orElse("FARGATE").equals("FARGATE");
    return fargate && service.text("SchedulingStrategy").orElse("REPLICA").equals("REPLICA")
        ? Optional.empty()
        : Optional.of("its launch type is not `FARGATE`, or it is a daemon");
  }

  private List<Resource> services(Resource task) {
    return Lists.filter(
        template.ofType(SERVICE),
        service ->
            service
                .property("TaskDefinition")
                .map(value -> refersTo(value, task.id()))
                .orElse(false));
  }

  private static boolean refersTo(Value value, String id) {
    return Lists.any(References.of(Canonical.of(value)), one -> one.name().equals(id));
  }

  /** The logical id of the service made legal; its name or its container's where that is bare. */
  private String name(Resource task, Optional<Resource> service) {
    String main =
        Containers.text(Containers.items(task.property("ContainerDefinitions")).get(0), "Name");
    List<String> names = new ArrayList<>(List.of(shortened(service.orElse(task).id())));
    service.flatMap(one -> one.text("ServiceName")).ifPresent(names::add);
    task.text("Family").ifPresent(names::add);
    names.add(main);
    names.removeIf(name -> ENDS.contains(name) || !name.equals(LegalName.thing(name)));
    return unique(Lists.first(names).orElseGet(() -> shortened(service.orElse(task).id())));
  }

  private static String shortened(String id) {
    String name =
        LegalName.thing(
            id.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z])([A-Z][a-z])", "$1-$2"));
    for (String end : ENDS) {
      String tail = "-" + end;
      if (name.toLowerCase(Locale.ROOT).endsWith(tail)) {
        name = name.substring(0, name.length() - tail.length());
      }
    }
    return name;
  }

  /** A role of the template that no other task has. */
  private Optional<RolePart> role(WorkloadPart workload, String property, String suffix) {
    Optional<String> id = workload.task().property(property).flatMap(Recognition::referred);
    Optional<Resource> role =
        id.map(template.resources()::get).filter(one -> one.type().equals("AWS::IAM::Role"));
    boolean shared =
        Lists.any(
            template.ofType(TASK),
            task ->
                !task.id().equals(workload.task().id())
                    && id.isPresent()
                    && task.references().contains(id.get()));
    boolean both =
        workload
            .task()
            .property("ExecutionRoleArn")
            .equals(workload.task().property("TaskRoleArn"));
    return role.filter(
            one -> !shared && !both && !one.declaration().entries().containsKey("Condition"))
        .map(one -> new RolePart(workload, one.id(), suffix));
  }

  /** The resource that the value is a reference to. */
  static Optional<String> referred(Value value) {
    return Canonical.of(value) instanceof Intrinsic call
            && List.of("Ref", "GetAtt").contains(call.name())
            && call.argument() instanceof Scalar name
        ? Optional.of(name.asText().split("\\.", 2)[0])
        : Optional.empty();
  }

  private Optional<LogGroupPart> logGroup(WorkloadPart workload) {
    for (Resource group : template.ofType("AWS::Logs::LogGroup")) {
      List<Resource> users =
          Lists.filter(template.ofType(TASK), task -> task.references().contains(group.id()));
      boolean own =
          users.isEmpty()
              ? isLoggedTo(workload.task(), group)
              : users.size() == 1 && users.get(0).id().equals(workload.task().id());
      if (own && !group.declaration().entries().containsKey("Condition")) {
        return Optional.of(new LogGroupPart(template, workload, group));
      }
    }
    return Optional.empty();
  }

  /** Whether the task names the log group as the group names itself. */
  private boolean isLoggedTo(Resource task, Resource group) {
    Optional<Value> name = group.property("LogGroupName").map(Canonical::of);
    boolean named =
        name.isPresent()
            && task.canonical().any(part -> part.equals(name.get()))
            && task.canonical().any(part -> part.equals(Value.text("awslogs")));
    List<Resource> users =
        Lists.filter(
            template.ofType(TASK),
            one -> named && one.canonical().any(part -> part.equals(name.get())));
    return named && users.size() == 1;
  }

  /** The scalable target of a service, with policies that follow a metric of the service. */
  private Optional<ScalingPart> scaling(WorkloadPart workload) {
    if (workload.service().isEmpty()) {
      return Optional.empty();
    }
    String service = workload.service().get().id();
    for (Resource target : template.ofType("AWS::ApplicationAutoScaling::ScalableTarget")) {
      boolean own =
          target.property("ResourceId").map(id -> refersTo(id, service)).orElse(false)
              && !target.declaration().entries().containsKey("Condition");
      if (own) {
        List<Resource> policies =
            Lists.filter(
                template.ofType("AWS::ApplicationAutoScaling::ScalingPolicy"),
                policy -> ScalingPart.isOf(policy, target.id()));
        return Optional.of(new ScalingPart(template, workload, target, policies))
            .filter(part -> !policies.isEmpty());
      }
    }
    return Optional.empty();
  }

  private Optional<HttpPart> http(WorkloadPart workload) {
    List<Value> doors =
        Containers.items(workload.service().flatMap(one -> one.property("LoadBalancers")));
    if (doors.size() != 1 || !(doors.get(0) instanceof Mapping door)) {
      return Optional.empty();
    }
    Optional<Resource> targets =
        Optional.ofNullable(door.entries().get("TargetGroupArn"))
            .flatMap(Recognition::referred)
            .map(template.resources()::get)
            .filter(one -> one.text("Protocol").orElse("").equals("HTTP"))
            .filter(one -> !one.declaration().entries().containsKey("Condition"));
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    List<Resource> rules =
        Lists.filter(
            template.ofType(BALANCING + "ListenerRule"),
            rule ->
                rule.references().contains(targets.get().id())
                    && !rule.declaration().entries().containsKey("Condition"));
    Optional<Value> listener =
        rules.isEmpty()
            ? byDefault(targets.get())
            : Optional.of(rules.get(0))
                .filter(rule -> rules.size() == 1)
                .flatMap(rule -> rule.property("ListenerArn"));
    Optional<Value> group = listener.flatMap(this::balancerGroup).or(() -> source(workload));
    return group
        .filter(value -> listener.isPresent())
        .map(
            value ->
                new HttpPart(
                    template,
                    workload,
                    targets.get(),
                    Lists.first(rules),
                    listener.orElseThrow(),
                    value));
  }

  /** The listener whose default action forwards to the target group, if it is one. */
  private Optional<Value> byDefault(Resource targets) {
    List<Resource> listeners =
        Lists.filter(
            template.ofType(BALANCING + "Listener"),
            one -> one.references().contains(targets.id()) && !isConditional(one));
    return Lists.first(listeners)
        .filter(one -> listeners.size() == 1)
        .map(one -> new Intrinsic("Ref", Value.text(one.id())));
  }

  /** The first security group of the load balancer of a listener. */
  private Optional<Value> balancerGroup(Value listener) {
    return referred(listener)
        .map(template.resources()::get)
        .flatMap(one -> one.property("LoadBalancerArn"))
        .flatMap(Recognition::referred)
        .map(template.resources()::get)
        .map(balancer -> Containers.items(balancer.property("SecurityGroups")))
        .flatMap(groups -> Lists.first(groups));
  }

  /** The security group whose traffic the tasks admit. */
  private Optional<Value> source(WorkloadPart workload) {
    for (Reference one : References.of(workload.service().orElseThrow().canonical())) {
      Resource group = template.resources().get(one.name());
      if (group != null && group.type().equals("AWS::EC2::SecurityGroup")) {
        for (Value rule : Containers.items(group.property("SecurityGroupIngress"))) {
          if (rule instanceof Mapping map && map.entries().containsKey("SourceSecurityGroupId")) {
            return Optional.of(map.entries().get("SourceSecurityGroupId"));
          }
        }
      }
    }
    return Optional.empty();
  }
}
