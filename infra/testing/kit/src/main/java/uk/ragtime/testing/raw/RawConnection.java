package uk.ragtime.testing.raw;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a service. It is kept alive while both sides behave, and opened anew
 * otherwise. Not thread-safe.
 */
public final class RawConnection implements Closeable {
  /** A question that waits for a position may take five seconds, and ten times that under load. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of an answer's head; more means that it is none. */
  private static final int MAX_LINE = 64 * 1024;

  /** Between two pieces of a slow body. */
  private static final Duration PAUSE = Duration.ofMillis(30);

  private static final int PIECES = 10;

  private final InetSocketAddress service;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  public RawConnection(URI service) {
    this.service = new InetSocketAddress(service.getHost(), service.getPort());
  }

  public int port() {
    return service.getPort();
  }

  /**
   * Sends a request and reads the answer.
   *
   * @return {@link RawResponse#NONE} if the service hung up
   * @throws IOException if it does not answer in time, or not in HTTP
   */
  public RawResponse send(RawRequest request) throws IOException {
    boolean kept = socket != null;
    RawResponse answer = exchange(request);
    // A server may hang up between two requests, and then the client asks again.
    return answer.isNone() && kept ? exchange(request) : answer;
  }

  private RawResponse exchange(RawRequest request) throws IOException {
    Socket open = connected();
    try {
      write(request, open);
    } catch (IOException _) {
      // The service may refuse and close before it has read everything; its answer counts.
    }
    RawResponse answer;
    try {
      answer = read(request.method());
    } catch (SocketException _) {
      close();
      return RawResponse.NONE;
    } catch (IOException e) {
      close();
      throw e;
    }
    if (answer.isNone()
        || !request.framing().isHonest()
        || answer.header("Connection").equalsIgnoreCase("close")
        || answer.mediaType().equals("text/event-stream")) {
      close();
    }
    return answer;
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      open.connect(service, (int) PATIENCE.toMillis());
      open.setSoTimeout((int) PATIENCE.toMillis());
      open.setTcpNoDelay(true);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    return open;
  }

  private static void write(RawRequest request, Socket open) throws IOException {
    OutputStream out = open.getOutputStream();
    byte[] body = request.framedBody();
    if (request.framing() == BodyFraming.SLOW) {
      out.write(request.head());
      int piece = body.length / PIECES + 1;
      for (int at = 0; at < body.length; at += piece) {
        pause();
        out.write(body, at, Math.min(piece, body.length - at));
      }
    } else {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(request.head());
      whole.writeBytes(body);
      whole.writeTo(out);
    }
    out.flush();
    if (!request.framing().isHonest()) {
      open.shutdownOutput();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private RawResponse read(String method) throws IOException {
    while (true) {
      String line = line();
      if (line == null) {
        return RawResponse.NONE;
      }
      String[] words = line.split(" ", 3);
      if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
        throw new IOException("no answer in HTTP: " + line);
      }
      int status = Integer.parseInt(words[1]);
      List<RawHeader> headers = new ArrayList<>();
      for (String header = line(); header != null && !header.isEmpty(); header = line()) {
        headers.add(RawHeader.read(header));
      }
      if (status >= 200) {
        RawResponse head = new RawResponse(status, List.copyOf(headers), new byte[0]);
        return new RawResponse(status, head.headers(), body(method, head));
      }
    }
  }

  private byte[] body(String method, RawResponse head) throws IOException {
    if (method.equals("HEAD")
        || head.status() == 204
        || head.status() == 304
        || head.mediaType().equals("text/event-stream")) {
      return new byte[0];
    }
    if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    String length = head.header("Content-Length");
    return length.isEmpty() ? stream().readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      if (size == null) {
        throw new IOException("an answer that breaks off");
      }
      int length = Integer.parseInt(size.split(";", 2)[0].strip(), 16);
      whole.writeBytes(exactly(length));
      line();
      if (length == 0) {
        return whole.toByteArray();
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = stream().readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("an answer that breaks off");
    }
    return bytes;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = stream().read(); octet >= 0; octet = stream().read()) {
      if (octet == '\n') {
        return RawHeader.decode(line.toByteArray()).stripTrailing();
      }
      line.write(octet);
      if (line.size() > MAX_LINE) {
        throw new IOException("a line without an end");
      }
    }
    return line.size() == 0 ? null : RawHeader.decode(line.toByteArray());
  }

  private InputStream stream() throws IOException {
    InputStream open = in;
    if (open == null) {
      throw new IOException("not connected");
    }
    return open;
  }

  /** Nothing can be done if that fails, and nothing need be. */
  @Override
  public void close() {
    try (Socket open = socket) {
      socket = null;
      in = null;
      if (open != null && !open.isClosed()) {
        open.shutdownOutput();
      }
    } catch (IOException _) {
      // It was gone already.
    }
  }
}
