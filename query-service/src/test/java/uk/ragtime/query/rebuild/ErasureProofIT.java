package uk.ragtime.query.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.query.support.TopicContent;
import uk.ragtime.testing.TestServers;

/** After an erasure nothing of it is found anywhere, and everything else is as it was. */
@ExtendWith(OutputCaptureExtension.class)
class ErasureProofIT {
  private static final String CODE = "quentin-quillfeather";
  private static final String NAME = "Quentin Q. Quillfeather";
  private static final String RATIONALE = "The Hollingberry family at number nine.";
  private static final String EVIDENCE =
      "[{\"title\":\"Notes on the Hollingberry twins\",\"url\":\"https://example.org/h\"}]";

  /** In lower and in upper case, as in a code and a name. */
  private static final String[] WORDS = {"quillfeather", "Quillfeather", "Hollingberry"};

  /** Stands in for a day. */
  private static final Duration BOUND = Duration.ofMillis(200);

  private static final Instant LATER = SampleEvents.SPRINGTIME.plusSeconds(90_000_000);

  private static final ConfigResource EVERY_BROKER =
      new ConfigResource(ConfigResource.Type.BROKER, "");
  private static final String CLEANER_PAUSE = "log.cleaner.backoff.ms";

  private static RebuildFixture stage;
  private static PartnershipCode kent;

  @BeforeAll
  static void open() throws ExecutionException, InterruptedException {
    stage = new RebuildFixture();
    kent = stage.kent;
    // Segments of the database's log that were recycled keep what was in them until they are used.
    stage.inside.run("alter system set wal_recycle = off");
    stage.inside.run("select pg_reload_conf()");
    Eventually.holds(() -> assertThat(stage.inside.ask("show wal_recycle")).containsExactly("off"));
    forgetSoon();
  }

  /** Other tests have the same broker, and looking for what to compact costs it dearly. */
  @AfterAll
  static void close() throws ExecutionException, InterruptedException {
    configure(
        Map.of(
            EVERY_BROKER,
            List.of(new AlterConfigOp(new ConfigEntry(CLEANER_PAUSE, ""), OpType.DELETE))));
    stage.inside.run("alter system reset wal_recycle");
    stage.inside.run("select pg_reload_conf()");
    stage.close();
  }

