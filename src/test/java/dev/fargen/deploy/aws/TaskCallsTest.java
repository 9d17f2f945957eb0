package dev.fargen.deploy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.TaskManagedEBSVolumeConfiguration;

/** The request of an output becomes the request of the SDK. */
class TaskCallsTest {

  private static final String REQUEST =
      """
      {"cluster": "c", "taskDefinition": "t", "launchType": "FARGATE", "networkConfiguration": \
      {"awsvpcConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"], \
      "assignPublicIp": "DISABLED"}}, "enableECSManagedTags": true, "propagateTags": \
      "TASK_DEFINITION", "enableExecuteCommand": false%s}""";

  private static final String VOLUMES =
      """
      , "volumeConfigurations": [{"name": "work", "managedEBSVolume": {"roleArn": "arn", \
      "sizeInGiB": 20, "volumeType": "gp3", "iops": 4000, "filesystemType": "xfs", "encrypted": \
      true, "tagSpecifications": [{"resourceType": "volume", "propagateTags": \
      "TASK_DEFINITION"}]}}]""";

  @Test
  void attachesTheVolume() {
    RunTaskRequest request = TaskCalls.parsed(REQUEST.formatted(VOLUMES)).build();
    assertEquals("work", request.volumeConfigurations().get(0).name());
    TaskManagedEBSVolumeConfiguration volume =
        request.volumeConfigurations().get(0).managedEBSVolume();
    assertEquals("arn", volume.roleArn());
    assertEquals(20, volume.sizeInGiB());
    assertEquals(4000, volume.iops());
    assertNull(volume.throughput());
    assertEquals("TASK_DEFINITION", volume.tagSpecifications().get(0).propagateTagsAsString());
  }

  @Test
  void namesNoVolumesIfThereAreNone() {
    assertFalse(TaskCalls.parsed(REQUEST.formatted("")).build().hasVolumeConfigurations());
  }
}
