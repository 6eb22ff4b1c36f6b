package uk.ragtime.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Records of an exported text file, by the names of its header. */
final class CsvRecords {
  private CsvRecords() {}

  static List<NamedCsvRecord> of(String text) throws IOException {
    assertThat(text).startsWith("\uFEFF");
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(text.substring(1))) {
      return reader.stream().collect(Collectors.toList());
    }
  }
}
