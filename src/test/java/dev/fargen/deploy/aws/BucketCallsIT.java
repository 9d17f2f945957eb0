package dev.fargen.deploy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.Moto;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bucket with more versions than one call lists, as moto has it, is empty afterwards. */
final class BucketCallsIT {

  @RegisterExtension static final Moto MOTO = new Moto();

  private static final String FILL =
      """
      import boto3
      s3 = boto3.client("s3")
      s3.create_bucket(Bucket="full")
      s3.put_bucket_versioning(Bucket="full", VersioningConfiguration={"Status": "Enabled"})
      for number in range(1100):
          s3.put_object(Bucket="full", Key=f"key{number % 600}", Body=b"x")
      s3.delete_object(Bucket="full", Key="key0")
      """;
  private static final String DELETE =
      """
      import boto3
      boto3.client("s3").delete_bucket(Bucket="full")
      print("deleted")
      """;

  @Test
  void emptiesABucketWithVersionsAndMarkers() {
    MOTO.python(FILL);
    String endpoint = Objects.requireNonNull(MOTO.environment().get("AWS_ENDPOINT_URL"));
    // The credentials are those of the environment; moto takes any.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try {
      Aws aws =
          new Aws(
              new Connection(
                  "us-east-1",
                  Optional.empty(),
                  Optional.of(URI.create(endpoint)),
                  Optional.of(endpoint),
                  20),
              Deadline.in(Duration.ofMinutes(2)),
              fault -> {});
      assertEquals(1_101, aws.bucket("full").empty("full"));
      assertEquals(0, aws.bucket("full").empty("full"));
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
    assertEquals(List.of("deleted"), MOTO.python(DELETE));
  }
}
