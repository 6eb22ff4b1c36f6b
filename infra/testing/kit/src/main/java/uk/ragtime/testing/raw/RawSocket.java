package uk.ragtime.testing.raw;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests byte for byte to a service on this machine, on a connection of their own. */
public final class RawSocket {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private RawSocket() {}

  /** Sends the request, with one byte per character, and returns everything that comes back. */
  public static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket()) {
      send(socket, port, request);
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Sends the request and reads nothing of the answer.
   *
   * @param receiveBuffer bytes that the service can send ahead of a client that does not read
   * @return the connection, for the caller to close
   */
  public static Socket unread(int port, String request, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(receiveBuffer);
      send(socket, port, request);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void send(Socket socket, int port, String request) throws IOException {
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
  }
}
