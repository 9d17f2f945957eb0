package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The last value that is taken, and the first that is not. */
class RangesTest {

  private static final String NONE = "-";

  /** A place, and in order: too little, the least, the most, too much. */
  private static final String RANGES =
      """
      queues: {jobs: {visibility_timeout: %}}                       | -       0s      12h     43201s
      queues: {jobs: {retention: %}}                                | 59s     1m      14d     1209601s
      queues: {jobs: {receive_wait: %}}                             | -       0s      20s     21s
      queues: {jobs: {delay: %}}                                    | -       0s      15m     901s
      queues: {jobs: {dead_letter: {after: %}}}                     | 0       1       1000    1001
      repositories: {site: {keep: %}}                               | 0       1       100000  100001
      volumes: {files: {uid: %}}                                    | -1      0       2147483647 2147483648
      databases: {main: {engine: aurora-mysql, instances: %}}       | 0       1       16      17
      databases: {main: {engine: aurora-mysql, port: %}}            | 1149    1150    65535   65536
      databases: {main: {engine: aurora-mysql, backup_retention: %}} | 0d     1d      35d     36d
      databases: {main: {engine: aurora-mysql, capacity: {min: 0, max: 256, pause_after: %}}} | 299s 5m 1d 86401s
      workloads: {web: {image: "web:1", port: %}}                   | 0       1       65535   65536
      workloads: {web: {image: "web:1", count: %}}                  | -1      0       10000   10001
      workloads: {web: {image: "web:1", stop_grace_period: %}}      | 1s      2s      2m      121s
      workloads: {web: {image: "web:1", ephemeral_storage: %}}      | 19      20      200     201
      workloads: {web: {image: "web:1", cpu: %}}                    | 255     256     32768   32769
      workloads: {web: {image: "web:1", deployment: {min_healthy: %}}} | -1   0       100     101
      workloads: {web: {image: "web:1", deployment: {min_healthy: 0, max: %}}} | 99 100 400   401
      workloads: {web: {image: "web:1", healthcheck: {test: x, interval: %, timeout: 2s}}} | 4s 5s 5m 301s
      workloads: {web: {image: "web:1", healthcheck: {test: x, interval: 5m, timeout: %}}} | 1s 2s 1m 61s
      workloads: {web: {image: "web:1", healthcheck: {test: x, retries: %}}} | 0 1    10      11
      workloads: {web: {image: "web:1", healthcheck: {test: x, start_period: %}}} | - 0s 5m   301s
      workloads: {web: {image: "web:1", scaling: {min: 0, max: %, cpu: 50}}} | -1 0   10000   10001
      workloads: {web: {image: "web:1", scaling: {max: 1, cpu: %}}} | 0.009   0.01    100     100.1
      workloads: {web: {image: "web:1", scaling: {max: 1, cpu: 50, scale_in_cooldown: %}}} | - 0s 1h 3601s
      workloads: {web: {image: "web:1", port: 80, http: {}, scaling: {max: 1, response_time: %}}} | 0ms 1ms 1h 3601s
      workloads: {web: {image: "web:1", spot: {base: %}}}           | -1      0       100000  100001
      workloads: {web: {image: "web:1", spot: {weight: %}}}         | 0       1       1000    1001
      workloads: {web: {image: "web:1", port: 80, http: {sticky: %}}} | 0s    1s      7d      604801s
      workloads: {web: {image: "web:1", port: 80, http: {deregistration_delay: %}}} | - 0s 1h 3601s
      workloads: {web: {image: "web:1", port: 80, http: {priority: %}}} | 0   1       50000   50001
      workloads: {web: {image: "web:1", port: 80, http: {healthcheck: {healthy: %}}}} | 1 2 10 11
      workloads: {web: {image: "web:1", port: 80, http: {healthcheck: {interval: 5m, timeout: %}}}} | 1s 2s 2m 121s
      workloads: {web: {image: "web:1", schedule: {expression: rate(1 day), retries: %}}} | -1 0 185 186
      workloads: {web: {image: "web:1", schedule: {expression: rate(1 day), max_age: %}}} | 59s 1m 1d 86401s
      workloads: {web: {image: "web:1", schedule: {expression: rate(1 day), count: %}}} | 0 1 10 11
      workloads: {web: {image: "web:1", schedule: {expression: rate(1 day), flexible_window: %}}} | 59s 1m 1d 1441m
      """;

  @TestFactory
  Stream<DynamicTest> takesTheLeastAndTheMostAndNothingBeyond() {
    return RANGES
        .lines()
        .map(
            line -> {
              int bar = line.indexOf('|');
              String spec = line.substring(0, bar).strip();
              List<String> values = List.of(line.substring(bar + 1).strip().split(" +"));
              return dynamicTest(spec, () -> check(Compiled.NETWORK + spec + "\n", values));
            });
  }

  private static void check(String spec, List<String> values) {
    for (String taken : values.subList(1, 3)) {
      assertEquals(List.of(), Compiled.errors(spec.replace("%", taken)));
    }
    for (String beyond : List.of(values.get(0), values.get(3))) {
      if (!beyond.equals(NONE)) {
        String marked = spec.replace("%", "‹" + beyond + "›");
        assertEquals(1, Compiled.faultsAtMark(marked).size(), beyond);
      }
    }
  }
}
