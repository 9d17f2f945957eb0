package dev.fargen.teavm;

import dev.fargen.diag.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.teavm.extension.spi.resources.DefaultResourcesPolicy;

/**
 * The class-path resources of the compiler and of the commands: TeaVM takes none along that is not
 * listed.
 */
public final class DataFiles extends DefaultResourcesPolicy {

  @Override
  public String[] supplyResources(Collection<? extends String> classes) {
    List<String> files = new ArrayList<>();
    files.add("dev/fargen/aws/iam-actions.txt");
    files.add("dev/fargen/aws/reserved-database-names.txt");
    files.add("dev/fargen/aws/resource-types.txt");
    if (classes.contains("dev.fargen.cli.Explanation")) {
      for (Code code : Code.values()) {
        files.add("dev/fargen/cli/explain/" + code.word() + ".md");
      }
      files.add("dev/fargen/cli/version.properties");
    }
    return files.toArray(String[]::new);
  }
}
