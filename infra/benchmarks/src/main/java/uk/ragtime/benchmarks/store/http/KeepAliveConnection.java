package uk.ragtime.benchmarks.store.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection, implemented by hand: a client that takes little of the
 * processor that it shares with the service.
 */
public final class KeepAliveConnection implements AutoCloseable {
  /** Servers close idle connections, and may do so while a request is on its way. */
  private static final long MAX_IDLE = Duration.ofSeconds(5).toNanos();

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int HEXADECIMAL = 16;
  private static final int MAX_LINE = 8_192;

  private final int port;
  private @Nullable Socket socket;
  private long usedAt;
  private InputStream in = InputStream.nullInputStream();

  public KeepAliveConnection(int port) {
    this.port = port;
  }

  /** An answer. */
  public record Answer(int status, String body) {}

  /**
   * Sends one request and reads its answer.
   *
   * @param headers each with its line end; Host and Content-Length are not among them
   */
  public Answer exchange(String method, String path, String headers, String body)
      throws IOException {
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + headers
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    if (System.nanoTime() - usedAt > MAX_IDLE) {
      close();
    }
    Socket open = open();
    open.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    Answer answer = answer();
    usedAt = System.nanoTime();
    return answer;
  }

  /**
   * A server closes a connection after a number of requests and announces it in the last answer.
   */
  private Socket open() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      open.setTcpNoDelay(true);
      open.setSoTimeout(TIMEOUT_MILLIS);
      open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      in = new BufferedInputStream(open.getInputStream());
      socket = open;
    }
    return open;
  }

  private Answer answer() throws IOException {
    String first = line();
    int status = Integer.parseInt(first.substring(first.indexOf(' ') + 1).substring(0, 3));
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      } else if (header.equals("transfer-encoding: chunked")) {
        chunked = true;
      } else if (header.equals("connection: close")) {
        last = true;
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (last) {
      close();
    }
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), HEXADECIMAL);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 || line.length() > MAX_LINE) {
        throw new EOFException("the answer broke off");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
