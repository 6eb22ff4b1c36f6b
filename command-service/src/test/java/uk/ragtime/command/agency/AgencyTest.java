package uk.ragtime.command.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.area.DefineArea;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AgencyEvent.AgencyRevised;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;

class AgencyTest {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final AreaCode BLACKPOOL = new AreaCode("blackpool");
  private static final AgencyCode MIDWIFERY = new AgencyCode("midwifery");
  private static final AgencyJoined JOINED =
      new AgencyJoined(MIDWIFERY, "Midwifery", Sector.MIDWIFERY, Set.of(BLACKPOOL), null);

  private static DefineAgency define(String name) {
    return new DefineAgency(LANCASHIRE, MIDWIFERY, name, Sector.MIDWIFERY, Set.of(BLACKPOOL), null);
  }

  @Test
  void anAgencyJoinsWhereThePartnershipWorks() {
    Agency absent = new Agency.Unknown();

    assertThat(absent.decide(define("Midwifery"), _ -> new Area.Defined("Blackpool", null)))
        .isEqualTo(List.of(JOINED));
    assertThatThrownBy(() -> absent.decide(define("Midwifery"), _ -> new Area.Undefined()))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.AREA_UNKNOWN));
  }

  @Test
  void whatIsKnownOfItMayChange() {
    Agency joined = new Agency.Unknown().evolve(JOINED);

    assertThat(joined.decide(define("Midwifery"), _ -> new Area.Defined("Blackpool", null)))
        .isEmpty();
    assertThat(joined.decide(define("Maternity"), _ -> new Area.Defined("Blackpool", null)))
        .singleElement()
        .isInstanceOf(AgencyRevised.class);
  }

  @Test
  void anAreaIsDefinedOnceAndMayGoByAnotherName() {
    var define = new DefineArea(LANCASHIRE, BLACKPOOL, "Blackpool", "E06000009");
    Area undefined = new Area.Undefined();
    Area defined = undefined.evolve(new AreaDefined(BLACKPOOL, "Blackpool", "E06000009"));

    assertThat(undefined.decide(define))
        .isEqualTo(List.of(new AreaDefined(BLACKPOOL, "Blackpool", "E06000009")));
    assertThat(defined.decide(define)).isEmpty();
    assertThat(defined.decide(new DefineArea(LANCASHIRE, BLACKPOOL, "Blackpool", null)))
        .isEqualTo(List.of(new AreaRevised(BLACKPOOL, "Blackpool", null)));
  }
}
