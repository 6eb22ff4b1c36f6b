package uk.ragtime.command.store;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.ErasableRows.TextRow;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.testing.locks.Catalogue;
import uk.ragtime.testing.locks.SecondLock;

/**
 * The store's own lock, with the service's left open on purpose: queries without any predicate,
 * under each role that may sign in. Roles, tables, views and functions are found in the catalogue.
 */
class StoreLockIT {
  private static final String PARTNERSHIP = "ragtime.partnership";

  private static final Map<String, String> OPEN =
      Map.of(
          "store.flyway_schema_history", "which migrations have run; nobody but the owner reads");

  private static final Map<String, String> SEES_ALL =
      Map.of(
          "ragtime_relay", "hands the events of all partnerships to Kafka; answers nobody",
          "ragtime_rebuild", "builds the read models of all partnerships anew; answers nobody");

  private static final Map<String, String> LENDING =
      Map.ofEntries(
          entry("store.append", "writes as append_checked does, for earlier releases"),
          entry(
              "store.append_checked",
              "writes events with their positions, and tells what became of them"),
          entry("store.append_expected", "likewise, or does nothing"),
          entry("store.moved_streams", "tells which versions are the last, and reveals no content"),
          entry("store.invitation_secret", "what invitations' codes are worked out from"),
          entry("store.exchange_budgets", "adds requests to budgets that the caller names"),
          entry("store.forget_budgets", "deletes budgets that are full, unseen"),
          entry("store.schema_version", "the versions of migrations, for readiness"),
          entry("erasable.erase", "for the owner's own functions only"),
          entry("store.erase_again", "deletes what events record as erased, unseen"),
          entry("store.erase_unrecorded", "deletes what the caller names, unseen: after a restore"),
          entry("store.secret_id", "tells secrets apart, and reveals none"),
          entry("store.unsealed_types", "which of some types a log has, and nothing of its events"),
          entry("store.record_operator_act", "adds an act to a list that it cannot read"),
          entry("store.conclude_operator_act", "completes an act once, unseen"),
          entry("store.relay_take", "takes the relay's lease"),
          entry("store.relay_move", "moves the relay's cursor, for the current epoch only"),
          entry("store.relay_begin", "sets the cursor back to what the topic holds"),
          entry("store.relay_filled", "notes that topics have all people and texts"),
          entry("store.relay_report", "notes how the topic is"),
          entry("store.relay_release", "lets another instance relay"),
          entry("store.forget_keys", "deletes idempotency keys older than thirty days, unseen"));

  private static final Map<String, String> MAINTAINING =
      Map.of(
          "ragtime_relay on erasable.person", "writes files anew from which persons were erased",
          "ragtime_relay on erasable.text", "likewise, texts");

  /** Everything that each role can read and call. What is added is thought about here first. */
  private static final Map<String, List<String>> READABLE =
      Map.of(
          "ragtime_command",
              List.of(
                  "erasable.person",
                  "erasable.text",
                  "store.event",
                  "store.idempotency",
                  "store.partnership",
                  "store.recorded_event",
                  "store.stream",
                  "store.stream_name"),
          "ragtime_rebuild",
              List.of(
                  "erasable.person",
                  "erasable.text",
                  "store.event",
                  "store.partnership",
                  "store.recorded_event",
                  "store.stream",
                  "store.stream_name"),
          "ragtime_relay",
              List.of(
                  "erasable.person",
                  "erasable.text",
                  "store.event",
                  "store.global_head",
                  "store.partnership",
                  "store.recorded_event",
                  "store.relay",
                  "store.stream",
                  "store.stream_name"));

  private static final Map<String, List<String>> CALLABLE =
      Map.of(
          "ragtime_command",
              List.of(
                  "store.append",
                  "store.append_checked",
                  "store.append_expected",
                  "store.conclude_operator_act",
                  "store.erase_again",
                  "store.erase_unrecorded",
                  "store.exchange_budgets",
                  "store.forget_budgets",
                  "store.invitation_secret",
                  "store.moved_streams",
                  "store.record_operator_act",
                  "store.schema_version",
                  "store.secret_id",
                  "store.unsealed_types"),
          "ragtime_rebuild", List.of(),
          "ragtime_relay",
              List.of(
                  "store.forget_keys",
                  "store.relay_begin",
                  "store.relay_filled",
                  "store.relay_move",
                  "store.relay_release",
                  "store.relay_report",
                  "store.relay_take"));

  private static StoreUnderTest store;
  private static Catalogue catalogue;

