package dev.fargen.migrate.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Services that do one thing and end, such as the migration of a database or the creation of a
 * bucket. A service of ECS would start them again and again.
 */
final class OneOff {

  private static final Set<String> IMAGES =
      Set.of(
          "minio/mc",
          "flyway/flyway",
          "redgate/flyway",
          "liquibase/liquibase",
          "liquibase",
          "migrate/migrate",
          "amacneil/dbmate",
          "arigaio/atlas",
          "curlimages/curl");

  /** Commands of well-known tools that end. */
  private static final Pattern ENDS =
      Pattern.compile(
          "(^|[\\s/])(exit( 0)?$|manage\\.py"
              + " (migrate|collectstatic|createsuperuser|loaddata|makemigrations)|db:(migrate|prepare|create|setup|seed|schema:load)|artisan"
              + " (migrate|db:seed)|alembic upgrade|flask db upgrade|prisma (migrate deploy|db"
              + " push|db seed)|sequelize(-cli)? db:|knex migrate|typeorm migration:run|diesel"
              + " migration run|sqlx migrate|kafka-topics|mc mb|migrations (bootstrap|up)|superset"
              + " (db|init)|airflow (db|version)|rabbitmqadmin declare)");

  /** What a program that never ends has. */
  private static final Pattern LOOPS =
      Pattern.compile(
          "while (true|:|sleep)|tail -[fF]|sleep infinity|for \\(\\(;;\\)\\)|\\bcrond\\b");

  private static final Pattern NAMED =
      Pattern.compile(
          "(^|.*[-_])(init|migrate|migrations?|migrator|seed|seeder|create-?_?buckets?|createbuckets?|mc)");

  private static final Set<String> TOOLS =
      Set.of("npm", "npx", "yarn", "pnpm", "composer", "artisan", "wp", "drush", "mc", "aws");

  private OneOff() {}

  static boolean is(Service service) {
    String restart = service.keys().literal("restart");
    boolean restarts = restart.equals("always") || restart.startsWith("unless");
    boolean reached =
        !service.keys().list("ports").isEmpty()
            || !service.keys().list("expose").isEmpty()
            || Route.of(service).isPresent();
    if (restarts || reached || LOOPS.matcher(text(service)).find()) {
      return false;
    }
    boolean named =
        NAMED.matcher(service.name().toLowerCase(Locale.ROOT)).matches()
            && service.keys().get("healthcheck").isEmpty();
    boolean known =
        service.image().filter(image -> IMAGES.contains(image.repository())).isPresent();
    return named || known || isTool(service) || ENDS.matcher(last(service)).find();
  }

  private static String text(Service service) {
    List<String> words = new ArrayList<>(Commands.words(service, "entrypoint"));
    words.addAll(Commands.words(service, "command"));
    return String.join(" ", words);
  }

  /** Whether it is a tool that waits for a command: {@code docker compose run npm install}. */
  private static boolean isTool(Service service) {
    List<String> entrypoint = Commands.words(service, "entrypoint");
    String program = entrypoint.size() == 1 ? Paths.file(entrypoint.get(0)) : "";
    boolean composer =
        entrypoint.isEmpty()
            && service.image().filter(image -> image.repository().equals("composer")).isPresent();
    return Commands.words(service, "command").isEmpty() && (TOOLS.contains(program) || composer);
  }

  /** The last statement of what the service runs. */
  private static String last(Service service) {
    String last = "";
    for (String statement : text(service).split("&&|[;&\n]")) {
      String plain = statement.replace("\"", " ").replace("'", " ").strip();
      last = plain.isEmpty() || plain.startsWith("#") ? last : plain;
    }
    return last;
  }
}
