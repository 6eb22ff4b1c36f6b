package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import uk.ragtime.portal.api.Failure;

/** Answers with a file that is copied from a service while it is read. */
public final class FileAnswer {
  private FileAnswer() {}

  /** Copies the file; the target is asked for only if there is one. */
  @FunctionalInterface
  public interface Copy {
    void to(Supplier<OutputStream> target);
  }

  /**
   * Sends a file. Its name names nobody: it is left in folders and lists of downloads.
   *
   * @throws Failure if there is no file, so that a page can still say so
   */
  public static void send(
      HttpServletResponse response, String mediaType, String fileName, Copy copy) {
    HeldOutput output = new HeldOutput(response, mediaType, fileName);
    try {
      copy.to(() -> output);
      output.finish();
    } catch (Failure e) {
      if (output.isBegun()) {
        // Ends the connection: no page may follow half a file, so that the failure, for which there
        // is one, is not the cause.
        throw new UncheckedIOException(new IOException("A file broke off. " + e.getMessage()));
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds the beginning of a file back. The answer begins with what no longer fits, or at the end;
   * until then a page can take its place.
   */
  private static final class HeldOutput extends OutputStream {
    private static final int MOST_HELD = 32 * 1024;

    private final HttpServletResponse response;
    private final String mediaType;
    private final String fileName;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable OutputStream begun;

    HeldOutput(HttpServletResponse response, String mediaType, String fileName) {
      this.response = response;
      this.mediaType = mediaType;
      this.fileName = fileName;
    }

    boolean isBegun() {
      return begun != null;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (begun == null && held.size() + length <= MOST_HELD) {
        held.write(bytes, from, length);
      } else {
        begin().write(bytes, from, length);
      }
    }

    /** Sends nothing before the answer has begun. */
    @Override
    public void flush() throws IOException {
      OutputStream output = begun;
      if (output != null) {
        output.flush();
      }
    }

    void finish() throws IOException {
      begin().flush();
    }

    private OutputStream begin() throws IOException {
      OutputStream output = begun;
      if (output == null) {
        response.setContentType(mediaType);
        response.setHeader(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        output = response.getOutputStream();
        begun = output;
        held.writeTo(output);
      }
      return output;
    }
  }
}
