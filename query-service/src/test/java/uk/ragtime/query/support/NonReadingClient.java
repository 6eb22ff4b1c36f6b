package uk.ragtime.query.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import uk.ragtime.testing.TestDatabase;

/** Requests a download and does not read it, so that the service waits. */
public final class NonReadingClient {
  /** So little that the service cannot send ahead of a client that does not read. */
  private static final int SMALL = 4_096;

  private NonReadingClient() {}

  /** Sends a request and reads nothing of the answer. */
  public static Socket ask(QueryService service, String subject, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
            .formatted(path, service.authorization(subject));
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
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
               and query like '%capability_key%'
            """,
            database.name());
  }
}
