package dev.fargen.emit.cluster;

import dev.fargen.cfn.Value;

/**
 * The cluster, as others refer to it.
 *
 * @param inSub as it stands inside {@code !Sub}
 */
public record ClusterReference(Value name, Value arn, String inSub) {}
