package uk.ragtime.query.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as in RFC 4180, in UTF-8. It begins with a byte order mark, without which Excel assumes the
 * machine's legacy code page.
 */
final class CsvTable implements Table {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvWriter csv;

  CsvTable(OutputStream out, List<ExportColumn> columns) throws IOException {
    out.write(BYTE_ORDER_MARK);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    csv.writeRecord(columns.stream().map(ExportColumn::name).toList());
  }

  @Override
  public void row(@Nullable Object... cells) {
    List<String> texts = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      texts.add(text(cell));
    }
    csv.writeRecord(texts);
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case String text -> Formulas.neutralise(text);
      case BigDecimal share -> share.toPlainString();
      case Long number -> Long.toString(number);
      case Integer number -> Integer.toString(number);
      case Boolean yes -> Boolean.toString(yes);
      case LocalDate day -> day.toString();
      case Instant instant -> instant.toString();
      default -> throw new IllegalArgumentException("no cell holds a " + cell.getClass());
    };
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  @Override
  public void close() {
    // The buffer belongs to a table that was cut off, and the stream to the caller.
  }
}
