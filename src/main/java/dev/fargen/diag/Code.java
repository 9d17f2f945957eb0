package dev.fargen.diag;

import static dev.fargen.diag.Severity.ERROR;
import static dev.fargen.diag.Severity.WARNING;

import java.util.Locale;
import java.util.Optional;

/**
 * What a diagnostic is about, as one word that never changes: scripts, {@code allow:} lists and
 * {@code fargen explain} know it by that.
 */
public enum Code {
  // the deploy
  RESOURCE_FAILED(ERROR),
  // the file and its YAML
  FILE_NOT_FOUND(ERROR),
  FILE_NOT_READABLE(ERROR),
  FILE_TOO_LARGE(ERROR),
  NOT_UTF8(ERROR),
  EMPTY_SPEC(ERROR),
  YAML_SYNTAX(ERROR),
  YAML_TOO_DEEP(ERROR),
  YAML_TOO_LARGE(ERROR),
  SEVERAL_DOCUMENTS(ERROR),
  DUPLICATE_KEY(ERROR),
  MISPLACED_TAG(ERROR),
  // keys and values
  UNKNOWN_KEY(ERROR),
  MISSING_KEY(ERROR),
  WRONG_TYPE(ERROR),
  INVALID_VALUE(ERROR),
  OUT_OF_RANGE(ERROR),
  INVALID_REFERENCE(ERROR),
  UNKNOWN_REFERENCE(ERROR),
  CONFLICTING_KEYS(ERROR),
  VALUE_TWICE(ERROR),
  // what is allowed
  UNKNOWN_CODE(ERROR),
  CANNOT_ALLOW(ERROR),
  ALLOW_HITS_NOTHING(WARNING),
  // parameters
  PARAMETER_WITHOUT_VALUE(ERROR),
  PARAMETER_NEVER_USED(ERROR),
  PARAMETER_TYPE_CONFLICT(ERROR),
  PARAMETER_VALUE_REFUSED(ERROR),
  NAME_CONFLICT(ERROR),
  // raw CloudFormation
  UNKNOWN_FUNCTION(ERROR),
  UNKNOWN_RESOURCE_TYPE(ERROR),
  UNKNOWN_PROPERTY(ERROR),
  MISSING_PROPERTY(ERROR),
  PATCH_HITS_NOTHING(ERROR),
  PATCH_BREAKS_TEMPLATE(ERROR),
  // the task
  MEMORY_NOT_OFFERED(ERROR),
  CPU_NOT_OFFERED(ERROR),
  DEPENDS_ON_ITSELF(ERROR),
  NO_HEALTHCHECK_TO_WAIT_FOR(ERROR),
  VARIABLE_TWICE(ERROR),
  PORT_TWICE(ERROR),
  CONTAINER_TWICE(ERROR),
  NOTHING_ESSENTIAL(ERROR),
  MORE_THAN_THE_TASK_HAS(ERROR),
  EXEC_NEEDS_TO_WRITE(ERROR),
  NO_ROOM_TO_DEPLOY(ERROR),
  NOT_ON_WINDOWS(ERROR),
  NOT_ON_FARGATE(ERROR),
  LATEST_TAG(WARNING),
  NO_HEALTHCHECK(WARNING),
  ONE_TASK(WARNING),
  RUNS_AS_ROOT(WARNING),
  WRITABLE_ROOT(WARNING),
  LOOKS_SECRET(WARNING),
  ACCESS_KEY_IN_PLAIN_TEXT(ERROR),
  // http
  HTTP_WITHOUT_PORT(ERROR),
  RULE_TWICE(ERROR),
  PRIORITY_TWICE(ERROR),
  TOO_MANY_RULE_VALUES(ERROR),
  TIMEOUT_OVER_INTERVAL(ERROR),
  TOO_FEW_SUBNETS(ERROR),
  NO_HTTPS(WARNING),
  // network
  CIDR_SIZE(ERROR),
  ZONES_NOT_OFFERED(ERROR),
  ONE_ZONE(WARNING),
  PUBLIC_TASKS(WARNING),
  NAT_COSTS(WARNING),
  UNKNOWN_ENDPOINT(ERROR),
  IMAGE_OUT_OF_REACH(ERROR),
  IMPORTS_ITSELF(ERROR),
  NOTHING_TO_EXPORT(ERROR),
  EXPORT_TWICE(ERROR),
  // what workloads use
  NEVER_USED(WARNING),
  ZONES_NOT_KNOWN(ERROR),
  THROUGHPUT_NOT_OFFERED(ERROR),
  MOUNT_TWICE(ERROR),
  CAPACITY_NOT_OFFERED(ERROR),
  DATABASE_NAME_NOT_OFFERED(ERROR),
  USERNAME_NOT_OFFERED(ERROR),
  USERNAME_GUESSED(WARNING),
  SECRET_IN_PLAIN_TEXT(ERROR),
  // environments
  CANNOT_VARY(ERROR),
  DUPLICATE_STACK(ERROR),
  INVALID_STACK_POLICY(ERROR),
  OTHER_REGION(ERROR),
  TOO_MANY_TAGS(ERROR),
  TEMPLATE_TOO_LARGE(ERROR),
  UNKNOWN_REGION(WARNING),
  // the pipeline
  ACTIONS_NOT_KNOWN(ERROR),
  // schedules, queues, permissions
  INVALID_SCHEDULE(ERROR),
  UNKNOWN_ACTION(ERROR),
  DEDUPLICATION_WITHOUT_FIFO(ERROR),
  BACKLOG_WITHOUT_QUEUE(ERROR),
  BACKLOG_WITHOUT_INSIGHTS(ERROR),
  // scaling
  MIN_OVER_MAX(ERROR),
  NOTHING_TO_SCALE_BY(ERROR),
  REQUESTS_WITHOUT_HTTP(ERROR),
  STAYS_AT_ZERO(WARNING);

  private final Severity severity;
  private final String word;

  Code(Severity severity) {
    this.severity = severity;
    this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** The code with this word, if there is one. */
  public static Optional<Code> of(String word) {
    for (Code code : values()) {
      if (code.word.equals(word)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** The code as it is printed and written: {@code memory-not-offered}. */
  public String word() {
    return word;
  }
}
