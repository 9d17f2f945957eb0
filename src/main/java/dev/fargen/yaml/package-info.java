/**
 * The YAML tree with the position of every key and value. The only package that knows SnakeYAML;
 * does not know the meaning of keys.
 */
@NullMarked
package dev.fargen.yaml;

import org.jspecify.annotations.NullMarked;
