package uk.ragtime.portal.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.portal.api.Movement.State;
import uk.ragtime.portal.api.Movement.Transition;
import uk.ragtime.portal.page.RatingLabel;

class FlowPictureTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final List<State> STATES =
      List.of(State.GREEN, State.AMBER, State.RED, State.NOT_APPLICABLE, State.NOT_RATED);

  static Stream<List<Transition>> movements() {
    Random random = new Random(400);
    List<List<Transition>> all = new ArrayList<>();
    all.add(List.of(new Transition(State.RED, State.RED, 1)));
    all.add(List.of(new Transition(State.GREEN, State.RED, 88)));
    all.add(List.of(new Transition(State.NOT_RATED, State.GREEN, 3)));
    all.add(everyWay(1));
    all.add(everyWay(16));
    List<Transition> lopsided = new ArrayList<>(everyWay(1));
    lopsided.set(0, new Transition(State.GREEN, State.GREEN, 376));
    all.add(lopsided);
    for (int i = 0; i < 60; i++) {
      int most = 1 + random.nextInt(60);
      all.add(
          everyWay(1).stream()
              .map(it -> new Transition(it.from(), it.to(), random.nextInt(most) - most / 3))
              .filter(it -> it.count() > 0)
              .toList());
    }
    return all.stream().filter(it -> !it.isEmpty());
  }

  private static List<Transition> everyWay(int count) {
    return STATES.stream()
        .flatMap(from -> STATES.stream().map(to -> new Transition(from, to, count)))
        .toList();
  }

  @Test
  void givesEachCellTheSameHeightAndFillsTheRoom() {
    // given
    FlowPicture picture =
        picture(
            new Transition(State.GREEN, State.GREEN, 10),
            new Transition(State.AMBER, State.GREEN, 8),
            new Transition(State.AMBER, State.RED, 7),
            new Transition(State.RED, State.RED, 9));

    // then
    double unit = (360 - 10 * 2) / 34.0;
    assertThat(picture.before())
        .extracting(FlowPicture.Bar::label)
        .containsExactly(RatingLabel.GREEN, RatingLabel.AMBER, RatingLabel.RED);
    assertThat(picture.before().getFirst().y()).isEqualTo(30);
    assertThat(picture.before().getFirst().height()).isEqualTo(10 * unit, EXACT);
    assertThat(bottom(picture.before().getLast())).isEqualTo(390, EXACT);
    assertThat(picture.ribbons())
        .allSatisfy(it -> assertThat(it.height()).isEqualTo(it.count() * unit, EXACT));
  }

  @Test
  void countsInLabelsWhatTheBarsStandFor() {
    FlowPicture picture =
        picture(
            new Transition(State.AMBER, State.GREEN, 8), new Transition(State.AMBER, State.RED, 7));
    assertThat(picture.before()).extracting(FlowPicture.Bar::count).containsExactly(15);
    assertThat(picture.after()).extracting(FlowPicture.Bar::count).containsExactly(8, 7);
    assertThat(picture.pills())
        .extracting(pill -> pill.course().mark() + " " + pill.count())
        .containsExactlyInAnyOrder("▲ 8", "▼ 7");
  }

  @ParameterizedTest
  @MethodSource("movements")
  void barsAreAsHighAsTheirRibbonsAndHaveRoom(List<Transition> moves) {
    FlowPicture picture = picture(moves);
    for (FlowPicture.Bar bar : picture.before()) {
      List<FlowPicture.Ribbon> own =
          picture.ribbons().stream()
              .filter(it -> it.from() == bar.label())
              .sorted(Comparator.comparingDouble(FlowPicture.Ribbon::left))
              .toList();
      stacked(bar, own.stream().map(it -> new double[] {it.left(), it.height()}).toList());
    }
    for (FlowPicture.Bar bar : picture.after()) {
      List<FlowPicture.Ribbon> own =
          picture.ribbons().stream()
              .filter(it -> it.to() == bar.label())
              .sorted(Comparator.comparingDouble(FlowPicture.Ribbon::right))
              .toList();
      stacked(bar, own.stream().map(it -> new double[] {it.right(), it.height()}).toList());
    }
    apart(picture.before());
    apart(picture.after());
  }

  /** The ribbons of a bar fill it from end to end, without gap or overlap. */
  private static void stacked(FlowPicture.Bar bar, List<double[]> ribbons) {
    double y = bar.y();
    for (double[] ribbon : ribbons) {
      assertThat(ribbon[0]).isEqualTo(y, EXACT);
      assertThat(ribbon[1]).isGreaterThanOrEqualTo(4);
      y += ribbon[1];
    }
    assertThat(y).isEqualTo(bottom(bar), EXACT);
  }

  private static void apart(List<FlowPicture.Bar> bars) {
    for (int i = 1; i < bars.size(); i++) {
      assertThat(bars.get(i).y()).isEqualTo(bottom(bars.get(i - 1)) + 10, EXACT);
      assertThat(bars.get(i).labelY() - bars.get(i - 1).labelY()).isGreaterThan(20 - 1e-6);
    }
    assertThat(bars).allSatisfy(bar -> assertThat(bar.labelY()).isBetween(34.0, 388.0));
    assertThat(bottom(bars.getLast())).isLessThanOrEqualTo(390 + 1e-6);
  }

  @ParameterizedTest
  @MethodSource("movements")
  void numbersStandInsideAndNeverCollide(List<Transition> moves) {
    List<FlowPicture.Pill> pills = picture(moves).pills();
    for (int i = 0; i < pills.size(); i++) {
      FlowPicture.Pill pill = pills.get(i);
      assertThat(pill.top()).isBetween(0.0, 376.0);
      assertThat(pill.left()).isBetween(240.0, 720.0 - 48);
      assertThat(pills.subList(0, i))
          .noneMatch(
              other -> Math.abs(other.x() - pill.x()) < 48 && Math.abs(other.y() - pill.y()) < 24);
    }
  }

  @Test
  void drawsUnchangedFirst() {
    List<Course> drawn =
        picture(everyWay(3)).ribbons().stream().map(FlowPicture.Ribbon::course).distinct().toList();
    assertThat(drawn).containsExactly(Course.SAME, Course.ASIDE, Course.BETTER, Course.WORSE);
  }

  @Test
  void bendsRibbonsInTheMiddle() {
    FlowPicture.Ribbon only =
        picture(new Transition(State.AMBER, State.RED, 1)).ribbons().getFirst();
    assertThat(only.area())
        .isEqualTo("M240 30C470 30 470 30 720 30L720 390C470 390 470 390 240 390Z");
    assertThat(only.edges())
        .isEqualTo("M240 31C470 31 470 31 720 31M240 389C470 389 470 389 720 389");
  }

  private static double bottom(FlowPicture.Bar bar) {
    return bar.y() + bar.height();
  }

  private static FlowPicture picture(Transition... moves) {
    return picture(List.of(moves));
  }

  private static FlowPicture picture(List<Transition> moves) {
    return FlowPicture.of(new Transitions(moves));
  }
}
