package uk.ragtime.query.support;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.raw.RawSocket;

/** Requests a download and does not read it, so that the service waits. */
public final class NonReadingClient {
  /** So little that the service cannot send ahead of a client that does not read. */
  private static final int SMALL = 4_096;

  private NonReadingClient() {}

  /** Sends a request and reads nothing of the answer. */
  public static Socket ask(QueryService service, String subject, String path) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
            .formatted(path, service.authorization(subject));
    return RawSocket.unread(service.port(), request, SMALL);
  }

  /** The processes of PostgreSQL that are within an export and wait for its client. */
  public static List<String> exporting(TestDatabase database) {
    return new Database(database)
        .ask(
            """
            select pid
              from pg_stat_activity
             where datname = ?
               and application_name = 'ragtime-query'
               and state = 'idle in transaction'
               and query like '%rated_cell%'
            """,
            database.name());
  }
}
