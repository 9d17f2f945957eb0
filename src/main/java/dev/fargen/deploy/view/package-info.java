/**
 * Shows what happens during a deploy: a live picture on a terminal, a line for each event
 * elsewhere, JSON for machines. Decides nothing.
 */
@NullMarked
package dev.fargen.deploy.view;

import org.jspecify.annotations.NullMarked;
