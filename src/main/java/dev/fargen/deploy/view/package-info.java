/**
 * Shows the events of a deploy: live progress on a terminal, one line per event elsewhere, JSON for
 * programs. Decides nothing.
 */
@NullMarked
package dev.fargen.deploy.view;

import org.jspecify.annotations.NullMarked;
