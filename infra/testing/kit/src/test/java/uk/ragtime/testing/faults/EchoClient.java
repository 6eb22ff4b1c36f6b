package uk.ragtime.testing.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client that sends lines and waits for the echo. */
final class EchoClient implements AutoCloseable {
  /** Longest wait for a line; then silence is the answer. */
  private static final int PATIENCE_IN_MILLISECONDS = 10_000;

  private final Socket socket;
  private final BufferedReader lines;

  EchoClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
    lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next line; null at the end of the stream. */
  @Nullable String receive() throws IOException {
    return lines.readLine();
  }

  /** Listens for a moment only, where silence is expected. */
  @Nullable String overhear() throws IOException {
    socket.setSoTimeout(300);
    try {
      return lines.readLine();
    } finally {
      socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
