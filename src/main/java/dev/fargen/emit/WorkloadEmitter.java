package dev.fargen.emit;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.Notification;
import dev.fargen.emit.alarms.ServiceAlarms;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.balancing.Targets;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.containers.ComposedSecretEmitter;
import dev.fargen.emit.containers.LogGroupEmitter;
import dev.fargen.emit.containers.RoleEmitter;
import dev.fargen.emit.containers.TaskDefinitionEmitter;
import dev.fargen.emit.containers.TaskDefinitionEmitter.Calls;
import dev.fargen.emit.data.CacheConnections;
import dev.fargen.emit.data.DatabaseConnections;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.data.VolumeReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.messaging.SubscriptionEmitter;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.permissions.ImagePermissions;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.emit.scaling.ScalingEmitter;
import dev.fargen.emit.services.Connected;
import dev.fargen.emit.services.LinkEmitter;
import dev.fargen.emit.services.ManualEmitter;
import dev.fargen.emit.services.ScheduleEmitter;
import dev.fargen.emit.services.ServiceEmitter;
import dev.fargen.emit.services.TaskSecurityGroupEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits everything that belongs to one workload, in the order of the template. */
record WorkloadEmitter(
    Draft draft,
    NetworkReference network,
    ClusterReference cluster,
    Balancers balancers,
    ImagePermissions images,
    Map<String, VolumeReference> volumes,
    DatabaseConnections databases,
    CacheConnections caches,
    Optional<LinkEmitter> links,
    Set<String> called,
    Set<String> callers,
    Map<String, Resource> services,
    Notification alarms,
    Optional<Boolean> counted) {

  void emit(Workload workload) {
    Draft own =
        draft.of(
            new Cause.Thing(
                LogicalName.of(workload.name()),
                "the workload " + workload.name(),
                workload.span()));
    Resource logGroup = new LogGroupEmitter(own).emit(workload);
    List<Resource> secrets = new ComposedSecretEmitter(own, workload).emit();
    RoleEmitter roles = new RoleEmitter(own, images);
    Resource executionRole = roles.execution(workload, logGroup);
    Mounts mounts = new Mounts(workload, volumes);
    Resource taskRole = roles.task(workload, cluster, mounts, databases);
    Calls calls =
        new Calls(
            called.contains(workload.name()),
            links.isPresent() && links.get().isConnected(workload));
    Resource taskDefinition =
        new TaskDefinitionEmitter(own, mounts, calls)
            .emit(workload, logGroup, executionRole, taskRole);
    List<Resource> needs = new ArrayList<>(network.waysOut(workload));
    needs.addAll(secrets);
    needs.addAll(
        Lists.present(
            Lists.map(workload.after(), name -> Optional.ofNullable(services.get(name)))));
    Value groups = securityGroups(own, workload, needs);
    boolean ownGroup = network.network().tasks().securityGroups().isEmpty();
    links.ifPresent(emitter -> emitter.export(own, workload, Intrinsic.select(0, groups)));
    ConnectionEmitter connections = new ConnectionEmitter(own, workload, groups, ownGroup);
    needs.addAll(mounts.connect(connections));
    needs.addAll(databases.connect(workload, connections));
    needs.addAll(caches.connect(workload, connections));
    links.ifPresent(emitter -> needs.addAll(emitter.connect(workload, connections)));
    Targets targets = Targets.emit(own, balancers, workload, network);
    needs.addAll(targets.needed());
    needs.addAll(balancers.logins(workload));
    needs.addAll(SubscriptionEmitter.before(workload, own));
    new FirstImagesEmitter(own, workload).emit();
    Mapping places = networkConfiguration(workload, groups);
    Optional<Schedule> schedule = workload.running().schedule();
    if (schedule.isPresent()) {
      List<Resource> taskRoles = List.of(executionRole, taskRole);
      new ScheduleEmitter(own, workload, cluster, alarms)
          .emit(schedule.get(), taskDefinition, taskRoles, places, needs);
    } else if (workload.running().manual()) {
      new ManualEmitter(own, workload, cluster).emit(taskDefinition, places);
    } else {
      service(own, workload, taskDefinition, places, targets, needs);
    }
  }

  private void service(
      Draft own,
      Workload workload,
      Resource taskDefinition,
      Mapping places,
      Targets targets,
      List<Resource> needs) {
    Connected connected = new Connected(own, links, callers.contains(workload.name()));
    Resource service =
        new ServiceEmitter(own, alarms)
            .emit(workload, cluster, taskDefinition, places, connected, targets, needs);
    services.put(workload.name(), service);
    links.ifPresent(emitter -> emitter.created(workload, service));
    workload
        .running()
        .scaling()
        .ifPresent(
            scaling ->
                new ScalingEmitter(own, workload)
                    .emit(scaling, cluster, service, targets.measured(workload)));
    new ServiceAlarms(own, workload, alarms).emit(cluster, service, targets, counted);
  }

  private Value securityGroups(Draft own, Workload workload, List<Resource> needs) {
    Optional<Given<Texts>> existing = network.network().tasks().securityGroups();
    TaskSecurityGroupEmitter emitter = new TaskSecurityGroupEmitter(own, workload, balancers);
    if (existing.isPresent()) {
      Value groups =
          own.texts(
              "SecurityGroupIds",
              ParameterType.SECURITY_GROUP_IDS,
              "IDs of security groups for the tasks",
              "ID of a security group for the tasks",
              existing.get());
      needs.addAll(emitter.fromLoadBalancersToShared(Intrinsic.select(0, groups)));
      return groups;
    }
    Resource group = emitter.emit(network);
    needs.addAll(emitter.fromLoadBalancers(group.ref()));
    needs.addAll(emitter.ingressOfOthers(group.ref()));
    return emitter.all(group.ref());
  }

  private Mapping networkConfiguration(Workload workload, Value groups) {
    return Value.map()
        .with(
            "AwsvpcConfiguration",
            Value.map()
                .with("AssignPublicIp", network.assignPublicIp(workload))
                .with("Subnets", network.taskSubnets(workload))
                .with("SecurityGroups", groups));
  }
}
