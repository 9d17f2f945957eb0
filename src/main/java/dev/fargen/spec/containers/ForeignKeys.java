package dev.fargen.spec.containers;

import java.util.Map;

/**
 * Keys of Compose and of task definitions that Fargate does not support, with the help (Amazon ECS
 * developer guide, "Amazon ECS task definition parameters for Fargate").
 */
final class ForeignKeys {

  private static final String NOTHING = "remove it";

  static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("privileged", NOTHING),
          Map.entry("security_opt", NOTHING),
          Map.entry("devices", NOTHING),
          Map.entry("gpus", NOTHING),
          Map.entry("ipc", NOTHING),
          Map.entry("userns_mode", NOTHING),
          Map.entry("shm_size", "write `tmpfs: [/dev/shm:size=<value>]`"),
          Map.entry("mem_swappiness", NOTHING),
          Map.entry("memswap_limit", NOTHING),
          Map.entry("network_mode", "remove it: each task has its own IP address"),
          Map.entry("links", "remove it: containers of a task reach each other at 127.0.0.1"),
          Map.entry("extra_hosts", "remove it: the VPC resolves names"),
          Map.entry("dns", "remove it: the VPC resolves names"),
          Map.entry("dns_search", "remove it: the VPC resolves names"),
          Map.entry("placement_constraints", NOTHING));

  private ForeignKeys() {}
}
