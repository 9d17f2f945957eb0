package dev.fargen.deploy;

import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StoppedTask;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SourceFile;
import java.util.List;

/** One event of a deploy, for the views. */
public sealed interface Notice {

  /** The name of the stack. */
  String stack();

  /** Calls the method of {@code watcher} for this kind of notice. */
  void tell(Watcher watcher);

  /** What will be done, before the first call that changes something. */
  record Decided(String stack, Decision decision) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.decided(this);
    }
  }

  /** A remark. */
  record Remark(String stack, String text) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.remark(this);
    }
  }

  /** A call failed and is tried again. */
  record Trouble(String stack, AwsFault fault) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.trouble(this);
    }
  }

  /** The changes, resource by resource. */
  record Preview(String stack, List<Change> changes) implements Notice {
    public Preview {
      changes = List.copyOf(changes);
    }

    @Override
    public void tell(Watcher watcher) {
      watcher.preview(this);
    }
  }

  /** A resource, or the stack itself, has a new state. */
  record Moved(String stack, StackEvent event) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.moved(this);
    }
  }

  /** An ECS service has made progress, or not. */
  record Rollout(String stack, String logicalId, ServiceState service) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.rollout(this);
    }
  }

  /** ECS stopped a task of a service. */
  record TaskStopped(String stack, String logicalId, StoppedTask task) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.taskStopped(this);
    }
  }

  /**
   * The cause of a failure, as a diagnostic on the line of the spec that the resource comes from.
   */
  record Failure(String stack, String logicalId, Diagnostic diagnostic, SourceFile source)
      implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.failure(this);
    }
  }

  /** The result for a stack. */
  record Ended(Result result) implements Notice {
    @Override
    public String stack() {
      return result.stack();
    }

    @Override
    public void tell(Watcher watcher) {
      watcher.ended(this);
    }
  }

  /** Shows notices; one method for each kind, so that none is forgotten. */
  interface Watcher {
    void decided(Decided notice);

    void remark(Remark notice);

    void trouble(Trouble notice);

    void preview(Preview notice);

    void moved(Moved notice);

    void rollout(Rollout notice);

    void taskStopped(TaskStopped notice);

    void failure(Failure notice);

    void ended(Ended notice);
  }
}
