package uk.ragtime.portal.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.setup.OpenSteps;
import uk.ragtime.portal.work.WorkList;

/**
 * A partnership on the first page: the visitor's roles, and its areas.
 *
 * @param member code of the visitor; null if their roles do not let them read their record
 * @param reads whether the visitor reads ratings, and with them actions
 * @param setsUp whether the visitor sets anything up
 * @param plans whether the visitor may plan a cycle, and none is planned or under way
 * @param managesMembers whether the visitor manages its members
 * @param exports whether the visitor may download files
 * @param reviews whether the visitor reviews what agencies submit
 * @param firstSteps steps to its first cycle that are open for the visitor; null for none
 * @param begun whether it has a cycle
 * @param work what waits for the visitor
 */
record PartnershipCard(
    String code,
    String title,
    @Nullable String member,
    List<String> roles,
    boolean reads,
    boolean setsUp,
    boolean plans,
    boolean managesMembers,
    boolean exports,
    boolean reviews,
    OpenSteps.@Nullable Open firstSteps,
    boolean begun,
    WorkList work,
    List<Lists.Area> areas) {

  static PartnershipCard of(
      Me.Membership membership,
      boolean begun,
      OpenSteps.@Nullable Open firstSteps,
      WorkList work,
      List<Lists.Area> areas) {
    return new PartnershipCard(
        membership.partnership(),
        membership.title(),
        membership.may(Me.Action.READ_PROFILES) ? membership.member() : null,
        membership.roles(),
        membership.may(Me.Action.READ_PROFILES),
        membership.setsUp() && begun,
        membership.may(Me.Action.MANAGE_CYCLES) && begun && work.isIdle(),
        membership.may(Me.Action.MANAGE_MEMBERS),
        membership.may(Me.Action.EXPORT),
        membership.may(Me.Action.REVIEW),
        firstSteps,
        begun,
        work,
        areas);
  }
}
