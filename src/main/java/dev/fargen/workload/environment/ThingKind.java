package dev.fargen.workload.environment;

import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of things that a spec describes and its texts may name, and what each gives them.
 *
 * @param key the key of the spec that such things stand under
 * @param one what one of them is called
 * @param use what a workload that uses one writes, with its name in place of {@code %s}
 * @param permitted whether its name under {@code permissions} means it
 * @param attributes the empty one where the thing itself has a value: {@code ${repositories.x}}
 */
public record ThingKind(
    Key<Named<Section>> key, String one, String use, boolean permitted, List<String> attributes) {

  public static final ThingKind REPOSITORIES =
      of(
          StackKeys.REPOSITORIES,
          "repository",
          "image: \"${repositories.%s}:1.0.0\"",
          "",
          "uri",
          "name",
          "arn");
  public static final ThingKind QUEUES =
      permitted(StackKeys.QUEUES, "queue", "send", "url", "name", "arn");
  public static final ThingKind TOPICS =
      permitted(StackKeys.TOPICS, "topic", "publish", "arn", "name");
  public static final ThingKind VOLUMES =
      of(StackKeys.VOLUMES, "volume", "volumes: [\"%s:/data\"]", "id", "arn");
  public static final ThingKind DATABASES =
      of(
          StackKeys.DATABASES,
          "database",
          "environment: {DB_HOST: \"${databases.%s.host}\"}",
          "host",
          "reader_host",
          "port",
          "name",
          "username",
          "password",
          "resource_id");

  public static final ThingKind CACHES =
      of(
          StackKeys.CACHES,
          "cache",
          "environment: {CACHE_URL: \"${caches.%s.url}\"}",
          "host",
          "port",
          "url");
  public static final ThingKind BUCKETS =
      permitted(StackKeys.BUCKETS, "bucket", "read_write", "name", "arn");
  public static final ThingKind TABLES =
      permitted(StackKeys.TABLES, "table", "read_write", "name", "arn");

  public static final ThingKind WORKLOADS =
      of(StackKeys.WORKLOADS, "workload", "links: [%s]", "host", "port", "url");

  public static final List<ThingKind> ALL =
      List.of(REPOSITORIES, QUEUES, TOPICS, VOLUMES, DATABASES, CACHES, BUCKETS, TABLES, WORKLOADS);

  public ThingKind {
    attributes = List.copyOf(attributes);
  }

  private static ThingKind of(
      Key<Named<Section>> key, String one, String use, String... attributes) {
    return new ThingKind(key, one, use, false, Arrays.asList(attributes));
  }

  private static ThingKind permitted(
      Key<Named<Section>> key, String one, String access, String... attributes) {
    String use = "permissions: [{" + one + ": %s, access: " + access + "}]";
    return new ThingKind(key, one, use, true, Arrays.asList(attributes));
  }

  /**
   * What is to be written so that a workload, whose name follows, uses the thing.
   *
   * @param how follows the verb
   */
  public String addedTo(String name, String how) {
    String line = use.replace("%s", name);
    int colon = line.indexOf(": ");
    String value = line.substring(colon + 2);
    return value.startsWith("\"")
        ? "write" + how + " `" + line + "` in "
        : "add"
            + how
            + " `"
            + value.substring(1, value.length() - 1)
            + "` to `"
            + line.substring(0, colon)
            + "` of ";
  }

  /**
   * Whether the reference means a password (Amazon ECS developer guide, "Pass sensitive data to an
   * Amazon ECS container").
   */
  public static boolean isPassword(ThingReference reference) {
    return reference.kind().equals(DATABASES.word()) && reference.attribute().equals("password");
  }

  /** Whether there are such things with such an attribute. */
  public static boolean isKnown(ThingReference reference) {
    return Lists.any(
        ALL,
        kind ->
            kind.word().equals(reference.kind())
                && kind.attributes().contains(reference.attribute()));
  }

  /** The first word of a reference to such a thing. */
  public String word() {
    return key.name();
  }
}
