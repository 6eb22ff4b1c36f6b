package uk.ragtime.launcher.demonstration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The review of a partnership: acts on assessments, signed profiles, and actions. */
record Review(List<Assessment> assessments, List<Profile> profiles, List<PlannedAction> actions) {

  static final Review NONE = new Review(List.of(), List.of(), List.of());

  /** One agency's assessment in an area and a cycle, with its acts in their order. */
  record Assessment(int cycle, String area, String agency, List<Act> acts) {}

  /**
   * An act of a member.
   *
   * @param act as the API names it, such as {@code sign-off}
   * @param capability null for an act on the assessment as a whole
   * @param member the member who is assigned; null for any other act
   * @param inDays days until what is due, or until an extension ends
   * @param says the body
   */
  record Act(
      String by,
      String act,
      @Nullable String capability,
      @Nullable String member,
      @Nullable Integer inDays,
      Map<String, Object> says) {}

  /** An area's profile, signed by the coordinator. */
  record Profile(int cycle, String area, List<String> agencies, String statement) {}

  /** An action of an agency, with its progress in order. */
  record PlannedAction(
      String action,
      String by,
      String area,
      String agency,
      List<String> capabilities,
      String title,
      @Nullable String what,
      @Nullable String aim,
      int dueInDays,
      List<Progress> progress) {}

  record Progress(String status, int daysAgo, @Nullable String note) {}

  List<Assessment> assessmentsOf(int cycle) {
    return assessments.stream().filter(assessment -> assessment.cycle() == cycle).toList();
  }

  List<Profile> profilesOf(int cycle) {
    return profiles.stream().filter(profile -> profile.cycle() == cycle).toList();
  }
}
