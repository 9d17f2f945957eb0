/**
 * The YAML tree with the position of every key and value. The only package that knows SnakeYAML;
 * knows nothing of what the keys mean.
 */
@NullMarked
package dev.fargen.yaml;

import org.jspecify.annotations.NullMarked;
