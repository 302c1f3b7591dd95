package dev.smbridge.adapter.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that answers each request with the next of its texts, whatever they are. */
final class RawServer implements AutoCloseable {
  /** Ends the connection. */
  static final String CLOSE = "close";

  /** Leaves the request without an answer. */
  static final String SILENCE = "silence";

  private final ServerSocket server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final List<String> heads = new ArrayList<>();
  private final List<Socket> connections = new ArrayList<>();

  RawServer() throws IOException {
    this(InetAddress.ofLiteral("127.0.0.1"));
  }

  RawServer(InetAddress address) throws IOException {
    server = new ServerSocket(0, 50, address);
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What is sent once a head was read, before its body is. */
  RawServer then(String... texts) {
    answers.addAll(List.of(texts));
    return this;
  }

  /** After the last of them the connection ends. */
  RawServer thenHangUp() {
    return then(CLOSE);
  }

  /** Ends every connection that there is. */
  synchronized void hangUp() throws IOException {
    for (var connection : connections) {
      connection.close();
    }
  }

  synchronized List<String> heads() {
    return List.copyOf(heads);
  }

  synchronized int accepted() {
    return connections.size();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        synchronized (this) {
          connections.add(socket);
        }
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var input = new BufferedInputStream(socket.getInputStream());
      for (var head = head(input); !head.isEmpty(); head = head(input)) {
        synchronized (this) {
          heads.add(head);
        }
        if (!answer(head, input, socket.getOutputStream())) {
          return;
        }
      }
    } catch (IOException | RuntimeException broken) {
      // The client has gone, or there is no answer left.
    }
  }

  /** Whether the connection goes on. */
  private boolean answer(String head, InputStream input, OutputStream output) throws IOException {
    var answer = answers.remove();
    if (answer.equals(CLOSE)) {
      return false;
    }
    if (!answer.equals(SILENCE)) {
      output.write(answer.getBytes(ISO_8859_1));
    }
    if (answer.startsWith("HTTP/1.1 100")) {
      input.readNBytes(length(head));
      return answer(head, input, output);
    }
    if (CLOSE.equals(answers.peek())) {
      answers.remove();
      return false;
    }
    return true;
  }

  private static int length(String head) {
    var at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + 15).split("\r\n", 2)[0].strip());
  }

  private static String head(BufferedInputStream input) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = input.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    var text = head.toString();
    if (!text.contains("Expect")) {
      input.readNBytes(length(text));
    }
    return text;
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    for (var connection : connections) {
      connection.close();
    }
  }
}
