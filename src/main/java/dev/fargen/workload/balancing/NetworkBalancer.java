package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.NlbKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Mode;
import java.util.List;
import java.util.Optional;

/** The Network Load Balancer of the stack, shared by its workloads with {@code nlb}. */
public record NetworkBalancer(
    Given<Boolean> internal, Given<Boolean> deletionProtection, Span span) {

  /** The one for these items, if there are any. */
  public static Optional<NetworkBalancer> of(List<Nlb> items, Mode mode) {
    return Lists.first(items)
        .map(
            first ->
                new NetworkBalancer(
                    Lists.first(Lists.present(Lists.map(items, Nlb::internal)))
                        .orElseGet(() -> NlbKeys.INTERNAL.absent(first.span())),
                    Lists.first(Lists.present(Lists.map(items, Nlb::deletionProtection)))
                        .orElseGet(
                            () ->
                                NlbKeys.DELETION_PROTECTION.absent(
                                    first.span(), mode.isProtected())),
                    first.span()));
  }

  /** The blocks of the clients of an item; none where the internet is. */
  public List<Given<Text>> sources(Nlb item) {
    return item.allowedSources().isEmpty() && internal.value()
        ? Lists.map(
            LoadBalancer.Created.PRIVATE, block -> Given.of(Text.of(block), internal.span()))
        : item.allowedSources();
  }

  /** Whether it is internet-facing. */
  public boolean isFacing() {
    return !internal.value();
  }
}
