/** Rules about services and their deployments. */
@NullMarked
package dev.fargen.check.services;

import org.jspecify.annotations.NullMarked;
