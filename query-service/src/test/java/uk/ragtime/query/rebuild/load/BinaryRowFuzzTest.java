package uk.ragtime.query.rebuild.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyIn;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.testing.fuzz.Fuzzing;

/** Every row reads back as written, and ends where the next one begins. */
public final class BinaryRowFuzzTest {
  private static final ReadTable TABLE =
      ReadTable.log(
          "sample",
          ReadTable.text("t"),
          ReadTable.texts("ts"),
          ReadTable.bigint("b"),
          ReadTable.text("none"));

  public static void fuzzerTestOneInput(byte[] input) throws SQLException {
    String text = new String(input, UTF_8);
    List<String> texts = List.of(text.split("\n", -1));
    BinaryRow rows = new BinaryRow(1);
    for (int i = 0; i < 2; i++) {
      rows.add(TABLE.columns(), new @Nullable Object[] {text, texts, (long) input.length, null});
    }
    ByteBuffer written = sent(rows);
    for (int i = 0; i < 2; i++) {
      assertThat(written.getShort()).isEqualTo((short) 4);
      assertThat(text(written)).isEqualTo(text);
      int end = written.getInt() + written.position();
      assertThat(written.getInt()).isEqualTo(1); // dimension
      written.getLong(); // no nulls, and the type of the elements
      int size = written.getInt();
      assertThat(written.getInt()).isEqualTo(1); // counted from
      List<String> found = new ArrayList<>();
      for (int n = 0; n < size; n++) {
        found.add(text(written));
      }
      assertThat(found).isEqualTo(texts);
      assertThat(written.position()).isEqualTo(end);
      assertThat(written.getInt()).isEqualTo(Long.BYTES);
      assertThat(written.getLong()).isEqualTo(input.length);
      assertThat(written.getInt()).isEqualTo(-1);
    }
    assertThat(written.hasRemaining()).isFalse();
  }

  /** Bytes that PostgreSQL would receive. */
  private static ByteBuffer sent(BinaryRow rows) throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CopyIn copy =
        (CopyIn)
            Proxy.newProxyInstance(
                CopyIn.class.getClassLoader(),
                new Class<?>[] {CopyIn.class},
                (_, _, given) -> {
                  out.write((byte[]) given[0], (int) given[1], (int) given[2]);
                  return null;
                });
    rows.sendTo(copy);
    return ByteBuffer.wrap(out.toByteArray());
  }

  private static String text(ByteBuffer row) {
    byte[] bytes = new byte[row.getInt()];
    row.get(bytes);
    return new String(bytes, UTF_8);
  }

  @Test
  void holds() {
    Fuzzing.run(BinaryRowFuzzTest.class, BinaryRowFuzzTest::fuzzerTestOneInput);
  }
}
