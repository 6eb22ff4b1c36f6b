package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.event.Upcasting.Step;
import uk.ragtime.kernel.seal.InstallationSecret;

/** An event that an earlier release recorded, under another name and without a stage. */
class UpcastingIT {
  private static final Upcasting UPCASTING =
      new Upcasting(
          Map.of(
              new EventType("rating-set", 1),
              new Step(
                  new EventType("rating-changed", 2),
                  fields -> {
                    fields.put("to", fields.remove("rating"));
                    fields.put("stage", "SELF");
                    fields.remove("evidence");
                    fields.put("evidenceCount", 0);
                    return fields;
                  })));

  /** Of a person nothing can be made up while reading, so that such a log is not read at all. */
  @Test
  void aLogThatHoldsMembersCodesIsRefusedAtTheStart() throws Exception {
    try (StoreUnderTest store = StoreUnderTest.migrated()) {
      store.instance().append(StoreUnderTest.request("old", "blackpool", 0, 1, Map.of()));
      try (Connection connection = store.database().connect(store.database().owner());
          Statement statement = connection.createStatement()) {
        statement.execute("update store.stream_name set name = 'members'");
        statement.execute("update store.event set type = 'member-enrolled.v1'");
      }

      var check =
          new InstallationCheck(store.pool(), InstallationSecret.parse(SamplePeople.SECRET));

      assertThatThrownBy(check::check)
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("member-enrolled.v1")
          .hasMessageContaining("ragtime seal-v1");
    }
  }

  @Test
  void isReadFromTheStoreAsTodays() throws Exception {
    try (StoreUnderTest store = StoreUnderTest.migrated()) {
      // given an event as it was stored then
      store.instance().append(StoreUnderTest.request("old", "blackpool", 0, 1, Map.of()));
      try (Connection connection = store.database().connect(store.database().owner());
          Statement statement = connection.createStatement()) {
        statement.execute("alter type store.event_type add value 'rating-set.v1'");
        statement.execute(
            """
            update store.event
            set type = 'rating-set.v1',
              payload = '{"cycle": "2026-autumn", "area": "blackpool", "agency": "midwifery",
                "capability": "tuning-in", "rating": "AMBER", "reason": "IMPROVEMENT",
                "evidence": [], "effectiveOn": "2026-10-05", "onBehalf": false}'
            """);
      }

      // when it is read
      var key = new StreamKey(new PartnershipCode("old"), new StreamId("area/blackpool"));
      List<DomainEvent> read =
          new StoreReader(store.pool(), UPCASTING)
              .events(key, 1).stream().map(StoreReader.StreamEvent::event).toList();

      // then it is one of today's
      assertThat(read)
          .singleElement()
          .isInstanceOfSatisfying(
              RatingChanged.class,
              event -> {
                assertThat(event.from()).isNull();
                assertThat(event.to()).isEqualTo(Rating.AMBER);
                assertThat(event.stage()).isEqualTo(Stage.SELF);
                assertThat(event.effectiveOn()).isEqualTo(LocalDate.of(2026, 10, 5));
              });
    }
  }
}
