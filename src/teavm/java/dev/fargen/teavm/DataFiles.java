package dev.fargen.teavm;

import java.util.Collection;
import org.teavm.extension.spi.resources.DefaultResourcesPolicy;

/** The class-path resources of the compiler: TeaVM takes none along that is not listed. */
public final class DataFiles extends DefaultResourcesPolicy {

  @Override
  public String[] supplyResources(Collection<? extends String> classes) {
    return new String[] {
      "dev/fargen/aws/iam-actions.txt",
      "dev/fargen/aws/reserved-database-names.txt",
      "dev/fargen/aws/resource-types.txt"
    };
  }
}
