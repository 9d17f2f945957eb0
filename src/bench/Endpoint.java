import dev.fargen.testing.ScriptedAws;
import java.util.List;
import java.util.Map;

/** Plays an AWS on which a stack can be created and has no changes then, prints its address, and runs until it is killed. */
public final class Endpoint {

  private Endpoint() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, Object> scenario =
        Map.of(
            "create", List.of(List.of("stack CREATE_COMPLETE")),
            "refusal", "The submitted information didn't contain changes.");
    try (ScriptedAws aws = new ScriptedAws(scenario)) {
      System.out.println(aws.endpoint());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
