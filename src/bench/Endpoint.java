import dev.fargen.testing.ScriptedAws;
import java.util.List;
import java.util.Map;

/** Plays an AWS on which a stack can be created, prints its address, and runs until it is killed. */
public final class Endpoint {

  private Endpoint() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, Object> scenario =
        Map.of("create", List.of(List.of("stack CREATE_COMPLETE")), "stack", "ProductService-DEV");
    try (ScriptedAws aws = new ScriptedAws(scenario)) {
      System.out.println(aws.endpoint());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
