package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
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
    try {
      copy.to(() -> begin(response, mediaType, fileName));
    } catch (Failure e) {
      if (response.isCommitted()) {
        // Ends the connection: no page may follow half a file.
        throw new UncheckedIOException(new IOException("A file broke off", e));
      }
      response.reset();
      throw e;
    }
  }

  private static OutputStream begin(
      HttpServletResponse response, String mediaType, String fileName) {
    response.setContentType(mediaType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
    try {
      return response.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
