package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;

/** Clients that follow profiles, live or by their topic, over a swap and back. */
class RebuildFollowedIT {
  private static final String PROFILE = "/v1/lancashire/areas/blackpool/profile";

  @Test
  void aStreamGoesOnAndTheTopicHasWhatServes() throws IOException {
    try (RebuildFixture stage = new RebuildFixture();
        QueryService worker = stage.worker();
        EventStreamClient stream =
            stage.answering.stream("viewer-lancashire", PROFILE + "/stream")) {
      stream.awaitId(changed(stage));
      awaitPublished(stage);

      // when another generation serves, each profile is published from there
      long id = stage.rebuild(worker, "{}");
      stage.awaitStep(id, RebuildState.SWAPPED);
      awaitPublished(stage);
      stream.awaitId(rate(stage, Rating.RED));

      // and likewise when the one before serves again
      stage.wish(worker, id, "roll-back");
      stage.awaitStep(id, RebuildState.ROLLED_BACK);
      awaitPublished(stage);
      stream.awaitId(rate(stage, Rating.GREEN));
      awaitPublished(stage);

      // then the same stream has told all of it, once and in order
      assertThat(stream.hasEnded()).isFalse();
      assertThat(stream.ids().stream().map(Long::valueOf)).doesNotHaveDuplicates().isSorted();

      // and no reader of the topic ever saw an older profile after a newer one
      Map<String, Long> last = new HashMap<>();
      for (PublishedProfiles.Published one : PublishedProfiles.all(topic(stage))) {
        assertThat(one.position()).isGreaterThanOrEqualTo(last.getOrDefault(one.key(), 0L));
        last.put(one.key(), one.position());
      }
      assertThat(last).hasSize(4).containsEntry("lancashire/blackpool", changed(stage));
    }
  }

  private static long rate(RebuildFixture stage, Rating rating) {
    return stage.rate(stage.lancashire, SampleEvents.BLACKPOOL, rating);
  }

  /** The last event that changed the profile that is followed. */
  private static long changed(RebuildFixture stage) {
    return Long.parseLong(
        stage
            .inside
            .ask(
                "select max(position) from %s.profile_position where partnership = 'lancashire' and area in ('', 'blackpool')"
                    .formatted(stage.serving()))
            .getFirst());
  }

  private static String topic(RebuildFixture stage) {
    return EventTopics.profiles(stage.topics);
  }

  /** Waits until the topic has each area's profile of the generation that serves. */
  private static void awaitPublished(RebuildFixture stage) {
    stage.awaitProjected();
    String standing =
        """
        select p.partnership || '/' || p.area
          from %s.profile_position p
         where p.area <> ''
           and not exists
             (select
                from read.published_profile d
                join read.serving s on s.generation = d.generation
               where d.partnership = p.partnership
                 and d.area = p.area
                 and d.position >= p.position)
        """
            .formatted(stage.serving());
    Eventually.holds(() -> assertThat(stage.inside.ask(standing)).isEqualTo(List.of()));
  }
}
