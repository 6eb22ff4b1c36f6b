package uk.ragtime.portal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Compresses pages as quickly as can be. Tomcat, which compresses everything else, knows only the
 * usual level: it takes three times as long, for a large page longer than many a query, to make it
 * a quarter smaller.
 */
final class PageCompression implements Filter {
  private static final String GZIP = "gzip";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isAccepted(((HttpServletRequest) request).getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      CompressedPage page = new CompressedPage((HttpServletResponse) response);
      chain.doFilter(request, page);
      page.finish();
    } else {
      chain.doFilter(request, response);
    }
  }

  static boolean isAccepted(@Nullable String codings) {
    if (codings == null) {
      return false;
    }
    for (String coding : codings.split(",", -1)) {
      String[] weighted = coding.strip().split("\\s*;\\s*[qQ]\\s*=\\s*", -1);
      if (weighted[0].equalsIgnoreCase(GZIP)) {
        return weighted.length == 1 || !weighted[1].matches("0(\\.0*)?");
      }
    }
    return false;
  }

  /** A response whose text, if it is a page, is sent compressed once it is complete. */
  private static final class CompressedPage extends HttpServletResponseWrapper {
    /** Most pages, compressed, are smaller. */
    private static final int USUAL_SIZE = 8_192;

    private @Nullable PrintWriter writer;
    private @Nullable ByteArrayOutputStream compressed;

    CompressedPage(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      PrintWriter known = writer;
      if (known == null) {
        known = isPage() ? compressing() : super.getWriter();
        writer = known;
      }
      return known;
    }

    private boolean isPage() {
      String type = getContentType();
      return type != null
          && type.startsWith(MediaType.TEXT_HTML_VALUE)
          && !containsHeader(HttpHeaders.CONTENT_ENCODING);
    }

    private PrintWriter compressing() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
      compressed = bytes;
      return new PrintWriter(new OutputStreamWriter(new Quick(bytes), StandardCharsets.UTF_8));
    }

    @Override
    public void reset() {
      super.reset();
      forget();
    }

    @Override
    public void resetBuffer() {
      super.resetBuffer();
      forget();
    }

    private void forget() {
      writer = null;
      compressed = null;
    }

    void finish() throws IOException {
      PrintWriter text = writer;
      ByteArrayOutputStream bytes = compressed;
      if (text != null && bytes != null) {
        text.close();
        setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        setContentLength(bytes.size());
        bytes.writeTo(getOutputStream());
      }
    }
  }

  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out, CompressedPage.USUAL_SIZE);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
