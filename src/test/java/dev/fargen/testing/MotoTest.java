package dev.fargen.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MotoTest {
  @RegisterExtension static final Moto MOTO = new Moto();

  @TempDir private Path folder;

  /** Twice, since the second would fail if anything of the first were left. */
  @RepeatedTest(2)
  void createsStacksAndForgetsThem() throws IOException {
    Path template = folder.resolve("template.yml");
    Files.writeString(template, "Resources: {Orders: {Type: AWS::SNS::Topic}}");

    assertFalse(aws("sns", "list-topics").contains("Orders"));
    aws("cloudformation", "create-stack", "--stack-name=a", "--template-body=file://" + template);

    assertTrue(aws("sns", "list-topics").contains("Orders"));
  }

  private static String aws(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = PythonEnvironment.withEverything().tool("aws").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Run.of(command).with(MOTO.environment()).go().expectSuccess().stdout();
  }
}
