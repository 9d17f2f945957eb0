package dev.fargen.spec.containers;

import java.util.Map;

/**
 * Keys of Compose and of task definitions that can't be had on Fargate, and what can (Amazon ECS
 * developer guide, "Amazon ECS task definition parameters for Fargate").
 */
final class ForeignKeys {

  private static final String NOTHING = "take it away";

  static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("privileged", NOTHING),
          Map.entry("cap_add", NOTHING),
          Map.entry("security_opt", NOTHING),
          Map.entry("devices", NOTHING),
          Map.entry("gpus", NOTHING),
          Map.entry("ipc", NOTHING),
          Map.entry("pid", NOTHING),
          Map.entry("userns_mode", NOTHING),
          Map.entry("shm_size", "write `tmpfs: [/dev/shm]`"),
          Map.entry("mem_swappiness", NOTHING),
          Map.entry("memswap_limit", NOTHING),
          Map.entry("network_mode", "take it away: each task has an address of its own"),
          Map.entry("links", "take it away: containers of a task reach each other at 127.0.0.1"),
          Map.entry("extra_hosts", "take it away: names are resolved by the VPC"),
          Map.entry("dns", "take it away: names are resolved by the VPC"),
          Map.entry("dns_search", "take it away: names are resolved by the VPC"),
          Map.entry("placement_constraints", NOTHING));

  private ForeignKeys() {}
}
