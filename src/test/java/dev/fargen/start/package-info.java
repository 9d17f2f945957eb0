/**
 * The proof of start: what AWS needs to start the tasks of a stack, looked up in nothing but a
 * finished template and the values of one environment. It knows neither specs nor fargen's model,
 * so that it cannot share their mistakes.
 *
 * <p>{@code Template} is the template with these values, {@code Network} says which connections are
 * possible, {@code Role} what a role may do, and each {@code Question} is about one thing that has
 * to hold for every task.
 */
@NullMarked
package dev.fargen.start;

import org.jspecify.annotations.NullMarked;
