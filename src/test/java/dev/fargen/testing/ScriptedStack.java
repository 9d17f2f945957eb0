package dev.fargen.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A stack that goes through the states of a script, a step for each look at it. */
final class ScriptedStack {

  static final String ACCOUNT = "111122223333";
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  final String name;
  final String id;
  String state = "CREATE_COMPLETE";
  String reason = "";
  String template = "";
  boolean isProtected;
  String policy = "";
  final Map<String, String> parameters = new LinkedHashMap<>();
  final Map<String, String> tags = new LinkedHashMap<>();
  final Map<String, String> outputs = new LinkedHashMap<>();
  final Map<String, Event> resources = new LinkedHashMap<>();
  final List<Event> events = new ArrayList<>();
  Map<String, Object> service = Map.of();

  private List<Object> script = List.of();
  private int step;
  private String token = "";
  private int clock;
  private long started;

  /** A line of its history. */
  record Event(
      String id,
      Instant time,
      String logicalId,
      String physicalId,
      String type,
      String state,
      String reason,
      String token) {}

  ScriptedStack(String name, int generation) {
    this(name, "0000000%d-0000-4000-8000-000000000000".formatted(generation));
  }

  ScriptedStack(String name, String unique) {
    this.name = name;
    this.id = "arn:aws:cloudformation:us-east-1:%s:stack/%s/%s".formatted(ACCOUNT, name, unique);
  }

  /** Begins an operation; its first step is there at once. */
  void play(List<Object> steps, String clientToken) {
    script = steps;
    token = clientToken;
    step = 0;
    started = System.nanoTime();
    forward();
  }

  boolean running() {
    return step < script.size();
  }

  /** Goes on: by one step, or to where the script is after so many seconds a step. */
  void look(double secondsPerStep) {
    if (secondsPerStep == 0) {
      forward();
      return;
    }
    double passed = (System.nanoTime() - started) / 1e9;
    while (running() && step <= passed / secondsPerStep) {
      forward();
    }
  }

  private void forward() {
    if (!running()) {
      return;
    }
    Object frame = script.get(step++);
    clock += 5;
    if (frame instanceof Map<?, ?> map) {
      Map<String, Object> merged = new LinkedHashMap<>(service);
      map.forEach((key, value) -> merged.put("" + key, value));
      service = merged;
      if (map.get("events") instanceof List<?> lines) {
        lines.forEach(this::happen);
      }
    } else if (frame instanceof List<?> lines) {
      lines.forEach(this::happen);
    }
  }

  /** {@code LogicalId Type STATE and the reason}, or {@code stack STATE and the reason}. */
  private void happen(Object line) {
    String[] words = String.valueOf(line).split(" ", 2);
    boolean ofStack = words[0].equals("stack");
    String[] rest = words[1].split(" ", ofStack ? 2 : 3);
    String type = ofStack ? "AWS::CloudFormation::Stack" : rest[0];
    String now = ofStack ? rest[0] : rest[1];
    String why = rest.length > (ofStack ? 1 : 2) ? rest[ofStack ? 1 : 2] : "";
    String logical = ofStack ? name : words[0];
    Event event =
        new Event(
            "event-" + (events.size() + 1),
            START.plusSeconds(clock),
            logical,
            ofStack ? id : physicalId(logical, type),
            type,
            now,
            why,
            token);
    events.add(event);
    if (ofStack) {
      state = now;
      reason = why;
    } else {
      resources.put(logical, event);
    }
  }

  private String physicalId(String logical, String type) {
    return switch (type) {
      case "AWS::ECS::Service" ->
          "arn:aws:ecs:us-east-1:%s:service/cluster/%s".formatted(ACCOUNT, logical);
      case "AWS::ECS::TaskDefinition" ->
          "arn:aws:ecs:us-east-1:%s:task-definition/%s:1".formatted(ACCOUNT, logical);
      case "AWS::CloudFormation::Stack" ->
          "arn:aws:cloudformation:us-east-1:%s:stack/%s/nested".formatted(ACCOUNT, logical);
      default -> name + "-" + logical.toLowerCase(Locale.ROOT);
    };
  }
}
