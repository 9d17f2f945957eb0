package dev.fargen.migrate.compose;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the settings in the command of a database: as patches of its parameter group, where RDS
 * lets them be changed (Amazon RDS user guide, "Working with parameters").
 */
final class DatabaseSettings {

  /** Settings that RDS has under the same name. */
  private static final Set<String> SAME =
      Set.of(
          "character_set_server",
          "collation_server",
          "max_connections",
          "max_allowed_packet",
          "sql_mode",
          "wait_timeout",
          "interactive_timeout",
          "group_concat_max_len",
          "log_bin_trust_function_creators",
          "event_scheduler",
          "long_query_time",
          "binlog_format",
          "transaction_isolation",
          "time_zone",
          "log_statement",
          "log_min_duration_statement",
          "idle_in_transaction_session_timeout",
          "statement_timeout",
          "max_prepared_transactions",
          "timezone",
          "default_transaction_isolation",
          "innodb_print_all_deadlocks",
          "innodb_lock_wait_timeout",
          "lower_case_table_names",
          "explicit_defaults_for_timestamp",
          "pg_stat_statements.track",
          "track_activity_query_size",
          "shared_preload_libraries",
          "max_locks_per_transaction",
          "max_replication_slots",
          "max_wal_senders",
          "net_read_timeout",
          "net_write_timeout",
          "max_worker_processes");

  /** Settings that follow from the class of the instance, or that RDS decides. */
  private static final Set<String> OWN =
      Set.of(
          "shared_buffers",
          "effective_cache_size",
          "work_mem",
          "maintenance_work_mem",
          "innodb_buffer_pool_size",
          "innodb_log_file_size",
          "innodb_buffer_pool_instances",
          "innodb_flush_log_at_trx_commit",
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "innodb_file_per_table",
          "innodb_file_format",
          "innodb_large_prefix",
          "skip_name_resolve",
          "bind_address",
          "listen_addresses",
          "port",
          "datadir",
          "log_error",
          "general_log",
          "slow_query_log",
          "log_bin",
          "server_id",
          "skip_log_bin",
          "key_buffer_size",
          "query_cache_size",
          "query_cache_type",
          "table_open_cache",
          "thread_cache_size",
          "tmp_table_size",
          "max_heap_table_size",
          "wal_buffers",
          "max_wal_size",
          "wal_level",
          "min_wal_size",
          "checkpoint_completion_target",
          "random_page_cost",
          "effective_io_concurrency",
          "logging_collector",
          "log_destination",
          "config_file",
          "hba_file",
          "user",
          "performance_schema",
          "skip_networking",
          "ssl",
          "huge_pages",
          "default_statistics_target",
          "max_parallel_workers",
          "max_parallel_workers_per_gather",
          "max_parallel_maintenance_workers");

  private final Conversion conversion;
  private final Database database;

  DatabaseSettings(Conversion conversion, Database database) {
    this.conversion = conversion;
    this.database = database;
  }

  void write() {
    if (database.service().keys().get("command").isEmpty()) {
      return;
    }
    Item item = database.service().keys().get("command").orElse(database.service().keys());
    String subject = database.service().subject("command");
    boolean noted = false;
    for (Item word : database.service().keys().list("command")) {
      conversion.report().converted(word.origin(), subject, "");
    }
    for (Map.Entry<String, String> setting : settings().entrySet()) {
      String name = setting.getKey();
      if (name.equals("default_authentication_plugin")
          || name.equals("mysql_native_password")
          || name.equals("authentication_policy")) {
        if (database.engine().equals("mysql") && !version().startsWith("8.0")) {
          conversion
              .report()
              .changed(
                  item.origin(),
                  subject,
                  "RDS for MySQL 8.4 logs in with `caching_sha2_password`, which clients since 2018"
                      + " know");
        } else {
          conversion.report().converted(item.origin(), subject, "RDS does so without an option");
        }
      } else if (name.equals("wal_level") && setting.getValue().equals("logical")) {
        patch("rds.logical_replication", "1", item);
      } else if (SAME.contains(name)) {
        patch(name, setting.getValue(), item);
      } else if (OWN.contains(name)) {
        conversion
            .report()
            .ignored(
                item.origin(),
                subject,
                "`" + name + "`: RDS decides it, or the class of the instance");
      } else {
        conversion
            .report()
            .changed(
                item.origin(),
                subject,
                "`"
                    + name
                    + "` is as RDS has it; if RDS lets it be changed, a patch can add it to the"
                    + " parameter group");
      }
      noted = true;
    }
    if (!noted) {
      conversion.report().converted(item.origin(), subject, "RDS starts the database");
    }
  }

  /** The version that the spec has. */
  private String version() {
    return conversion
        .spec()
        .map("databases")
        .getMap(database.id())
        .flatMap(draft -> draft.get("version"))
        .map(draft -> draft.value().toString())
        .filter(text -> text.contains("8.0."))
        .map(text -> "8.0")
        .orElse("");
  }

  private void patch(String name, String value, Item item) {
    DraftList patches = conversion.spec().list("patches");
    String key = isolation(name);
    DraftMap patch =
        new DraftMap()
            .put("op", "add")
            .put(
                "path",
                "/Resources/"
                    + LegalName.parameter(database.id())
                    + "DatabaseParameters/Properties/Parameters/"
                    + key)
            .put("value", DraftValue.text(value(name, value)));
    patches.add(patch, item.origin());
  }

  /** MariaDB before 11.1 has another name for it. */
  private String isolation(String name) {
    boolean maria = database.engine().equals("mariadb");
    String version = database.service().image().map(ImageName::version).orElse("");
    return name.equals("transaction_isolation") && maria && version.startsWith("10")
        ? "tx_isolation"
        : name;
  }

  private static String value(String name, String value) {
    boolean bytes = name.equals("max_allowed_packet");
    return bytes
        ? Numbers.mebibytes(value).map(one -> "" + one * 1024 * 1024).orElse(value)
        : value;
  }

  /** The settings of {@code --name=value} and {@code -c name=value}. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> words = Commands.words(database.service(), "command");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("-c") && next.contains("=")) {
        put(next, "", settings);
        i++;
      } else if (word.startsWith("-c") && word.contains("=")) {
        put(word.substring(2), "", settings);
      } else if (word.startsWith("--")) {
        boolean separate = !word.contains("=") && !next.isEmpty() && !next.startsWith("-");
        put(word.substring(2), separate ? next : "", settings);
        i += separate ? 1 : 0;
      }
    }
    return settings;
  }

  private static void put(String word, String value, Map<String, String> settings) {
    int sign = word.indexOf('=');
    String name = (sign < 0 ? word : word.substring(0, sign)).strip().replace('-', '_');
    settings.put(name, sign < 0 ? value : word.substring(sign + 1).strip());
  }
}
