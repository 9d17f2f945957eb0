package dev.fargen.workload;

/** What a stack gives to others. */
public enum Export {
  NETWORK,
  LOAD_BALANCER
}
