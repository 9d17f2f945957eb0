package dev.fargen.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on plain sockets, because it has to break the protocol on purpose. */
final class WireServer implements AutoCloseable {

  private static final long STALL_MILLIS = 60_000;

  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "wire");
            thread.setDaemon(true);
            return thread;
          });

  /** A request, as far as it matters here. */
  record Request(String method, String path, Map<String, String> headers, String body) {}

  /** An answer, and what happens to it on its way. */
  record Answer(int status, String type, String body, Optional<WireFault.Kind> fault) {}

  WireServer(Function<Request, Answer> handler) {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> accept(handler));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept(Function<Request, Answer> handler) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        threads.execute(() -> serve(connection, handler));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void serve(Socket connection, Function<Request, Answer> handler) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      Optional<Request> request = read(in);
      while (request.isPresent()) {
        if (!answer(connection, handler.apply(request.get()))) {
          return;
        }
        request = read(in);
      }
    } catch (IOException e) {
      // The other side went away, which is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Request> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    int space = first.indexOf(' ');
    return Optional.of(
        new Request(
            first.substring(0, space),
            first.substring(space + 1, first.lastIndexOf(' ')),
            headers,
            new String(body, StandardCharsets.UTF_8)));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Writes the answer, and tells whether the connection is still good. */
  private static boolean answer(Socket connection, Answer answer)
      throws IOException, InterruptedException {
    WireFault.Kind fault = answer.fault().orElse(WireFault.Kind.EMPTY);
    if (fault == WireFault.Kind.RESET || fault == WireFault.Kind.LOSE) {
      connection.setSoLinger(true, 0); // closes with a reset
      return false;
    }
    if (fault == WireFault.Kind.STALL) {
      Thread.sleep(STALL_MILLIS);
      return false;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(answer.status(), answer.type(), body.length);
    boolean truncated = fault == WireFault.Kind.TRUNCATE;
    connection.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    connection.getOutputStream().write(body, 0, truncated ? body.length / 2 : body.length);
    connection.getOutputStream().flush();
    return !truncated;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
