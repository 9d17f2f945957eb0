package dev.fargen.deploy;

import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StoppedTask;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SourceFile;
import java.util.List;

/** One thing that happens during a deploy, for whoever shows it. */
public sealed interface Notice {

  /** The stack it is about. */
  String stack();

  /** Hands itself to the method of {@code watcher} that is for it. */
  void tell(Watcher watcher);

  /** What will be done, said before the first call that changes something. */
  record Decided(String stack, Decision decision) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.decided(this);
    }
  }

  /** Something that is good to know. */
  record Remark(String stack, String text) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.remark(this);
    }
  }

  /** A call did not go through and is tried again. */
  record Trouble(String stack, AwsFault fault) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.trouble(this);
    }
  }

  /** What will change, resource by resource. */
  record Preview(String stack, List<Change> changes) implements Notice {
    public Preview {
      changes = List.copyOf(changes);
    }

    @Override
    public void tell(Watcher watcher) {
      watcher.preview(this);
    }
  }

  /** A resource, or the stack itself, is in another state. */
  record Moved(String stack, StackEvent event) implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.moved(this);
    }
  }

  /** An ECS service has got further, or not. */
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

  /** The cause of a failure, as a diagnostic on the line that the resource came from. */
  record Failure(String stack, String logicalId, Diagnostic diagnostic, SourceFile source)
      implements Notice {
    @Override
    public void tell(Watcher watcher) {
      watcher.failure(this);
    }
  }

  /** The last word on a stack. */
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

  /** Who shows notices; a method each, so that none is forgotten. */
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
