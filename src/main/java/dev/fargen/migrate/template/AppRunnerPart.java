package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.template.TemplateFile.Resource;

/** A service of App Runner as a workload with a load balancer. */
final class AppRunnerPart extends ReplacedPart {

  AppRunnerPart(TemplateFile template, String name, Resource resource) {
    super(template, name, resource);
  }

  @Override
  void workload(DraftMap workload, Texts texts) {
    Mapping image = at("SourceConfiguration", "ImageRepository");
    Mapping configuration = at("SourceConfiguration", "ImageRepository", "ImageConfiguration");
    workload.put("image", text(image, "ImageIdentifier", texts).orElse("CHANGE_ME"));
    size(at("InstanceConfiguration"), workload);
    text(configuration, "StartCommand", texts)
        .ifPresent(command -> workload.put("command", command));
    workload.put("port", DraftValue.of(text(configuration, "Port", texts).orElse("8080")));
    Mapping check = at("HealthCheckConfiguration");
    DraftMap http = new DraftMap();
    text(check, "Path", texts).ifPresent(path -> http.put("healthcheck", path));
    workload.put("http", http);
    variables(
        configuration.entries().getOrDefault("RuntimeEnvironmentVariables", Value.list()),
        "Value",
        "environment",
        workload,
        texts);
    variables(
        configuration.entries().getOrDefault("RuntimeEnvironmentSecrets", Value.list()),
        "Value",
        "secrets",
        workload,
        texts);
  }
}
