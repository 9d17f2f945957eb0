package dev.fargen.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same work for many things on all processors, and returns the results in order. */
final class InOrder {

  /** How many results may wait for an earlier one, for each processor. */
  private static final int AHEAD = 16;

  private InOrder() {}

  static <A, B> void each(List<A> things, Function<A, B> work, Consumer<B> take) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), things.size());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<B>> waiting = new ArrayDeque<>();
      for (A thing : things) {
        waiting.add(workers.submit(() -> work.apply(thing)));
        if (waiting.size() > threads * AHEAD) {
          take.accept(result(waiting.remove()));
        }
      }
      while (!waiting.isEmpty()) {
        take.accept(result(waiting.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static <B> B result(Future<B> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rendering", e);
    }
  }
}
