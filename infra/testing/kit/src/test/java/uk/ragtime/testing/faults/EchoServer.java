package uk.ragtime.testing.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that echoes each line and remembers it. */
final class EchoServer implements AutoCloseable {
  static final String END = "(the end)";
  static final String RESET = "(reset)";

  private final ServerSocket listener;
  private final Thread accepting;
  final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  EchoServer() throws IOException {
    this(0);
  }

  EchoServer(int port) throws IOException {
    listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accepting = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> repeat(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void repeat(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        received.add(line);
        socket.getOutputStream().write((line + "!\n").getBytes(StandardCharsets.UTF_8));
      }
      received.add(END);
    } catch (IOException _) {
      received.add(RESET);
    }
  }

  /** Returns when new connections are refused. */
  @Override
  public void close() throws IOException {
    listener.close();
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
