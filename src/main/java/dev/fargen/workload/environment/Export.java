package dev.fargen.workload.environment;

import java.util.Locale;

/** What a stack gives to others. */
public enum Export {
  NETWORK,
  LOAD_BALANCER,
  CLUSTER,
  NAMESPACE;

  /** The word under {@code exports}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called: {@code load balancer}. */
  public String noun() {
    return key().replace('_', ' ');
  }
}
