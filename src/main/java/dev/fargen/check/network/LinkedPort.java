package dev.fargen.check.network;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Program;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.services.Workload;
import java.util.Map;
import java.util.Optional;

/**
 * The port of a linked workload in a text: a client reaches the ports that the server has endpoints
 * for, each at its own number (Amazon ECS API reference, "ServiceConnectClientAlias").
 */
final class LinkedPort {

  private static final Map<String, String> USUAL =
      Map.of("http", "80", "ws", "80", "https", "443", "wss", "443");

  private LinkedPort() {}

  /**
   * The warning that the server does not listen on the port in the text.
   *
   * @param servers the workloads that the client calls, by host name
   */
  static Optional<Diagnostic> fault(
      HostText text, Map<String, Workload> servers, Variable variable) {
    Optional<Workload> server = Optional.ofNullable(servers.get(text.host()));
    Optional<Given<Integer>> own = server.flatMap(one -> one.task().main().program().port());
    String port = text.port().isEmpty() ? USUAL.getOrDefault(text.scheme(), "") : text.port();
    if (port.isEmpty() || own.isEmpty() || listens(server.get(), port)) {
      return Optional.empty();
    }
    String scheme = text.scheme().isEmpty() ? "" : text.scheme() + "://";
    return Optional.of(
        Diagnostic.of(
                Code.LISTENS_ELSEWHERE,
                "`"
                    + server.get().name()
                    + "` does not listen on port "
                    + port
                    + (text.port().isEmpty()
                        ? ", the default port of the scheme in `"
                        : ", the port in `")
                    + variable.name()
                    + "`")
            .at(
                variable.value().span().firstLine(),
                text.port().isEmpty() ? "default port " + port : "")
            .at(own.get().span(), "listens here")
            .help(
                "write `"
                    + scheme
                    + text.host()
                    + ":"
                    + own.get().value()
                    + "`, or add "
                    + port
                    + " to `expose` of `"
                    + server.get().name()
                    + "`"));
  }

  private static boolean listens(Workload server, String port) {
    Program program = server.task().main().program();
    return program.port().filter(one -> port.equals("" + one.value())).isPresent()
        || Lists.any(program.exposed(), one -> port.equals("" + one.value().port()));
  }
}
