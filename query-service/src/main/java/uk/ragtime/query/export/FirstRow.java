package uk.ragtime.query.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Ends an export at its first row: by then every refusal has been made that its file would meet,
 * and a client that asked for the headers alone is owed nothing more.
 */
final class FirstRow implements Table {
  /** Thrown to end the export; carries no stack trace, because it is no failure. */
  private static final class Reached extends RuntimeException {
    private Reached() {
      super(null, null, false, false);
    }
  }

  private FirstRow() {}

  /**
   * Runs an export up to its first row.
   *
   * @return whether there is one
   * @throws uk.ragtime.web.ProblemException as the export itself
   */
  static boolean reach(Tenant tenant, Export export, ExportQuery query) {
    try (Table none = new FirstRow()) {
      export.write(tenant, query, none);
      return false;
    } catch (Reached _) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void row(@Nullable Object... cells) {
    throw new Reached();
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