  private static void forgetSoon() throws ExecutionException, InterruptedException {
    List<AlterConfigOp> topic =
        EventTopics.erasableSettings(BOUND).entrySet().stream()
            .map(one -> set(one.getKey(), one.getValue()))
            .toList();
    configure(
        Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, EventTopics.directory(stage.topics)),
            topic,
            new ConfigResource(ConfigResource.Type.TOPIC, EventTopics.texts(stage.topics)),
            topic,
            EVERY_BROKER,
            List.of(set(CLEANER_PAUSE, Long.toString(BOUND.toMillis())))));
  }

  private static void configure(Map<ConfigResource, Collection<AlterConfigOp>> changes)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()))) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }

  private static long append(DomainEvent event, String actor) {
    return stage.log.append(kent, event, LATER, actor);
  }

  private static RatingChanged written() {
    return new RatingChanged(
        SampleEvents.SPRING,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        SampleEvents.TUNING_IN,
        null,
        Rating.GREEN,
        Stage.SELF,
        ChangeReason.FIRST_RATING,
        TestSeals.of(SealedField.RATIONALE, RATIONALE),
        TestSeals.of(SealedField.EVIDENCE, EVIDENCE),
        1,
        SampleEvents.FIRST_DAY,
        false);
  }

  @Test
  void nothingErasedIsFoundAnywhereAndAllElseIsAsItWas(CapturedOutput output) throws IOException {
    // given a person and texts that are found wherever they belong
    stage.log.persons().name(kent, CODE, NAME);
    append(
        stage
            .log
            .persons()
            .enrolled(
                kent,
                CODE,
                TestPersons.lookup(stage.issuer.issuer(), CODE),
                Set.of(Role.RATER),
                Set.of(SampleEvents.HEALTH_VISITING)),
        "coordinator");
    long position = append(written(), CODE);
    PersonKey person = new PersonKey(kent, TestPersons.handle(CODE));
    List<TextPlace> places =
        List.of(
            new TextPlace(position, SealedField.RATIONALE),
            new TextPlace(position, SealedField.EVIDENCE));
    stage.awaitProjected();
    Eventually.holds(() -> assertThat(answered("auditor", "/audit?limit=500")).contains(WORDS));
    stage.inside.run("checkpoint");
    assertThat(stage.inside.filesWith(WORDS))
        .anyMatch(file -> file.startsWith("base/"))
        .anyMatch(file -> file.startsWith("pg_wal/"));
    assertThat(topicsWith(WORDS))
        .containsExactlyInAnyOrder(
            EventTopics.directory(stage.topics), EventTopics.texts(stage.topics));
    assertThat(answersWith(WORDS))
        .contains("/audit?limit=500", "/members", "/exports/changes.csv", "/exports/changes.xlsx")
        .as("what may be cached, and what is public")
        .doesNotContain("/events?limit=50", "/events?limit=500&after=50");
    Map<String, String> before = events(position);

    // when they are erased, and the topics have had their time
    append(new MemberLeaveScheduled(person.handle(), LocalDate.of(2026, 3, 3)), "coordinator");
    append(new PersonErased(1, person.handle(), ErasureGround.CHILD_OR_FAMILY), "coordinator");
    long erased = append(new TextsErased(1, places, ErasureGround.CHILD_OR_FAMILY), "coordinator");
    sendWhatCannotBeRead(person, places.getFirst());
    Eventually.holds(() -> assertThat(carriedOut()).isEqualTo(erased));
    Eventually.holds(() -> {
      stage.log.person(person, null);
      places.forEach(place -> stage.log.text(new TextKey(kent, place), null));
      stage.log.flush();
      assertThat(TopicContent.all(EventTopics.texts(stage.topics))).noneMatch(has(WORDS));
      assertThat(TopicContent.all(EventTopics.directory(stage.topics))).noneMatch(has(WORDS));
    });

    // then nothing has them
    assertNothingHasThem();

    // and the log is what it was, and a rebuild of it gives the same
    assertThat(events(position)).isEqualTo(before);
    Map<String, String> answers = answers();
    String serving = stage.serving();
    Map<String, List<String>> rows = stage.rows(serving, stage.lancashire, kent);
    try (QueryService worker = stage.worker()) {
      long id = stage.rebuild(worker, "{}");
      stage.awaitStep(id, RebuildState.SWAPPED);
    }
    assertThat(stage.rows(stage.serving(), stage.lancashire, kent)).isEqualTo(rows);
    assertThat(answers()).isEqualTo(answers);
    assertNothingHasThem();
    assertThat(Stream.of(WORDS).filter(output.getAll()::contains)).as("the logs").isEmpty();
  }

  private static void assertNothingHasThem() throws IOException {
    stage.inside.run("analyze");
    for (int i = 0; i < 2; i++) {
      stage.inside.run("select pg_switch_wal()");
      stage.inside.run("checkpoint");
    }
    assertThat(stage.inside.filesWith(WORDS)).as("files of the database").isEmpty();
    assertThat(topicsWith(WORDS)).as("topics").isEmpty();
    assertThat(answersWith(WORDS)).as("answers").isEmpty();
  }

  /** An opening that does not fit, one that is late, and one that is no opening at all. */
  private static void sendWhatCannotBeRead(PersonKey person, TextPlace place) {
    stage.log.text(
        new TextKey(kent, place),
        new ErasableText(TestSeals.keyOf(SealedField.RATIONALE, "another"), RATIONALE));
    ErasablePerson late = stage.log.persons().record(person, place.position()).orElseThrow();
    stage.log.person(person, late);
    stage.log.directory(person.toString(), ("{\"name\":\"" + NAME + "\"}").getBytes(UTF_8));
    stage.log.flush();
  }

  private static long carriedOut() {
    String progress =
        TopicContent.last(EventTopics.erasureProgress(stage.topics)).get(kent + "/query-service");
    return progress == null ? 0 : JsonMapper.shared().readTree(progress).get("position").asLong();
  }

  /** Topics that hand any of the words out to a reader who begins at their beginning. */
  private static List<String> topicsWith(String... words) {
    return Stream.of(
            EventTopics.events(stage.topics),
            EventTopics.directory(stage.topics),
            EventTopics.texts(stage.topics),
            EventTopics.profiles(stage.topics),
            EventTopics.erasureProgress(stage.topics))
        .filter(topic -> TopicContent.all(topic).stream().anyMatch(has(words)))
        .toList();
  }

  /** The log up to a position as the read models have it, byte for byte. */
  private static Map<String, String> events(long upTo) {
    Map<String, String> events = new TreeMap<>();
    String sql =
        """
        select t.position || ' ' || md5(t.data)
          from feed.tail t
          join %s.feed_log using (partnership, log)
         where t.partnership = ?
           and t.position <= ?
        """
            .formatted(stage.serving());
    stage.inside.ask(sql, kent.value(), upTo).forEach(event -> events.put(event, "read model"));
    assertThat(events).hasSize(Math.toIntExact(upTo));
    TopicContent.records(EventTopics.events(stage.topics)).stream()
        .filter(record -> record.key().equals(kent.value()))
        .limit(upTo)
        .forEach(
            record -> events.put("kafka " + record.offset(), new String(record.value(), UTF_8)));
    return events;
  }

  private static List<String> answersWith(String... words) throws IOException {
    List<String> found = new ArrayList<>();
    answers()
        .forEach((path, answer) -> {
          if (has(words).test(answer)) {
            found.add(path);
          }
        });
    return found;
  }

  /** Everything that is answered about a partnership, by path; each must be answered. */
  private static Map<String, String> answers() throws IOException {
    Map<String, String> answers = new TreeMap<>();
    String area = "/areas/blackpool";
    for (String path :
        List.of(
            "/areas",
            "/agencies",
            "/cycles",
            "/checklists",
            area + "/profile?asOf=2026-09-30",
            area + "/history?to=2026-06-30",
            area + "/movement?from=2026-spring&to=2026-09-30",
            "/matrix?asOf=2026-09-30",
            "/audit?limit=500",
            "/events?limit=50",
            "/events?limit=500&after=50")) {
      answers.put(path, answered("auditor", path));
    }
    answers.put("/members", answered("coordinator", "/members"));
    String record = "/members/" + TestPersons.handle(CODE) + "/record";
    answers.put(record, answered("coordinator", record));
    for (String file :
        List.of(
            record + ".csv",
            "/exports/ratings.csv?asOf=2026-09-30",
            "/exports/profile.csv?asOf=2026-09-30",
            "/exports/changes.csv",
            "/exports/changes.xlsx")) {
      var download = stage.answering.get("coordinator-" + kent, "/v1/" + kent + file);
      assertThat(download.status()).as(file).isEqualTo(200);
      answers.put(file, content(file, download.bytes()));
    }
    return answers;
  }

  private static String answered(String role, String path) {
    QueryService.Answer answer = stage.answering.get(role + "-" + kent, "/v1/" + kent + path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return withoutTheTime(answer.json()).toString();
  }

  /** An answer tells up to when it knows, which moves on. */
  private static JsonNode withoutTheTime(JsonNode answer) {
    if (answer.isObject()) {
      answer.asObject().remove("knownAt");
    }
    return answer;
  }

  /** A workbook is an archive: its parts, unpacked. */
  private static String content(String file, byte[] body) throws IOException {
    if (!file.endsWith(".xlsx")) {
      return new String(body, UTF_8);
    }
    StringBuilder parts = new StringBuilder();
    try (ZipInputStream workbook = new ZipInputStream(new ByteArrayInputStream(body))) {
      while (workbook.getNextEntry() != null) {
        parts.append(new String(workbook.readAllBytes(), UTF_8));
      }
    }
    return parts.toString();
  }

  private static Predicate<String> has(String... words) {
    return text -> Stream.of(words).anyMatch(text::contains);
  }
}
