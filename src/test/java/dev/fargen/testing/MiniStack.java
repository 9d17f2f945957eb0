package dev.fargen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/**
 * MiniStack's server. Its CloudFormation refuses types that it does not know, creates in the order
 * of the dependencies, and rolls back by itself what fails. It has no security group rules that are
 * resources, no NAT gateways, and no Application Auto Scaling.
 */
public final class MiniStack extends Emulator {

  /** A server that is not started yet, on a port that is free now. */
  public MiniStack() {
    super(
        "ministack",
        environment -> List.of(environment.tool("ministack").toString()),
        Map.of(
            "GATEWAY_PORT", freePort(),
            "BIND_HOST", "127.0.0.1",
            "MINISTACK_REGION", "us-east-1",
            "IOT_MTLS_ENABLED", "0",
            "SFTP_ENABLED", "0",
            "PYTHONUNBUFFERED", "1"),
        "/_ministack/reset");
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
