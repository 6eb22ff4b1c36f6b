package uk.ragtime.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AreaProfileTest {
  private static AreaProfile read(String json) {
    return JsonMapper.shared().readValue(json, AreaProfile.class);
  }

  @Test
  void theProfilesOwnMembersStandBesideItsParts() {
    AreaProfile answer =
        read(
            """
            {"name":"North","checklist":"workforce","version":2,"position":7,
             "agencies":[{"agency":"a","name":"A"}],
             "capabilities":[{"code":"observes","title":"Observes","ratings":[
               {"agency":"a","rating":"GREEN","by":{"member":"rater","name":"Rae Ter"}}]}],
             "cycles":[{"cycle":"one","name":"One","checklist":"workforce","version":2}],
             "history":{"checklist":"workforce","points":[{"period":"one","version":2}]},
             "before":{"day":"2026-05-15","cycle":"one","capabilities":[
               {"code":"observes","ratings":[{"agency":"a","rating":"RED"},
                                             {"agency":"b","rating":"REGROUPED"}]}]}}
            """);

    assertThat(answer.profile().name()).isEqualTo("North");
    assertThat(answer.profile().position()).isEqualTo(7);
    assertThat(answer.profile().given())
        .singleElement()
        .extracting("rating")
        .isEqualTo(Rating.GREEN);
    assertThat(answer.cycles()).extracting(Lists.Cycle::name).containsExactly("One");
    assertThat(answer.history().points()).hasSize(1);
    RatingsThen then = Objects.requireNonNull(answer.then());
    assertThat(then.from()).isEqualTo(new RatingsThen.Moment(LocalDate.of(2026, 5, 15), "one"));
    assertThat(then.byCell().get("observes")).containsOnlyKeys("a").containsValue(Rating.RED);
    // Kept for a while, so that nothing may be in it that is erased.
    assertThat(answer.toString()).doesNotContain("Rae Ter", "rater");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    AreaProfile answer = read("{\"checklist\":\"workforce\"}");

    assertThat(answer.then()).isNull();
    assertThat(answer.cycles()).isEmpty();
    assertThat(answer.history()).isEqualTo(new History("workforce", List.of()));
  }
}