  @BeforeAll
  static void twoPartnershipsWithSomethingInEveryTable() throws SQLException {
    store = StoreUnderTest.migrated();
    catalogue = new Catalogue(store.database());
    GroupCommit instance = store.instance();
    for (String partnership : List.of("lancashire", "kent")) {
      MemberEnrolled event =
          new MemberEnrolled(
              SamplePeople.handle("carol"),
              SamplePeople.person("carol", "Carol of " + partnership).seal(),
              SamplePeople.identity("carol").seal(),
              Set.of(Role.COORDINATOR),
              Set.of());
      ErasableRows beside =
          ErasableRows.of(
              List.of(event),
              new Openings(
                  List.of(),
                  SamplePeople.person("carol", "Carol of " + partnership),
                  SamplePeople.identity("carol")));
      Opening text = new Opening(SealedField.REASON, SealKey.of(new byte[32]), partnership);
      instance.append(
          new AppendRequest(
              new StreamKey(new PartnershipCode(partnership), event.stream()),
              0,
              Map.of(),
              UUID.randomUUID(),
              new Origin(SamplePeople.actor("carol"), null, null, null),
              List.of(event),
              new ErasableRows(List.of(new TextRow(0, text)), beside.people()),
              new IdempotencyKey("key", "fingerprint"),
              true));
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    catalogue.close();
    store.close();
  }

  @Test
  void theCatalogueKnowsOfNoWayRound() throws SQLException {
    SecondLock lock =
        new SecondLock(store.database(), OPEN, SEES_ALL, LENDING, Map.of(), MAINTAINING);
    assertThat(lock.findings()).isEmpty();
  }

  @Test
  void eachRoleReachesWhatItNeedsAndNoMore() throws SQLException {
    assertThat(catalogue.logins()).containsExactlyInAnyOrderElementsOf(READABLE.keySet());
    for (String role : catalogue.logins()) {
      assertThat(catalogue.readableBy(role)).as(role).isEqualTo(READABLE.get(role));
      assertThat(catalogue.callableBy(role)).as(role).isEqualTo(CALLABLE.get(role));
    }
  }

  @Test
  void withoutAPredicateTheServiceSeesTheTenantThatIsSetAndNobodyElse() throws SQLException {
    for (String relation : catalogue.readableBy("ragtime_command")) {
      for (String partnership : List.of("lancashire", "kent")) {
        assertThat(catalogue.seenBy("ragtime_command", relation, PARTNERSHIP, partnership))
            .as(relation)
            .isEqualTo(catalogue.rowsOf(relation, isOf(relation, partnership)))
            .isNotEmpty();
      }
    }
  }

  @Test
  void withNoTenantOrOneThatIsNoneTheServiceSeesNothing() throws SQLException {
    for (String relation : catalogue.readableBy("ragtime_command")) {
      assertThat(catalogue.seenBy("ragtime_command", relation)).as(relation).isEmpty();
      for (String nobody :
          List.of("", "essex", "KENT", "%", "kent lancashire", "kent' or ''='", "1", "2")) {
        assertThat(catalogue.seenBy("ragtime_command", relation, PARTNERSHIP, nobody))
            .as("%s for '%s'", relation, nobody)
            .isEmpty();
      }
      for (String setting :
          List.of("ragtime.projecting", "ragtime.housekeeping", "ragtime.identity", "role")) {
        String value = setting.equals("role") ? "ragtime_command" : "kent";
        assertThat(catalogue.seenBy("ragtime_command", relation, setting, value))
            .as("%s with %s", relation, setting)
            .isEmpty();
      }
    }
  }

  /** Those that see all partnerships are no way for the service: it cannot become them. */
  @Test
  void whoeverSeesAllIsSomebodyElse() throws SQLException {
    for (String role : SEES_ALL.keySet()) {
      assertThat(catalogue.seenBy(role, "store.event")).hasSize(2);
      assertThat(
              catalogue.ask(
                  "select 'may' where pg_has_role('ragtime_command', ?::name, 'member')"
                      + " or pg_has_role('ragtime_command', ?::name, 'set')",
                  role,
                  role))
          .isEmpty();
    }
  }

  /** It writes for any partnership, since a group has several, and reveals no content. */
  @Test
  void theAppendTellsNothingOfWhatIsRecorded() throws SQLException {
    assertThat(
            catalogue.ask(
                "select pg_get_function_result(oid) from pg_proc where proname = 'append'"))
        .containsExactly(
            "TABLE(status text, at_position integer, at_version integer, was_created boolean,"
                + " known_fingerprint text)");
    assertThat(
            catalogue.ask(
                "select pg_get_function_result(oid) from pg_proc where proname = 'append_checked'"))
        .containsExactly(
            "TABLE(in_incarnation text, of_partnership integer[], reference_before integer[],"
                + " reference_after integer[], stream_number integer[], stream_found integer[],"
                + " status text[], at_position integer[], at_version integer[],"
                + " was_created boolean[], known_fingerprint text[])");
    assertThat(
            catalogue.ask(
                "select pg_get_function_result(oid) from pg_proc where proname = 'append_expected'"))
        .containsExactly("integer[]");
  }

  private static String isOf(String relation, String partnership) throws SQLException {
    String number =
        "(select p.number from store.partnership p where p.code = '" + partnership + "')";
    List<String> types =
        catalogue.ask(
            """
            select format_type(atttypid, null)
              from pg_attribute
             where attrelid = ?::regclass
               and attname = 'partnership'
            """,
            relation);
    return switch (types.isEmpty() ? "none" : types.getFirst()) {
      case "integer" -> "t.partnership = " + number;
      case "text" -> "t.partnership = '" + partnership + "'";
      default -> {
        assertThat(relation).as("does not say whose its rows are").isEqualTo("store.partnership");
        yield "t.code = '" + partnership + "'";
      }
    };
  }
}
