package dev.fargen.deploy.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StoppedTask;
import dev.fargen.diag.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Prints one JSON object per line for each event. The keys are API. */
public final class JsonView implements Notice.Watcher {

  private static final JsonFactory JSON = new JsonFactory();

  private final PrintWriter out;

  public JsonView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void decided(Notice.Decided notice) {
    print(
        "decided",
        notice,
        json -> {
          json.writeStringField("action", notice.decision().action().name());
          json.writeStringField("message", notice.decision().sentence());
        });
  }

  @Override
  public void remark(Notice.Remark notice) {
    print("remark", notice, json -> json.writeStringField("message", notice.text()));
  }

  @Override
  public void trouble(Notice.Trouble notice) {
    print(
        "trouble",
        notice,
        json -> {
          json.writeStringField("call", notice.fault().action());
          json.writeStringField("kind", notice.fault().kind().name());
          json.writeStringField("message", notice.fault().reason());
        });
  }

  @Override
  public void preview(Notice.Preview notice) {
    print(
        "preview",
        notice,
        json -> {
          json.writeArrayFieldStart("changes");
          for (Change change : notice.changes()) {
            change(json, change);
          }
          json.writeEndArray();
        });
  }

  /** Writes one change. */
  static void change(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", change.action());
    json.writeStringField("logicalId", change.logicalId());
    json.writeStringField("type", change.type());
    json.writeStringField("replacement", change.replacement());
    if (!change.policyAction().isEmpty()) {
      json.writeStringField("policyAction", change.policyAction());
    }
    if (!change.loss().isEmpty() && !change.keepsOld()) {
      json.writeStringField("loss", change.loss());
    }
    json.writeArrayFieldStart("properties");
    for (Change.Property property : change.properties()) {
      json.writeStartObject();
      json.writeStringField("path", property.path());
      json.writeStringField("recreates", property.recreates());
      json.writeStringField("before", property.before().orElse(null));
      json.writeStringField("after", property.after().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void moved(Notice.Moved notice) {
    StackEvent event = notice.event();
    print(
        "resource",
        notice,
        json -> {
          json.writeStringField("time", event.time().toString());
          json.writeStringField("logicalId", event.logicalId());
          json.writeStringField("physicalId", event.physicalId());
          json.writeStringField("type", event.type());
          json.writeStringField("state", event.state());
          json.writeStringField("reason", event.reason());
        });
  }

  @Override
  public void rollout(Notice.Rollout notice) {
    ServiceState service = notice.service();
    print(
        "rollout",
        notice,
        json -> {
          json.writeStringField("logicalId", notice.logicalId());
          json.writeStringField("service", service.arn());
          json.writeNumberField("desired", service.tasks().desired());
          json.writeNumberField("running", service.tasks().running());
          json.writeNumberField("pending", service.tasks().pending());
          json.writeNumberField("failed", service.tasks().failed());
          json.writeStringField("state", service.rollout());
        });
  }

  @Override
  public void taskStopped(Notice.TaskStopped notice) {
    StoppedTask task = notice.task();
    print(
        "task-stopped",
        notice,
        json -> {
          json.writeStringField("logicalId", notice.logicalId());
          json.writeStringField("task", task.arn());
          json.writeStringField("code", task.code());
          json.writeStringField("reason", task.reason());
          json.writeArrayFieldStart("containers");
          for (StoppedTask.Container container : task.containers()) {
            json.writeStartObject();
            json.writeStringField("name", container.name());
            if (container.exitCode().isPresent()) {
              json.writeNumberField("exitCode", container.exitCode().get());
            }
            json.writeStringField("reason", container.reason());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  @Override
  public void failure(Notice.Failure notice) {
    Diagnostic diagnostic = notice.diagnostic();
    print(
        "failure",
        notice,
        json -> {
          json.writeStringField("logicalId", notice.logicalId());
          json.writeStringField("code", diagnostic.code().word());
          json.writeStringField("message", diagnostic.message());
          json.writeStringField("file", notice.source().name());
          json.writeNumberField("line", diagnostic.span().line());
          json.writeNumberField("column", diagnostic.span().column());
          json.writeArrayFieldStart("notes");
          for (String note : diagnostic.notes()) {
            json.writeString(note);
          }
          json.writeEndArray();
          json.writeStringField("help", diagnostic.help().orElse(null));
        });
  }

  @Override
  public void ended(Notice.Ended notice) {
    Result result = notice.result();
    print(
        "ended",
        notice,
        json -> {
          json.writeStringField("verdict", result.verdict().name());
          json.writeNumberField("exitCode", result.verdict().exitCode());
          json.writeStringField("state", result.state());
          json.writeStringField("message", result.sentence());
          json.writeArrayFieldStart("next");
          for (String next : result.next()) {
            json.writeString(next);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("outputs");
          for (Map.Entry<String, String> output : result.outputs().entrySet()) {
            json.writeStringField(output.getKey(), output.getValue());
          }
          json.writeEndObject();
        });
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private synchronized void print(String event, Notice notice, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("event", event);
      json.writeStringField("stack", notice.stack());
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text + "\n");
    out.flush();
  }
}
