package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the images can be pulled: the execution role may pull from exactly that repository (page
 * "Amazon ECS task execution IAM role"), and there is a way to the registry. What is no image's
 * name, such as a word that a pipeline replaces, stands for an image of a repository of this
 * account.
 */
final class ImageQuestion implements Question {
  private static final Pattern ECR =
      Pattern.compile(
          "(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^:@]+)(?:[:@].*)?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._/:@+-]*");
  private static final String NOT_PUSHED = "not-pushed-yet";
  private static final String ANY_OTHER =
      "arn:aws:ecr:" + Functions.REGION + ":" + Functions.ACCOUNT + ":repository/of/any/other";
  private static final String[] PULL = {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"};

  private final Template template;
  private final Network network;

  ImageQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part container : task.containers()) {
      String image = container.text("Image");
      for (String reason : reasons(image, task)) {
        faults.add("cannot pull " + image + ", because " + reason);
      }
      if (image.equals(NOT_PUSHED) && !task.starter().equals(task.definition()) && !task.isOff()) {
        faults.add(
            "starts before there is an image, because it is not off while the image is " + image);
      }
    }
    return faults;
  }

  private List<String> reasons(String image, Task task) {
    Matcher ecr = ECR.matcher(image);
    Optional<Role> role = Role.of(template, task.executionRole());
    List<String> reasons = new ArrayList<>();
    Optional<Resource> ours = repository(image);
    if (ours.isPresent()) {
      role.ifPresent(one -> pull(one, ours.get().attribute("Arn"), reasons));
      wayToEcr(task, reasons);
    } else if (ecr.matches()) {
      String arn =
          "arn:aws:ecr:" + ecr.group(2) + ":" + ecr.group(1) + ":repository/" + ecr.group(3);
      String repository = generated(ecr.group(3)).map(one -> one.attribute("Arn")).orElse(arn);
      role.ifPresent(one -> pull(one, repository, reasons));
      if (ecr.group(2).equals(Functions.REGION)) {
        wayToEcr(task, reasons);
      } else {
        network.noWayToTheInternet(task).ifPresent(reasons::add);
      }
    } else if (isImage(image)) {
      network.noWayToTheInternet(task).ifPresent(reasons::add);
    } else {
      wayToEcr(task, reasons);
    }
    return reasons;
  }

  private static boolean isImage(String image) {
    return NAME.matcher(image).matches() && !image.equals(NOT_PUSHED);
  }

  private Optional<Resource> repository(String image) {
    return Node.in(image).stream()
        .flatMap(node -> template.named(Node.ref(node.id()), "AWS::ECR::Repository").stream())
        .findFirst();
  }

  /** The repository to which CloudFormation gave such a name, of the stack and the logical id. */
  private Optional<Resource> generated(String name) {
    return template.all("AWS::ECR::Repository").stream()
        .filter(one -> !one.properties().has("RepositoryName"))
        .filter(one -> name.matches(".+-" + one.id().toLowerCase(Locale.ROOT) + "-[a-z0-9]{8,}"))
        .findFirst();
  }

  private static void pull(Role role, String repository, List<String> reasons) {
    role.lacks(repository, Map.of(), PULL)
        .forEach(action -> reasons.add(role.name() + " lacks " + action + " on " + repository));
    if (!role.may("ecr:GetAuthorizationToken", "*")) {
      reasons.add(role.name() + " lacks ecr:GetAuthorizationToken");
    }
    if (role.may(PULL[0], ANY_OTHER)) {
      reasons.add(role.name() + " may pull from any repository, not from " + repository + " alone");
    }
  }

  /** ECR's two endpoints, and S3, where the layers are. */
  private void wayToEcr(Task task, List<String> reasons) {
    for (String service : List.of("ecr.api", "ecr.dkr", "s3")) {
      network
          .noWayTo(service, task)
          .ifPresent(reason -> reasons.add("there is no way to " + service + ": " + reason));
    }
  }
}
