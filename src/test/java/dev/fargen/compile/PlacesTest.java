package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest place that shows a fault, to the column, whatever stands before it. */
class PlacesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // keys
        "workloads: {web: {image: \"web:1\", ‹colour›: red}}",
        "workloads: {web: {image: \"web:1\", environment: {U: \"ä🦄\"}, ‹colour›: red}}",
        "workloads: {web: {image: \"web:1\", http: {‹colour›: red}, port: 80}}",
        "workloads: {‹web›: {port: 80}}",
        "workloads: {‹Web›: {image: \"web:1\"}}",
        "workloads: {web: {image: \"web:1\", ‹http›: {}}}",
        "\"workloads\":\n  ? web\n  : {image: \"web:1\", ‹\"colour\"›: red}",
        // values
        "workloads: {web: {image: \"web:1\", cpu: ‹500›}}",
        "workloads: {web: {image: \"web:1\", cpu: ‹'500'›}}",
        "workloads: {web: {image: \"web:1\", cpu: ‹lots›}}",
        "workloads: {web: {image: \"web:1\", cpu: ‹[1]›}}",
        "workloads: {web: {image: \"web:1\", memory: ‹1500›, cpu: 512}}",
        "workloads: {web: {image: \"web:1\", stop_grace_period: ‹1s›}}",
        "workloads: {web: {image: \"web:1\", exec: ‹sure›}}",
        "workloads: {web: {image: \"web‹ ›1\"}}",
        "workloads: {web: {image: {uri: \"web:1\", ‹tag›: \"2\"}}}",
        "workloads: {web: {image: \"web:1\", sidecars: {‹ä›: {image: \"a:1\"}}}}",
        "workloads: {web: {image: \"web:1\", depends_on: {‹other›: started}}}",
        "workloads: {web: {image: \"web:1\", depends_on: {proxy: ‹fine›}, sidecars: {proxy: {image: \"p:1\"}}}}",
        "workloads: {web: {image: \"web:1\", volumes: [‹\"files:/f\"›]}}",
        "workloads: {web: {image: \"web:1\", schedule: rate(‹2 day›)}}",
        "workloads: {web: {image: \"web:1\", queue: ‹jobs›}}",
        "workloads: {web: {image: \"web:1\", permissions: [{bucket: files, access: ‹reed›}]}}",
        "workloads: {web: {image: \"web:1\", permissions: [{actions: [\"s3:GetObject\", ‹\"s3:GetObjekt\"›], resources: [\"*\"]}]}}",
        "queues: {jobs: {fifo: true, delay: ‹1d›}}",
        "tags: {team: shop, \"‹aws:›x\": y}",
        "environments: {dev: {region: eu-west-1, ‹colour›: red}}\nqueues: {jobs: {}}",
        "environments: {dev: {queues: {jobs: {delay: ‹1d›}}}}\nqueues: {jobs: {}}",
        // raw
        "resources: {Topic: {Type: ‹AWS::SNS::Tpoic›}}",
        "resources: {Topic: {Type: AWS::SNS::Topic, Properties: {‹Nmae›: x}}}",
        "resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref ‹Nothing›}}}",
      })
  void areWhereTheFaultIs(String lines) {
    assertEquals(1, Compiled.faultsAtMark(Compiled.NETWORK + lines + "\n").size());
  }
}
