package dev.fargen.emit;

import dev.fargen.cfn.Value;

/**
 * The cluster's name, as others refer to it.
 *
 * @param inSub as it stands inside {@code !Sub}
 */
record ClusterReference(Value name, String inSub) {}
