package uk.ragtime.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file being sent to the client. The response starts with the first full buffer: a failure before
 * that is answered with a problem document, a later one truncates the file.
 */
final class Download extends OutputStream {
  /** Most small exports fit, and so fail as a whole or not at all. */
  static final int BUFFER = 64 * 1024;

  private final HttpServletResponse response;
  private final String fileName;
  private final String mediaType;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;

  /**
   * @param fileName of letters, digits, hyphens and dots
   */
  Download(HttpServletResponse response, String fileName, String mediaType) {
    this.response = response;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  @Override
  public void write(int oneByte) throws IOException {
    if (filled == BUFFER) {
      send();
    }
    buffer[filled++] = (byte) oneByte;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == BUFFER) {
        send();
      }
      int fits = Math.min(left, BUFFER - filled);
      System.arraycopy(bytes, from, buffer, filled, fits);
      filled += fits;
      from += fits;
      left -= fits;
    }
  }

  /** Does nothing: writers flush at will, but only a full buffer is sent. */
  @Override
  public void flush() {}

  /** Answers a client that asked for the headers alone. */
  void sendHeaders() throws IOException {
    describe();
    response.flushBuffer();
  }

  /** Sends the rest of the file. */
  void complete() throws IOException {
    send();
  }

  private void send() throws IOException {
    if (!response.isCommitted()) {
      describe();
    }
    response.getOutputStream().write(buffer, 0, filled);
    filled = 0;
    response.flushBuffer();
  }

  private void describe() {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(mediaType);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }
}
