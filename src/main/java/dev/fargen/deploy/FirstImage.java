package dev.fargen.deploy;

import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that keeps workloads without tasks until their images are pushed.
 *
 * @param first its value until then
 * @param pushed its value afterwards; empty if it is the image
 * @param workloads their names in the spec
 * @param output the output with the address of the image repository; empty if the stack has none
 * @param build the words of {@code docker build} after the tag, if the image is built
 * @param pipeline whether the spec's pipeline sets it
 */
public record FirstImage(
    String parameter,
    String first,
    Optional<String> pushed,
    List<String> workloads,
    Optional<String> output,
    List<String> build,
    boolean pipeline) {

  public FirstImage {
    workloads = List.copyOf(workloads);
    build = List.copyOf(build);
  }

  /** What to do so that the stack runs tasks; nothing if the images are pushed. */
  public static List<String> next(List<FirstImage> images, Stack stack, CommandLines commands) {
    List<String> lines = new ArrayList<>();
    boolean loggedIn = false;
    for (FirstImage image : images) {
      if (!image.first.equals(stack.parameters().get(image.parameter))) {
        continue;
      }
      lines.add(image.sentence());
      if (image.pipeline) {
        continue;
      }
      Optional<String> uri =
          image.output.flatMap(name -> Optional.ofNullable(stack.outputs().get(name)));
      if (uri.isPresent() && !loggedIn) {
        lines.add("to log in to its image repository: " + login(uri.get(), commands));
        loggedIn = true;
      }
      String tagged = uri.orElse("<repository>") + ":1";
      if (!image.build.isEmpty()) {
        lines.add("to build and push the image: " + image.push(tagged));
      }
      lines.add(
          "to run tasks: "
              + commands.fargen(
                  "deploy", "--param", image.parameter + "=" + image.pushed.orElse(tagged)));
    }
    return lines;
  }

  private String sentence() {
    String who = String.join(", ", workloads);
    String set =
        pushed.map(value -> parameter + " is " + value).orElseGet(() -> parameter + " is set");
    return who
        + (workloads.size() == 1 ? " runs" : " run")
        + " no tasks until "
        + (pipeline ? "the pipeline sets " + parameter : set);
  }

  private static String login(String uri, CommandLines commands) {
    return commands.aws("ecr", "get-login-password")
        + " | docker login --username AWS --password-stdin "
        + uri.replaceFirst("/.*", "");
  }

  private String push(String tagged) {
    List<String> words = new ArrayList<>(List.of("docker", "build", "--tag", tagged));
    words.addAll(build);
    return CommandLines.line(words) + " && " + CommandLines.line(List.of("docker", "push", tagged));
  }
}
