package uk.ragtime.portal.agency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * An agency across its areas.
 *
 * @param raters names of those who rate and answer for it; empty for a visitor who may not see them
 */
record AgencyPage(String name, String sector, List<InCycle> cycles, List<String> raters) {

  /** Its assessments in a cycle, side by side. */
  record InCycle(String name, List<Column> areas, List<Row> rows) {}

  /**
   * Its assessment of an area.
   *
   * @param lookedAt how many ratings were looked at, in words
   * @param assessment address of its page
   */
  record Column(
      String name,
      String profile,
      AssessmentState state,
      int challenges,
      String lookedAt,
      String assessment) {}

  /**
   * A capability in all areas.
   *
   * @param lang language of its title; null if it is that of the page
   */
  record Row(String title, @Nullable String lang, List<Cell> cells) {}

  /**
   * A rating in an area.
   *
   * @param name as a screen reader tells it
   * @param address of its story; null for a visitor who may not read it
   */
  record Cell(
      RatingLabel label,
      String word,
      boolean carriedOver,
      @Nullable String note,
      String name,
      @Nullable String address) {

    /** Names in the stylesheet. */
    public String look() {
      return "tile--" + label.slug() + (carriedOver ? " tile--carried" : "");
    }
  }

  /**
   * An assessment, and where it is.
   *
   * @param assessment with titles in the language of the page
   * @param texts from which they are
   */
  record Asked(
      Lists.Area area, AssessmentAddress address, Assessment assessment, ChecklistTexts texts) {}

  /**
   * @param asked assessments by cycle
   * @param several whether addresses must name the checklist
   * @param stories whether the visitor may read stories
   * @param members empty for a visitor who may not see them
   */
  record Answers(
      Lists.Agency agency,
      Map<Lists.Cycle, List<Asked>> asked,
      boolean several,
      boolean stories,
      Optional<Members> members) {}

  static AgencyPage of(Answers answers, Words words) {
    String sector = answers.agency().sector();
    return new AgencyPage(
        answers.agency().name(),
        sector == null ? "" : words.forCode("agencies.sector", sector),
        answers.asked().entrySet().stream()
            .map(it -> inCycle(it.getKey(), it.getValue(), answers, words))
            .toList(),
        answers.members().stream()
            .flatMap(it -> it.members().stream())
            .filter(member -> member.agencies().contains(answers.agency().agency()))
            .map(member -> PersonNames.of(member, words))
            .sorted()
            .toList());
  }

  private static InCycle inCycle(
      Lists.Cycle cycle, List<Asked> asked, Answers answers, Words words) {
    String checklist = answers.several() ? cycle.checklist() : null;
    List<Column> columns = asked.stream().map(it -> column(it, checklist, words)).toList();
    List<Row> rows = new ArrayList<>();
    List<Assessment.Cell> capabilities =
        asked.isEmpty() ? List.of() : asked.getFirst().assessment().cells();
    for (Assessment.Cell capability : capabilities) {
      rows.add(
          new Row(
              capability.title(),
              asked.getFirst().texts().lang(capability.capability()),
              asked.stream()
                  .map(it -> cell(it, capability, checklist, answers.stories(), words))
                  .toList()));
    }
    return new InCycle(cycle.name(), columns, rows);
  }

  private static Column column(Asked asked, @Nullable String checklist, Words words) {
    Assessment assessment = asked.assessment();
    return new Column(
        asked.area().name(),
        new AreaAddress(asked.address().partnership(), asked.area().area(), checklist).profile(),
        AssessmentState.of(assessment),
        assessment.challengesOpen(),
        words.say("heat.looked-at", assessment.rated(), assessment.cells().size()),
        asked.address().page());
  }

  private static Cell cell(
      Asked asked,
      Assessment.Cell capability,
      @Nullable String checklist,
      boolean stories,
      Words words) {
    Optional<Assessment.Cell> cell = asked.assessment().cell(capability.capability());
    Assessment.CarriedOver carried = cell.map(Assessment.Cell::carriedOver).orElse(null);
    Rating standing = cell.map(Assessment.Cell::standing).orElse(null);
    boolean carriedOver = carried != null;
    RatingLabel label =
        RatingLabel.of(standing == null && carried != null ? carried.rating() : standing);
    Assessment.Challenge challenge =
        cell.filter(Assessment.Cell::isChallenged).map(Assessment.Cell::challenge).orElse(null);
    String note =
        challenge != null
            ? words.say(
                "area.profile.challenged.sees",
                words.label(RatingLabel.of(challenge.word().rating())))
            : carriedOver ? words.say("area.profile.carried") : null;
    String word = words.label(label);
    String area = asked.area().name();
    return new Cell(
        label,
        word,
        carriedOver,
        note,
        note == null
            ? words.say("heat.cell", word, capability.title(), area)
            : words.say("heat.cell.noted", word, note, capability.title(), area),
        stories
            ? new AreaAddress(asked.address().partnership(), asked.area().area(), checklist)
                .story(asked.address().agency(), capability.capability())
            : null);
  }
}
