package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;

class CapabilitySuccessionTest {

  private static final List<Lists.Checklist> VERSIONS =
      List.of(
          version(3, item("b2", "reworded", "b"), item("whole", "merged", "part", "other")),
          version(
              2,
              item("b", "same", "a"),
              item("part", "split", "c"),
              item("other", "split", "c"),
              item("x", "new")),
          version(1, first("a"), first("c"), first("x"), first("d")));

  @Test
  void followsACapabilityThroughItsCodes() {
    // when
    CapabilitySuccession succession = CapabilitySuccession.of(VERSIONS, "a", 3);

    // then
    assertThat(succession.isPast()).isFalse();
    assertThat(succession.worded().map(Lists.Capability::code)).contains("b2");
  }

  @Test
  void isItselfWhereTheVersionInUseHasIt() {
    assertThat(CapabilitySuccession.of(VERSIONS, "b", 2).worded().map(Lists.Capability::code))
        .contains("b");
    assertThat(CapabilitySuccession.of(VERSIONS, "b", 2).isPast()).isFalse();
  }

  @Test
  void namesThePartsOfOneThatBecameSeveralAndTheWholeOfSeveral() {
    assertThat(heirs(CapabilitySuccession.of(VERSIONS, "c", 2))).containsExactly("part", "other");
    assertThat(heirs(CapabilitySuccession.of(VERSIONS, "part", 3))).containsExactly("whole");

    // even where in the end one is left
    CapabilitySuccession throughBoth = CapabilitySuccession.of(VERSIONS, "c", 3);
    assertThat(throughBoth.isPast()).isTrue();
    assertThat(heirs(throughBoth)).containsExactly("whole");
    assertThat(throughBoth.worded().map(Lists.Capability::code)).contains("c");
  }

  @Test
  void endsWhereNothingCarriesItOn() {
    assertThat(CapabilitySuccession.of(VERSIONS, "d", 3).isPast()).isTrue();
    assertThat(heirs(CapabilitySuccession.of(VERSIONS, "d", 3))).isEmpty();
  }

  @Test
  void knowsNothingOfWhatIsNotInUseYet() {
    CapabilitySuccession succession = CapabilitySuccession.of(VERSIONS, "whole", 2);
    assertThat(succession.isPast()).isFalse();
    assertThat(succession.worded()).isEmpty();
  }

  private static List<String> heirs(CapabilitySuccession succession) {
    return succession.heirs().stream().map(Lists.Capability::code).toList();
  }

  private static Lists.Checklist version(int version, Lists.Capability... items) {
    return new Lists.Checklist("workforce", version, "Workforce", Arrays.asList(items));
  }

  private static Lists.Capability item(String code, String kind, String... codes) {
    return new Lists.Capability(
        code, code, null, null, null, null, null, new Lists.Origin(kind, Arrays.asList(codes)));
  }

  private static Lists.Capability first(String code) {
    return new Lists.Capability(code, code, null, null, null, null, null, null);
  }
}
