package dev.fargen.emit.cluster;

import dev.fargen.cfn.Value;

/**
 * References to the cluster.
 *
 * @param inSub its name, for use inside {@code !Sub}
 * @param own whether the stack creates it
 */
public record ClusterReference(Value name, Value arn, String inSub, boolean own) {}
