package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fargen.deploy.aws.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update cannot change at once in a cache. */
final class CacheUpdatesTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Nodes: {Type: Number}
        Tls: {Type: String}
        TlsMode: {Type: String}
        Secure: {Type: String}
        WithTls: {Type: String}
      Conditions:
        HasTls: !Equals [!Ref WithTls, "true"]
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            NumCacheClusters: !Ref Nodes
            AutomaticFailoverEnabled: true
            MultiAZEnabled: true
            TransitEncryptionEnabled: !Ref Tls
            TransitEncryptionMode: !If [HasTls, !Ref TlsMode, !Ref "AWS::NoValue"]
        Pages:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {TransitEncryptionEnabled: !Ref Secure}
      """;

  @ParameterizedTest
  @CsvSource({"1,3,{Cache=3}", "3,1,{Cache=3}", "2,3,{}", "1,1,{}", "6,2,{}", "0,3,{}"})
  void aCacheGetsItsSecondNodeWithoutFailover(String before, String after, String said)
      throws UnreadableTemplate {
    assertEquals(
        said,
        CacheSwitch.of(
                request(TEMPLATE, after, "preferred", "false"),
                stack(before, "preferred", "false"),
                () -> TEMPLATE)
            .toString());
  }

  @Test
  void theFirstUpdateHasNoFailover() throws UnreadableTemplate {
    String first =
        CacheSwitch.withoutFailover(StackTemplate.read(TEMPLATE), Map.of("Cache", 3)).text();
    assertTrue(first.contains("NumCacheClusters: 3"), first);
    assertTrue(first.contains("AutomaticFailoverEnabled: false"), first);
    assertTrue(first.contains("MultiAZEnabled: false"), first);
    assertTrue(first.contains("TransitEncryptionMode: !If"), first);
  }

  @ParameterizedTest
  @CsvSource({
    "off,required,from off to required",
    "required,off,from required to off",
    "off,preferred,",
    "preferred,required,",
    "required,preferred,",
    "preferred,off,",
    "required,required,"
  })
  void tlsChangesStepByStep(String before, String after, String said) throws UnreadableTemplate {
    List<String> refused = refused(before, "false", after, "false");
    assertEquals(said == null ? 0 : 1, refused.size(), refused.toString());
    assertTrue(said == null || refused.get(0).contains("Cache: TLS cannot change " + said));
  }

  @Test
  void memcachedKeepsWhatItHas() throws UnreadableTemplate {
    assertTrue(refused("off", "false", "off", "true").get(0).startsWith("Pages: the TLS setting"));
    assertEquals(List.of(), refused("off", "true", "off", "true"));
  }

  @Test
  void newCachesAreNotRefused() throws UnreadableTemplate {
    assertEquals(
        List.of(),
        CacheTls.refused(
            request(TEMPLATE, "1", "required", "true"),
            stack("1", "off", "false"),
            () -> TEMPLATE.replace("Cache:", "Other:").replace("Pages:", "Others:")));
  }

  @Test
  void nothingIsReadWithoutCaches() throws UnreadableTemplate {
    StackRequest request =
        request("Resources: {Topic: {Type: \"AWS::SNS::Topic\"}}", "1", "off", "false");
    Stack stack = stack("1", "off", "false");
    assertEquals(Map.of(), CacheSwitch.of(request, stack, () -> fail("not needed")));
    assertEquals(List.of(), CacheTls.refused(request, stack, () -> fail("not needed")));
  }

  private static List<String> refused(String before, String secure, String after, String secured)
      throws UnreadableTemplate {
    return CacheTls.refused(
        request(TEMPLATE, "1", after, secured), stack("1", before, secure), () -> TEMPLATE);
  }

  private static Map<String, String> values(String nodes, String tls, String secure) {
    boolean off = tls.equals("off");
    return Map.of(
        "Nodes", nodes,
        "Tls", off ? "false" : "true",
        "TlsMode", off ? "" : tls,
        "WithTls", off ? "false" : "true",
        "Secure", secure);
  }

  private static Stack stack(String nodes, String tls, String secure) {
    return new Stack(
        "arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1",
        "shop",
        "CREATE_COMPLETE",
        values(nodes, tls, secure),
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        false);
  }

  private static StackRequest request(String template, String nodes, String tls, String secure)
      throws UnreadableTemplate {
    return Requests.of(template, values(nodes, tls, secure));
  }
}
