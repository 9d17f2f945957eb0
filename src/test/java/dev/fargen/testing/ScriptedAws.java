package dev.fargen.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.WireServer.Answer;
import dev.fargen.testing.WireServer.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An AWS that does what a script says: states, events, containers that die, and everything that can
 * happen to a call on its way. CloudFormation, ECS, load balancing, logs, STS and S3 on one port.
 */
public final class ScriptedAws implements AutoCloseable {

  private static final Pattern AMPERSAND = Pattern.compile("&");
  private static final String CREDENTIALS =
      "<Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
          + "<SessionToken>t</SessionToken><Expiration>2126-11-01T10:00:00Z</Expiration>"
          + "</Credentials><AssumedRoleUser><AssumedRoleId>r</AssumedRoleId>"
          + "<Arn>arn:aws:sts::111122223333:assumed-role/deployer/x</Arn></AssumedRoleUser>";
  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> scenario;
  private final ScriptedCloudFormation cloudFormation;
  private final ScriptedTask task;
  private final ScriptedBuckets buckets;
  private final List<WireFault> faults;
  private final List<String> show;
  private final Map<String, Bucket> limits = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final WireServer server;
  private boolean quiet;

  /** Plays the scenario; its keys are described in {@code deploy/scenarios/README.md}. */
  @SuppressWarnings("unchecked")
  public ScriptedAws(Map<String, Object> scenario) {
    this.scenario = scenario;
    cloudFormation = new ScriptedCloudFormation(scenario);
    task = new ScriptedTask((Map<?, ?>) scenario.getOrDefault("task", Map.of()));
    buckets = new ScriptedBuckets((Map<?, ?>) scenario.getOrDefault("objects", Map.of()));
    show = (List<String>) scenario.getOrDefault("show", List.of());
    faults =
        ((List<Map<String, Object>>) scenario.getOrDefault("faults", List.of()))
            .stream().map(WireFault::of).toList();
    ((Map<String, Object>) scenario.getOrDefault("limits", Map.of()))
        .forEach((action, rate) -> limits.put(action, new Bucket(Double.parseDouble("" + rate))));
    server = new WireServer(this::handle);
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /** The calls so far, by action, in the order in which they came. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** While {@code quiet}, nothing goes wrong and nothing is counted. */
  public synchronized void quiet(boolean now) {
    quiet = now;
  }

  private synchronized Answer handle(Request request) {
    Map<String, String> form = form(request);
    String action = action(request, form);
    if (quiet) {
      return answer(action, request, form);
    }
    form.put("AccessKey", accessKey(request));
    calls.add(action + shown(form));
    int count = counts.merge(action, 1, Integer::sum);
    Optional<WireFault> fault = faults.stream().filter(f -> f.hits(action, count)).findFirst();
    if (fault.isEmpty() && limits.containsKey(action) && !limits.get(action).take()) {
      fault = Optional.of(WireFault.of(Map.of("call", action, "do", "throttle")));
    }
    return fault
        .map(one -> faulty(one, action, request, form))
        .orElseGet(() -> answer(action, request, form));
  }

  private static String accessKey(Request request) {
    Matcher key = ACCESS_KEY.matcher(request.headers().getOrDefault("authorization", ""));
    return key.find() ? key.group(1) : "none";
  }

  /** The parameters of the call that the scenario wants to see. */
  private String shown(Map<String, String> form) {
    return show.stream()
        .filter(form::containsKey)
        .map(key -> " " + key + "=" + form.get(key))
        .map(text -> text.replace(endpoint().toString(), "http://endpoint"))
        .collect(Collectors.joining());
  }

  private Answer faulty(WireFault fault, String action, Request request, Map<String, String> form) {
    return switch (fault.kind()) {
      case REJECT ->
          action.equals("PutObject")
              ? ScriptedBuckets.error(404, "NoSuchBucket", fault.message())
              : Xml.error(400, "ValidationError", fault.message());
      case THROTTLE -> Xml.error(400, "Throttling", "Rate exceeded");
      case ERROR -> Xml.error(503, "ServiceUnavailable", "The service is unavailable");
      case DENY -> {
        String why = "User is not authorized to perform " + action;
        yield ScriptedBuckets.answers(action)
            ? ScriptedBuckets.error(403, "AccessDenied", why)
            : Xml.error(403, "AccessDenied", why);
      }
      case HTML ->
          new Answer(200, "text/html", "<html><body>Log in first</body></html>", Optional.empty());
      case EMPTY -> Xml.ok(action, "");
      case RESET, STALL -> new Answer(200, "text/xml", "", Optional.of(fault.kind()));
      case TRUNCATE, LOSE -> {
        Answer good = answer(action, request, form);
        yield new Answer(good.status(), good.type(), good.body(), Optional.of(fault.kind()));
      }
    };
  }

  private Answer answer(String action, Request request, Map<String, String> form) {
    if (request.headers().containsKey("x-amz-target")) {
      try {
        Optional<Map<?, ?>> ofTask = task.answer(action);
        Map<?, ?> body =
            ofTask.isPresent()
                ? ofTask.get()
                : ScriptedContainers.answer(action, request.body(), cloudFormation);
        return new Answer(
            200, "application/x-amz-json-1.1", JSON.writeValueAsString(body), Optional.empty());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return switch (action) {
      case "PutObject" -> {
        cloudFormation.uploaded(request.path(), request.body());
        yield new Answer(200, "application/xml", "", Optional.empty());
      }
      case ScriptedBuckets.LIST, ScriptedBuckets.DELETE -> buckets.answer(action, request);
      case "GetCallerIdentity" ->
          Xml.ok(action, "<Account>" + ScriptedStack.ACCOUNT + "</Account>");
      case "AssumeRole", "AssumeRoleWithWebIdentity" -> Xml.ok(action, CREDENTIALS);
      case "DescribeTargetHealth" ->
          Xml.ok(action, ScriptedContainers.targets(form, cloudFormation));
      case "ModifyLoadBalancerAttributes", "ModifyDBCluster" -> Xml.ok(action, "");
      case "DescribeLoadBalancerAttributes", "DescribeDBClusters", "DescribeDBInstances" ->
          ScriptedProtection.answer(action, form, scenario);
      case "DescribeRules" -> ScriptedListeners.rules(form, scenario);
      case "DescribeListeners" -> ScriptedListeners.listeners(form, scenario);
      default -> cloudFormation.answer(action, form);
    };
  }

  private static String action(Request request, Map<String, String> form) {
    String target = request.headers().getOrDefault("x-amz-target", "");
    if (!target.isEmpty()) {
      return target.substring(target.indexOf('.') + 1);
    }
    return request.method().equals("PUT")
        ? "PutObject"
        : ScriptedBuckets.action(request).orElse(form.getOrDefault("Action", "?"));
  }

  private static Map<String, String> form(Request request) {
    Map<String, String> form = new LinkedHashMap<>();
    if (request.headers().getOrDefault("content-type", "").contains("form-urlencoded")) {
      for (String pair : AMPERSAND.splitAsStream(request.body()).toList()) {
        int equals = pair.indexOf('=');
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    if (request.headers().containsKey("x-amz-target")) {
      try {
        JSON.readTree(request.body())
            .properties()
            .forEach(field -> form.put(field.getKey(), field.getValue().toString()));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.close();
  }

  /** So many calls a second, twice as many at once. */
  private static final class Bucket {
    private final double rate;
    private double tokens;
    private long last = System.nanoTime();

    Bucket(double rate) {
      this.rate = rate;
      tokens = 2 * rate;
    }

    boolean take() {
      long now = System.nanoTime();
      tokens = Math.min(2 * rate, tokens + (now - last) / 1e9 * rate);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
