package uk.ragtime.portal.movement;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/**
 * Content of the page of what moved.
 *
 * @param known up to when recorded entries count, in words; null for everything
 * @param moved null while there is nothing to compare
 * @param cycles from which the moments may be chosen, the latest first
 */
record MovementPage(
    ProfileAddress address,
    @Nullable String known,
    String partnershipName,
    String areaName,
    ChecklistChoice checklists,
    Period period,
    List<Lists.Cycle> cycles,
    @Nullable WhatMoved moved) {

  /**
   * Answers of the query service for this page.
   *
   * @param movement with titles in the language of the page; null if there are no two moments
   * @param texts from which they are
   */
  record Answers(
      String partnershipName,
      Lists.Area area,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists,
      @Nullable Movement movement,
      ChecklistTexts texts) {}

  static MovementPage of(ProfileAddress asked, Answers answers, Period period, Words words) {
    Movement movement = answers.movement();
    String shown = shown(asked.area(), movement, answers.cycles());
    ChecklistChoice checklists = ChecklistChoice.of(shown, answers.cycles(), answers.checklists());
    KnownOn known = asked.knownOn();
    ProfileAddress address = asked.by(checklists.code());
    return new MovementPage(
        address,
        known == null ? null : known.inWords(words),
        answers.partnershipName(),
        answers.area().name(),
        checklists,
        movement == null
            ? period
            : period.shown(WhatMoved.moment(movement.from()), WhatMoved.moment(movement.to())),
        answers.cycles().stream()
            .filter(cycle -> cycle.checklist().equals(shown) && cycle.hasOpened())
            .sorted(latestFirst())
            .toList(),
        movement == null
            ? null
            : WhatMoved.of(
                address, movement, answers.texts(), answers.cycles(), answers.agencies(), words));
  }

  private static @Nullable String shown(
      AreaAddress asked, @Nullable Movement movement, List<Lists.Cycle> cycles) {
    if (movement != null && movement.checklist() != null) {
      return movement.checklist();
    }
    return asked.checklist() != null
        ? asked.checklist()
        : cycles.stream()
            .filter(Lists.Cycle::hasOpened)
            .min(latestFirst())
            .map(Lists.Cycle::checklist)
            .orElse(null);
  }

  private static Comparator<Lists.Cycle> latestFirst() {
    return Comparator.comparing(
        Lists.Cycle::outcomeOn, Comparator.nullsLast(Comparator.reverseOrder()));
  }

  /** Address of the same page through another checklist: its cycles are others. */
  public String through(String checklist) {
    return address.by(checklist).between("movement", null, null);
  }

  public String pack() {
    return address.between("pack", period.fromValue(), period.toValue());
  }
}
