package dev.fargen.deploy;

import dev.fargen.deploy.Result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Deploys several stacks: exporting stacks before the stacks that import from them, the rest in
 * parallel. A stack is skipped if a stack that it imports from failed.
 */
public final class Fleet {

  private static final int MOST_AT_ONCE = 128;

  private final List<StackRequest> requests;
  private final Map<String, StackRequest> exporters = new LinkedHashMap<>();
  private final Function<StackRequest, Result> deploy;
  private final Consumer<Notice> notices;

  /**
   * @param deploy deploys one stack
   */
  public Fleet(
      List<StackRequest> requests,
      Function<StackRequest, Result> deploy,
      Consumer<Notice> notices) {
    this.requests = List.copyOf(requests);
    this.deploy = deploy;
    this.notices = notices;
    for (StackRequest request : requests) {
      Names.of(request.content().template().outline().exports(), request)
          .forEach(name -> exporters.put(name, request));
    }
  }

  /** Deploys all stacks, and returns their results, exporting stacks first. */
  public List<Result> run() {
    Map<String, CompletableFuture<Result>> results = new LinkedHashMap<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, requests.size()), Fleet::daemon);
    try {
      for (StackRequest request : inOrder()) {
        results.put(request.stack(), start(request, results, threads));
      }
      return results.values().stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "deploy");
    thread.setDaemon(true);
    return thread;
  }

  private CompletableFuture<Result> start(
      StackRequest request, Map<String, CompletableFuture<Result>> begun, Executor threads) {
    List<CompletableFuture<Result>> before =
        begun.entrySet().stream()
            .filter(other -> needed(request).contains(other.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new))
        .thenApplyAsync(
            done ->
                before.stream()
                    .map(CompletableFuture::join)
                    .filter(result -> !result.verdict().good())
                    .findFirst()
                    .map(failed -> skipped(request, failed))
                    .orElseGet(() -> deploy.apply(request)),
            threads);
  }

  private Result skipped(StackRequest request, Result failed) {
    Result result =
        Result.of(
            request.stack(),
            Verdict.SKIPPED,
            "",
            request.stack() + " was skipped: it imports from " + failed.stack() + ", which failed");
    notices.accept(new Notice.Ended(result));
    return result;
  }

  /** The stacks of this run that the request imports from. */
  private Set<String> needed(StackRequest request) {
    Set<String> stacks = new TreeSet<>();
    for (String name : Names.of(request.content().template().outline().imports(), request)) {
      StackRequest exporter = exporters.get(name);
      if (exporter != null && !exporter.stack().equals(request.stack())) {
        stacks.add(exporter.stack());
      }
    }
    return stacks;
  }

  /**
   * Exporting stacks first. Stacks that import from each other in a cycle come last, and
   * CloudFormation reports the error.
   */
  List<StackRequest> inOrder() {
    List<StackRequest> ordered = new ArrayList<>();
    List<StackRequest> left = new ArrayList<>(requests);
    while (!left.isEmpty()) {
      List<StackRequest> ready =
          left.stream()
              .filter(r -> left.stream().noneMatch(other -> needed(r).contains(other.stack())))
              .toList();
      ordered.addAll(ready.isEmpty() ? List.copyOf(left) : ready);
      left.removeAll(ready.isEmpty() ? List.copyOf(left) : ready);
    }
    return ordered;
  }

  /** The names of exports, as they are in the account. */
  private static final class Names {

    private Names() {}

    static Set<String> of(Set<String> written, StackRequest request) {
      Set<String> names = new TreeSet<>();
      for (String name : written) {
        String full = name.replace("${AWS::StackName}", request.stack());
        full = full.replace("${AWS::Region}", request.target().region());
        for (Map.Entry<String, String> value : request.content().allParameters().entrySet()) {
          full = full.replace("${" + value.getKey() + "}", value.getValue());
        }
        names.add(full);
      }
      return names;
    }
  }
}
