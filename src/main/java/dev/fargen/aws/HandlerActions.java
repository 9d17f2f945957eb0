package dev.fargen.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What CloudFormation calls in order to create, change and delete resources: the actions of each
 * resource type, and what they are limited to.
 */
public final class HandlerActions {

  private HandlerActions() {}

  private static final class Data {
    static final List<Line> LINES =
        DataFile.lines("deploy-actions.txt").stream().map(HandlerActions::line).toList();
    static final Set<String> TYPES = LINES.stream().map(Line::type).collect(Collectors.toSet());
  }

  /**
   * For a type, the actions on one kind of resource.
   *
   * @param scope the kind, as the head of the file explains it
   */
  public record Line(String type, String scope, List<String> actions) {
    public Line {
      actions = List.copyOf(actions);
    }
  }

  /** All that is known. */
  public static List<Line> lines() {
    return Data.LINES;
  }

  /** Whether anything is known of the type. */
  public static boolean know(String type) {
    return Data.TYPES.contains(type);
  }

  private static Line line(String text) {
    String[] words = text.split(" {2}", 3);
    return new Line(words[0], words[1], Arrays.asList(words[2].split(" ")));
  }
}
