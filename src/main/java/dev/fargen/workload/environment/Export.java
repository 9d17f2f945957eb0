package dev.fargen.workload.environment;

/** What a stack gives to others. */
public enum Export {
  NETWORK,
  LOAD_BALANCER
}
