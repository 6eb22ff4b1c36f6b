package uk.ragtime.benchmarks.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;

/** A projection as a tutorial has it: an event handler that inserts a row. */
final class StockRatings {
  static final String TABLE =
      """
      create table rating_change
        (stream text not null,
         version bigint not null,
         cycle text not null,
         area text not null,
         agency text not null,
         capability text not null,
         rated_from text,
         rated_to text not null,
         stage text not null,
         reason text,
         effective_on date not null,
         recorded_at timestamptz not null,
         primary key (stream, version))
      """;

  private static final String INSERT =
      """
      insert into rating_change
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final ConnectionProvider connections;
  private final AtomicInteger handled = new AtomicInteger();

  StockRatings(ConnectionProvider connections) {
    this.connections = connections;
  }

  int handled() {
    return handled.get();
  }

  @EventHandler
  void on(RatingChanged event, @Timestamp Instant recordedAt, DomainEventMessage<?> message)
      throws SQLException {
    Rating from = event.from();
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      @Nullable Object[] row = {
        message.getAggregateIdentifier(),
        message.getSequenceNumber(),
        event.cycle().value(),
        event.area().value(),
        event.agency().value(),
        event.capability().value(),
        from == null ? null : from.name(),
        event.to().name(),
        event.stage().name(),
        event.reason() == null ? null : event.reason().name(),
        event.effectiveOn(),
        java.sql.Timestamp.from(recordedAt)
      };
      for (int i = 0; i < row.length; i++) {
        statement.setObject(i + 1, row[i]);
      }
      statement.executeUpdate();
    }
    handled.incrementAndGet();
  }
}
