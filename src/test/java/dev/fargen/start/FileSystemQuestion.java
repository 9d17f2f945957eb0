package dev.fargen.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether tasks can mount their file systems: a mount target in the zone of each of their subnets,
 * whose security groups let them in (page "Managing mount targets"), and the permissions of the
 * task role (page "Using IAM to control access to file systems"). What the mount targets of others
 * allow is not known.
 */
final class FileSystemQuestion implements Question {
  private static final int NFS = 2049;

  private final Template template;
  private final Network network;

  FileSystemQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part volume : task.definition().properties().parts("Volumes")) {
      if (volume.has("EFSVolumeConfiguration")) {
        Part efs = volume.part("EFSVolumeConfiguration");
        List<String> reasons = new ArrayList<>();
        targets(efs.text("FilesystemId"), task, reasons);
        identity(efs, volume.text("Name"), task, reasons);
        reasons.forEach(
            one -> faults.add("cannot mount " + volume.text("Name") + ", because " + one));
      }
    }
    return faults;
  }

  private void targets(String fileSystem, Task task, List<String> reasons) {
    if (task.isManual()) {
      return;
    }
    if (template.named(fileSystem, "AWS::EFS::FileSystem").isEmpty()) {
      network.groups().closedToAnyone(task.groups(), NFS).ifPresent(reasons::add);
      return;
    }
    Set<String> zones = new HashSet<>();
    for (Resource target : template.all("AWS::EFS::MountTarget")) {
      Part properties = target.properties();
      if (properties.text("FileSystemId").equals(fileSystem)) {
        zones.add(network.subnets().zone(properties.text("SubnetId")));
        network
            .groups()
            .closed(task.groups(), properties.texts("SecurityGroups"), NFS)
            .ifPresent(reasons::add);
      }
    }
    for (String subnet : task.subnets()) {
      if (Subnets.isOpen(subnet)) {
        reasons.add(
            "nobody knows how many subnets "
                + subnet
                + " has, and "
                + zones.size()
                + " have mount targets");
      } else if (!zones.contains(network.subnets().zone(subnet))) {
        reasons.add("there is no mount target for " + subnet);
      }
    }
    network
        .subnets()
        .vpc(task.subnets())
        .filter(one -> !one.properties().is("EnableDnsHostnames"))
        .ifPresent(one -> reasons.add(one + " has no DNS names for mount targets"));
  }

  private void identity(Part efs, String volume, Task task, List<String> reasons) {
    Part authorization = efs.part("AuthorizationConfig");
    boolean byRole = authorization.text("IAM").equals("ENABLED");
    if ((byRole || authorization.has("AccessPointId"))
        && !efs.text("TransitEncryption").equals("ENABLED")) {
      reasons.add("an access point and IAM require TransitEncryption");
    }
    Optional<Resource> ours = template.named(efs.text("FilesystemId"), "AWS::EFS::FileSystem");
    if (!byRole && ours.filter(one -> one.properties().has("FileSystemPolicy")).isPresent()) {
      reasons.add("the policy of " + ours.get() + " takes no anonymous clients");
    }
    Optional<Role> role = Role.of(template, task.taskRole());
    if (byRole && role.isEmpty()) {
      reasons.add("there is no task role");
    }
    List<Part> writers = new ArrayList<>();
    for (Part container : task.containers()) {
      container.parts("MountPoints").stream()
          .filter(one -> one.text("SourceVolume").equals(volume) && !one.is("ReadOnly"))
          .forEach(one -> writers.add(container));
    }
    Optional<Resource> point =
        template.named(authorization.text("AccessPointId"), "AWS::EFS::AccessPoint");
    if (byRole && role.isPresent()) {
      lacks(role.get(), efs, actions(writers, authorization, point), reasons);
    }
    point.ifPresent(one -> new AccessPoint(one).check(writers, reasons));
  }

  private static List<String> actions(
      List<Part> writers, Part authorization, Optional<Resource> point) {
    List<String> actions = new ArrayList<>(List.of("elasticfilesystem:ClientMount"));
    if (!writers.isEmpty()) {
      actions.add("elasticfilesystem:ClientWrite");
    }
    boolean asRoot =
        point.isPresent()
            ? new AccessPoint(point.get()).isRoot()
            : !authorization.has("AccessPointId") && writers.stream().anyMatch(Users::mayBeRoot);
    if (asRoot && !writers.isEmpty()) {
      actions.add("elasticfilesystem:ClientRootAccess");
    }
    return actions;
  }

  private void lacks(Role role, Part efs, List<String> actions, List<String> reasons) {
    String fileSystem = efs.text("FilesystemId");
    String point = efs.part("AuthorizationConfig").text("AccessPointId");
    String arn = arn(fileSystem, "file-system/");
    Map<String, String> context = new HashMap<>();
    context.put(
        "elasticfilesystem:AccessPointArn", point.isEmpty() ? "" : arn(point, "access-point/"));
    context.put("aws:SecureTransport", "true");
    role.lacks(arn, context, actions.toArray(String[]::new))
        .forEach(one -> reasons.add(role.name() + " lacks " + one + " on " + arn));
  }

  private String arn(String id, String kind) {
    return template
        .named(id)
        .map(one -> one.attribute("Arn"))
        .orElse(
            "arn:aws:elasticfilesystem:"
                + Functions.REGION
                + ":"
                + Functions.ACCOUNT
                + ":"
                + kind
                + id);
  }
}
