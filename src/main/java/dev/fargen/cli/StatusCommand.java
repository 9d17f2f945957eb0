package dev.fargen.cli;

import dev.fargen.cli.AwsQuestion.Answer;
import dev.fargen.deploy.StackReport;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.view.ServiceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen status}: shows the stack of an environment and its services. */
final class StatusCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "status",
            "Show the stack of an environment: its state, services, recent events and outputs.",
            "  fargen status --env prod");
    ExitCode.listed(spec, ExitCode.DEADLINE, ExitCode.UNREACHABLE);
    return AwsOptions.addTo(spec).addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    return new AwsQuestion(arguments, console, false).ask(StatusCommand::status);
  }

  private static Answer status(Aws aws, StackRequest request) {
    Optional<StackReport> report = StackReport.of(aws, request.stack());
    List<String> logs =
        report.map(StackReport::logGroups).orElse(List.of()).stream()
            .map(group -> request.commands().aws("logs", "tail", group, "--follow"))
            .toList();
    List<String> next = report.map(r -> request.firstImages(r.stack())).orElse(List.of());
    List<String> asides = new ArrayList<>(next);
    asides.addAll(logs);
    return new Answer(
        document(request, report, next), text(request, report), asides, ExitCode.DONE);
  }

  private static List<String> text(StackRequest request, Optional<StackReport> found) {
    if (found.isEmpty()) {
      return List.of(request.stack() + " does not exist");
    }
    StackReport report = found.get();
    List<String> lines = new ArrayList<>();
    lines.add(request.stack() + " is " + report.stack().state());
    report.services().forEach((id, service) -> lines.add(id + ": " + ServiceText.line(service)));
    for (StackEvent event : report.events()) {
      lines.add(
          (event.time() + "  " + event.logicalId() + "  " + event.state() + "  " + event.reason())
              .strip());
    }
    report.stack().outputs().forEach((key, value) -> lines.add(key + "  " + value));
    return lines;
  }

  private static Map<String, Object> document(
      StackRequest request, Optional<StackReport> found, List<String> next) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stack", request.stack());
    document.put("exists", found.isPresent());
    found.ifPresent(
        report -> {
          document.put("state", report.stack().state());
          document.put("id", report.stack().id());
          document.put("services", services(report));
          document.put("events", events(report));
          document.put("logGroups", report.logGroups());
          document.put("outputs", report.stack().outputs());
          document.put("next", next);
        });
    return document;
  }

  private static List<Object> services(StackReport report) {
    List<Object> services = new ArrayList<>();
    for (Map.Entry<String, ServiceState> entry : report.services().entrySet()) {
      ServiceState service = entry.getValue();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("logicalId", entry.getKey());
      one.put("arn", service.arn());
      one.put("desired", service.tasks().desired());
      one.put("running", service.tasks().running());
      one.put("pending", service.tasks().pending());
      one.put("failed", service.tasks().failed());
      one.put("rollout", service.rollout());
      one.put("taskDefinition", service.taskDefinition());
      services.add(one);
    }
    return services;
  }

  private static List<Object> events(StackReport report) {
    List<Object> events = new ArrayList<>();
    for (StackEvent event : report.events()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("time", event.time().toString());
      one.put("logicalId", event.logicalId());
      one.put("state", event.state());
      one.put("reason", event.reason());
      events.add(one);
    }
    return events;
  }
}
