package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import dev.fargen.spec.Texts;
import java.util.Optional;

/**
 * Where the tasks run: a VPC and subnets that exist already.
 *
 * @param publicIp whether tasks get a public address
 * @param securityGroups groups that exist already, in place of one for each workload
 */
public record Network(
    Given<Boolean> publicIp,
    Given<Text> vpc,
    Given<Texts> subnets,
    Optional<Given<Texts>> securityGroups,
    Span span) {}
